// Lo rechaza: sigue
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
    println!("sigue");
    proc.resume()?;
    proc.terminate()?;
    hijo.join()?;
    println!("{}", hijo.exitcode().unwrap_or(0));
    Ok(())
}
