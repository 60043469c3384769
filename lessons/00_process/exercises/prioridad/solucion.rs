use nix::unistd::getpid;
use shared::process::Process;
use shared::sync::Event;
use shared::table::SystemProcess;

fn subir_nice(cambiado: &Event, mirado: &Event) -> anyhow::Result<()> {
    // HUECO
    let proc = SystemProcess::new(getpid().as_raw())?;
    proc.set_nice(proc.nice()? + 5)?;
    cambiado.set();
    mirado.wait()?;
    // INICIO: // Sube aquí su nice (`set_nice`).
    // INICIO: let _ = (SystemProcess::new(getpid().as_raw())?, cambiado, mirado);
    // FIN
    Ok(())
}

fn main() -> anyhow::Result<()> {
    let (cambiado, mirado) = (Event::new()?, Event::new()?);
    let mut hijo = Process::new(|| subir_nice(&cambiado, &mirado));
    hijo.start()?;
    // HUECO
    cambiado.wait()?;
    // INICIO: // ¿Lo habrá cambiado ya?
    // FIN
    println!("{}", hijo.in_table()?.nice()?);
    mirado.set();
    hijo.join()?;
    Ok(())
}
