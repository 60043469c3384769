// Lo rechaza: espera
use std::thread::sleep;
use std::time::Duration;

use shared::process::Process;

fn jugar(palabra: &str, primero: u64, veces: u32) {
    sleep(Duration::from_millis(primero));
    for _ in 0..veces {
        println!("{palabra}");
        sleep(Duration::from_millis(40));
    }
}

fn main() -> anyhow::Result<()> {
    let veces: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let mut ping = Process::new(|| jugar("ping", 0, veces));
    let mut pong = Process::new(|| jugar("pong", 20, veces));
    ping.start()?;
    pong.start()?;
    ping.join()?;
    pong.join()?;
    Ok(())
}
