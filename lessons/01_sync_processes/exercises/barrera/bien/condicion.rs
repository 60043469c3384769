use shared::ipc::RawValue;
use shared::process::Process;
use shared::sync::Condition;

fn main() -> anyhow::Result<()> {
    let args: Vec<usize> = std::env::args()
        .skip(1)
        .map(|arg| arg.parse())
        .collect::<Result<_, _>>()?;
    let (num_procesos, rondas) = (args[0], args[1]);

    let (llegados, cambio) = (RawValue::new(0)?, Condition::new()?);
    let mut procesos = Vec::new();
    for i in 0..num_procesos {
        let (llegados, cambio) = (&llegados, &cambio);
        let mut proceso = Process::new(move || -> anyhow::Result<()> {
            for ronda in 0..rondas {
                println!("ronda {ronda} {i}");
                let _guardia = cambio.guard()?;
                llegados.set(llegados.get() + 1);
                let _ = cambio.notify_all()?;
                while llegados.get() < num_procesos * (ronda + 1) {
                    let _ = cambio.wait()?;
                }
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
