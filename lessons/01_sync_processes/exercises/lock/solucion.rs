use shared::ipc::RawValue;
use shared::process::Process;
// HUECO
use shared::sync::Lock;
// FIN

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let num_procesos: u32 = args.next().unwrap_or_default().parse()?;
    let vueltas: u32 = args.next().unwrap_or_default().parse()?;

    let contador = RawValue::new(0)?;
    // HUECO
    let lock = Lock::new()?;
    // INICIO: // Con un cerrojo: let lock = shared::sync::Lock::new()?;
    // FIN
    let mut procesos = Vec::new();
    for _ in 0..num_procesos {
        let mut proceso = Process::new(|| -> anyhow::Result<()> {
            for _ in 0..vueltas {
                // HUECO
                lock.acquire()?;
                // FIN
                let leido = contador.get();
                contador.set(leido + 1);
                // HUECO
                lock.release()?;
                // FIN
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
