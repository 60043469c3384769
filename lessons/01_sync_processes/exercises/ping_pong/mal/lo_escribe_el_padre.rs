// Lo rechaza: procesos
use shared::process::Process;

fn main() -> anyhow::Result<()> {
    let veces: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let mut ping = Process::new(|| ());
    let mut pong = Process::new(|| ());
    ping.start()?;
    pong.start()?;
    ping.join()?;
    pong.join()?;
    for _ in 0..veces {
        println!("ping");
        println!("pong");
    }
    Ok(())
}
