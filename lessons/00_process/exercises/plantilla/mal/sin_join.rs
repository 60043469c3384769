// Lo rechaza: fin_tras_todos
use shared::process::Process;

fn trabajo(i: u32) {
    println!("trabajo {i}");
}

fn main() -> anyhow::Result<()> {
    let n: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let mut procesos = Vec::new();
    for i in 0..n {
        let mut proceso = Process::new(move || trabajo(i));
        proceso.start()?;
        procesos.push(proceso);
    }
    println!("fin");
    Ok(())
}
