// Lo rechaza: juntas
use shared::process::Process;
use shared::sync::Lock;

fn main() -> anyhow::Result<()> {
    let args: Vec<usize> = std::env::args()
        .skip(1)
        .map(|arg| arg.parse())
        .collect::<Result<_, _>>()?;
    let (num_procesos, veces) = (args[0], args[1]);

    let lock = Lock::new()?;
    let mut procesos = Vec::new();
    for i in 0..num_procesos {
        let lock = &lock;
        let mut proceso = Process::new(move || -> anyhow::Result<()> {
            for j in 0..veces {
                let _ = lock.guard()?;
                println!("{i} {j} empieza");
                println!("{i} {j} acaba");
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
