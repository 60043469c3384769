// Lo rechaza: la_sube_el_hijo
use nix::unistd::getpid;
use shared::process::Process;
use shared::sync::Event;
use shared::table::SystemProcess;

fn main() -> anyhow::Result<()> {
    let (cambiado, mirado) = (Event::new()?, Event::new()?);
    let mut hijo = Process::new(|| -> anyhow::Result<()> {
        SystemProcess::new(getpid().as_raw())?.set_nice(5)?;
        cambiado.set();
        mirado.wait()?;
        Ok(())
    });
    hijo.start()?;
    cambiado.wait()?;
    println!("{}", hijo.in_table()?.nice()?);
    mirado.set();
    hijo.join()?;
    Ok(())
}
