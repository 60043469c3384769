use shared::process::Process;

fn trabajo(i: u32) {
    println!("trabajo {i}");
}

fn main() -> anyhow::Result<()> {
    let n: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    // HUECO
    let mut procesos = Vec::new();
    for i in 0..n {
        let mut proceso = Process::new(move || trabajo(i));
        proceso.start()?;
        procesos.push(proceso);
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    // INICIO: // Crea y arranca aquí los n procesos (`Process::new`), y espera a todos.
    // INICIO: let _ = Process::new(|| ());
    // INICIO: for i in 0..n {
    // INICIO:     trabajo(i);
    // INICIO: }
    // FIN
    println!("fin");
    Ok(())
}
