// Lo rechaza: acaba_bien
use nix::unistd::getpid;
use shared::process::Process;
use shared::table::SystemProcess;

fn main() -> anyhow::Result<()> {
    let mut hijo = Process::new(|| -> anyhow::Result<()> {
        let proc = SystemProcess::new(getpid().as_raw())?;
        proc.set_nice(proc.nice()? + 5)?;
        Ok(())
    });
    hijo.start()?;
    hijo.join()?;
    println!("{}", hijo.in_table()?.nice()?);
    Ok(())
}
