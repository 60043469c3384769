use shared::process::Process;
use shared::sync::Semaphore;

fn main() -> anyhow::Result<()> {
    let args: Vec<usize> = std::env::args()
        .skip(1)
        .map(|arg| arg.parse())
        .collect::<Result<_, _>>()?;
    let (num_procesos, veces) = (args[0], args[1]);

    let lock = Semaphore::new(1)?;
    let mut procesos = Vec::new();
    for i in 0..num_procesos {
        let lock = &lock;
        let mut proceso = Process::new(move || -> anyhow::Result<()> {
            for j in 0..veces {
                lock.acquire()?;
                println!("{i} {j} empieza");
                println!("{i} {j} acaba");
                lock.release()?;
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
