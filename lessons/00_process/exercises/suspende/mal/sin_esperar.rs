// Lo rechaza: termina
use shared::process::Process;

fn calcular() {
    loop {
        std::hint::spin_loop();
    }
}

fn main() -> anyhow::Result<()> {
    let mut hijo = Process::new(calcular);
    hijo.start()?;
    let proc = hijo.in_table()?;
    proc.suspend()?;
    println!("detenido");
    proc.resume()?;
    println!("sigue");
    proc.terminate()?;
    println!("-15");
    Ok(())
}
