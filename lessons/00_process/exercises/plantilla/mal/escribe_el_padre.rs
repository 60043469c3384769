// Lo rechaza: cada_uno_el_suyo
use shared::process::Process;

fn trabajo(i: u32) {
    println!("trabajo {i}");
}

fn main() -> anyhow::Result<()> {
    let n: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let mut procesos = Vec::new();
    for i in 0..n {
        let mut proceso = Process::new(|| ());
        proceso.start()?;
        trabajo(i);
        procesos.push(proceso);
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    println!("fin");
    Ok(())
}
