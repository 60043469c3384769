// Lo rechaza: rondas
use shared::process::Process;

fn main() -> anyhow::Result<()> {
    let args: Vec<usize> = std::env::args()
        .skip(1)
        .map(|arg| arg.parse())
        .collect::<Result<_, _>>()?;
    let (num_procesos, rondas) = (args[0], args[1]);

    let mut procesos = Vec::new();
    for i in 0..num_procesos {
        let mut proceso = Process::new(move || -> anyhow::Result<()> {
            for ronda in 0..rondas {
                println!("ronda {ronda} {i}");
                std::thread::sleep(std::time::Duration::from_millis(10));
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
