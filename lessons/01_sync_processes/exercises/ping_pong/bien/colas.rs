use shared::ipc::Queue;
use shared::process::Process;

fn jugar(
    palabra: &str,
    mio: &Queue<()>,
    del_otro: &Queue<()>,
    veces: u32,
) -> anyhow::Result<()> {
    for _ in 0..veces {
        mio.get()?;
        println!("{palabra}");
        del_otro.put(&())?;
    }
    Ok(())
}

fn main() -> anyhow::Result<()> {
    let veces: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let (turno_ping, turno_pong) = (Queue::new()?, Queue::new()?);
    turno_ping.put(&())?;
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
