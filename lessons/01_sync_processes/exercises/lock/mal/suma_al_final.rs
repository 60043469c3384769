// Lo rechaza: sumas
use shared::ipc::RawValue;
use shared::process::Process;
use shared::sync::Lock;

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let num_procesos: u32 = args.next().unwrap_or_default().parse()?;
    let vueltas: u32 = args.next().unwrap_or_default().parse()?;

    let contador = RawValue::new(0)?;
    let lock = Lock::new()?;
    let mut procesos = Vec::new();
    for _ in 0..num_procesos {
        let mut proceso = Process::new(|| -> anyhow::Result<()> {
            let mut mias = 0;
            for _ in 0..vueltas {
                mias += 1;
            }
            lock.acquire()?;
            contador.set(contador.get() + mias);
            lock.release()?;
            Ok(())
        });
        proceso.start()?;
        procesos.push(proceso);
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    println!("{}", contador.get());
    Ok(())
}
