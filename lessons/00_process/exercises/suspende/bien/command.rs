use std::os::unix::process::ExitStatusExt;
use std::process::Command;

use shared::table::SystemProcess;

fn main() -> anyhow::Result<()> {
    let mut hijo = Command::new("sh").args(["-c", "while :; do :; done"]).spawn()?;
    let visto = SystemProcess::new(hijo.id() as i32)?;
    visto.suspend()?;
    println!("detenido");
    visto.resume()?;
    println!("sigue");
    visto.terminate()?;
    println!("{}", -hijo.wait()?.signal().unwrap_or(0));
    Ok(())
}
