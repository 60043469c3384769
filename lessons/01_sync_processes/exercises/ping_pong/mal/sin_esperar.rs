// Lo rechaza: turnos
use shared::process::Process;
use shared::sync::Semaphore;

fn jugar(
    palabra: &str,
    mio: &Semaphore,
    del_otro: &Semaphore,
    veces: u32,
) -> anyhow::Result<()> {
    for _ in 0..veces {
        println!("{palabra}");
        del_otro.release()?;
    }
    Ok(())
}

fn main() -> anyhow::Result<()> {
    let veces: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let (turno_ping, turno_pong) = (Semaphore::new(1)?, Semaphore::new(0)?);
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
