// Lo rechaza: rondas
use shared::process::Process;
use shared::sync::Barrier;

fn main() -> anyhow::Result<()> {
    let args: Vec<usize> = std::env::args()
        .skip(1)
        .map(|arg| arg.parse())
        .collect::<Result<_, _>>()?;
    let (num_procesos, rondas) = (args[0], args[1]);

    let barrera = Barrier::new(num_procesos)?;
    let mut procesos = Vec::new();
    for i in 0..num_procesos {
        let barrera = &barrera;
        let mut proceso = Process::new(move || -> anyhow::Result<()> {
            for ronda in 0..rondas {
                println!("ronda {ronda} {i}");
                if ronda == 0 {
                    barrera.wait()?;
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
