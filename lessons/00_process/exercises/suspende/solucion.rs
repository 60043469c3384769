use anyhow::Context;
use shared::process::Process;

fn calcular() {
    loop {
        std::hint::spin_loop();
    }
}

fn main() -> anyhow::Result<()> {
    let mut hijo = Process::new(calcular);
    hijo.start()?;
    // HUECO
    let proc = hijo.in_table()?;
    proc.suspend()?;
    println!("detenido");
    proc.resume()?;
    println!("sigue");
    proc.terminate()?;
    hijo.join()?;
    // INICIO: println!("detenido"); // ¿De verdad?
    // INICIO: println!("sigue");
    // INICIO: hijo.kill()?;
    // INICIO: hijo.join()?;
    // FIN
    println!("{}", hijo.exitcode().context("ha terminado")?);
    Ok(())
}
