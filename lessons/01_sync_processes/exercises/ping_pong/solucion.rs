use shared::process::Process;
// HUECO
use shared::sync::Semaphore;
// FIN

// HUECO
fn jugar(
    palabra: &str,
    mio: &Semaphore,
    del_otro: &Semaphore,
    veces: u32,
) -> anyhow::Result<()> {
    for _ in 0..veces {
        mio.acquire()?;
        println!("{palabra}");
        del_otro.release()?;
    }
    Ok(())
}
// INICIO: fn jugar(palabra: &str, veces: u32) {
// INICIO:     for _ in 0..veces {
// INICIO:         println!("{palabra}");
// INICIO:     }
// INICIO: }
// FIN

fn main() -> anyhow::Result<()> {
    let veces: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    // HUECO
    let (turno_ping, turno_pong) = (Semaphore::new(1)?, Semaphore::new(0)?);
    let mut ping =
        Process::new(|| jugar("ping", &turno_ping, &turno_pong, veces));
    let mut pong =
        Process::new(|| jugar("pong", &turno_pong, &turno_ping, veces));
    // INICIO: let mut ping = Process::new(|| jugar("ping", veces));
    // INICIO: let mut pong = Process::new(|| jugar("pong", veces));
    // FIN
    ping.start()?;
    pong.start()?;
    ping.join()?;
    pong.join()?;
    Ok(())
}
