use shared::process::Process;
use shared::sync::Lock;

fn jugar(
    palabra: &str,
    mio: &Lock,
    del_otro: &Lock,
    veces: u32,
) -> anyhow::Result<()> {
    for _ in 0..veces {
        mio.acquire()?;
        println!("{palabra}");
        del_otro.release()?;
    }
    Ok(())
}

fn main() -> anyhow::Result<()> {
    let veces: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let (turno_ping, turno_pong) = (Lock::new()?, Lock::new()?);
    turno_pong.acquire()?;
    let mut ping =
        Process::new(|| jugar("ping", &turno_ping, &turno_pong, veces));
    let mut pong =
        Process::new(|| jugar("pong", &turno_pong, &turno_ping, veces));
    ping.start()?;
    pong.start()?;
    ping.join()?;
    pong.join()?;
    Ok(())
}
