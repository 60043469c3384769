use shared::ipc::RawValue;
use shared::process::Process;
use shared::sync::Condition;

fn jugar(
    palabra: &str,
    mio: u32,
    turno: &RawValue<u32>,
    cambio: &Condition,
    veces: u32,
) -> anyhow::Result<()> {
    for _ in 0..veces {
        let _guardia = cambio.guard()?;
        while turno.get() != mio {
            let _ = cambio.wait()?;
        }
        println!("{palabra}");
        turno.set(1 - mio);
        let _ = cambio.notify()?;
    }
    Ok(())
}

fn main() -> anyhow::Result<()> {
    let veces: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let (turno, cambio) = (RawValue::new(0)?, Condition::new()?);
    let mut ping = Process::new(|| jugar("ping", 0, &turno, &cambio, veces));
    let mut pong = Process::new(|| jugar("pong", 1, &turno, &cambio, veces));
    ping.start()?;
    pong.start()?;
    ping.join()?;
    pong.join()?;
    Ok(())
}
