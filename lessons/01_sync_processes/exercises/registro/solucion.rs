use shared::process::Process;
// HUECO
use shared::sync::Lock;
// FIN

fn main() -> anyhow::Result<()> {
    let args: Vec<usize> = std::env::args()
        .skip(1)
        .map(|arg| arg.parse())
        .collect::<Result<_, _>>()?;
    let (num_procesos, veces) = (args[0], args[1]);

    // HUECO
    let lock = Lock::new()?;
    // FIN
    let mut procesos = Vec::new();
    for i in 0..num_procesos {
        // HUECO
        let lock = &lock;
        // FIN
        let mut proceso = Process::new(move || -> anyhow::Result<()> {
            for j in 0..veces {
                // HUECO
                lock.acquire()?;
                // FIN
                println!("{i} {j} empieza");
                println!("{i} {j} acaba");
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
    Ok(())
}
