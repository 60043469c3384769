// Lo rechaza: hijos
use shared::process::Process;

fn main() -> anyhow::Result<()> {
    let args: Vec<usize> = std::env::args()
        .skip(1)
        .map(|arg| arg.parse())
        .collect::<Result<_, _>>()?;
    for ronda in 0..args[1] {
        let mut procesos = Vec::new();
        for i in 0..args[0] {
            let mut proceso = Process::new(move || println!("ronda {ronda} {i}"));
            proceso.start()?;
            procesos.push(proceso);
        }
        for proceso in &mut procesos {
            proceso.join()?;
        }
    }
    Ok(())
}
