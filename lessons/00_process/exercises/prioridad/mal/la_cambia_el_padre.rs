// Lo rechaza: la_sube_el_hijo
use shared::process::Process;
use shared::sync::Event;

fn main() -> anyhow::Result<()> {
    let mirado = Event::new()?;
    let mut hijo = Process::new(|| mirado.wait());
    hijo.start()?;
    let proc = hijo.in_table()?;
    proc.set_nice(proc.nice()? + 5)?;
    println!("{}", proc.nice()?);
    mirado.set();
    hijo.join()?;
    Ok(())
}
