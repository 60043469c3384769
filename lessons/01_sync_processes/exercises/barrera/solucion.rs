use shared::process::Process;
// HUECO
use shared::sync::Barrier;
// FIN

fn main() -> anyhow::Result<()> {
    let args: Vec<usize> = std::env::args()
        .skip(1)
        .map(|arg| arg.parse())
        .collect::<Result<_, _>>()?;
    let (num_procesos, rondas) = (args[0], args[1]);

    // HUECO
    let barrera = Barrier::new(num_procesos)?;
    // FIN
    let mut procesos = Vec::new();
    for i in 0..num_procesos {
        // HUECO
        let barrera = &barrera;
        // FIN
        let mut proceso = Process::new(move || -> anyhow::Result<()> {
            for ronda in 0..rondas {
                println!("ronda {ronda} {i}");
                // HUECO
                barrera.wait()?;
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
