// Lo rechaza: espera_al_cambio
use nix::unistd::getpid;
use shared::process::Process;
use shared::sync::Event;
use shared::table::SystemProcess;

fn main() -> anyhow::Result<()> {
    let mirado = Event::new()?;
    let mut hijo = Process::new(|| -> anyhow::Result<()> {
        let proc = SystemProcess::new(getpid().as_raw())?;
        proc.set_nice(proc.nice()? + 5)?;
        mirado.wait()?;
        Ok(())
    });
    hijo.start()?;
    println!("{}", hijo.in_table()?.nice()?);
    mirado.set();
    hijo.join()?;
    Ok(())
}
