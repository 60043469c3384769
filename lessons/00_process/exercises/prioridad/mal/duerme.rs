// Lo rechaza: espera_al_cambio
use std::thread::sleep;
use std::time::Duration;

use shared::process::Process;

fn main() -> anyhow::Result<()> {
    let mut hijo = Process::new(|| {
        // SAFETY: es un número.
        unsafe { libc::nice(5) };
        sleep(Duration::from_secs(2));
    });
    hijo.start()?;
    sleep(Duration::from_secs(1));
    println!("{}", hijo.in_table()?.nice()?);
    hijo.join()?;
    Ok(())
}
