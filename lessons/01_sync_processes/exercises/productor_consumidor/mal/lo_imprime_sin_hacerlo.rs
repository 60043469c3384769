// Lo rechaza: pasan
use shared::process::Process;

fn main() -> anyhow::Result<()> {
    let args: Vec<usize> = std::env::args()
        .skip(1)
        .map(|arg| arg.parse())
        .collect::<Result<_, _>>()?;
    let mut procesos = Vec::new();
    for _ in 0..args[0] + args[1] {
        let mut proceso = Process::new(|| ());
        proceso.start()?;
        procesos.push(proceso);
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    let total = args[0] * args[2];
    println!("{total} {}", (0..total).sum::<usize>());
    Ok(())
}
