// Lo rechaza: total
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
            for _ in 0..vueltas {
                let _ = lock.guard()?;
                let leido = contador.get();
                contador.set(leido + 1);
            }
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
