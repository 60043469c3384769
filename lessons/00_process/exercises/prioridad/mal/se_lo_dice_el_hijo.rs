// Lo rechaza: mira_el_sistema
use nix::unistd::getpid;
use shared::ipc::Value;
use shared::process::Process;
use shared::table::SystemProcess;

fn main() -> anyhow::Result<()> {
    let nice = Value::new(0_i32)?;
    let mut hijo = Process::new(|| -> anyhow::Result<()> {
        let proc = SystemProcess::new(getpid().as_raw())?;
        proc.set_nice(proc.nice()? + 5)?;
        nice.set(proc.nice()?);
        Ok(())
    });
    hijo.start()?;
    hijo.join()?;
    println!("{}", nice.get());
    Ok(())
}
