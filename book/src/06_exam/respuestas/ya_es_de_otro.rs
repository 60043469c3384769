use shared::process::Process;

fn main() -> anyhow::Result<()> {
    let cuantos: usize = std::env::args().nth(1).unwrap().parse()?;
    let mut procesos = Vec::new();
    for numero in 0..cuantos {
        let mut hijo = Process::new(move || println!("trabajo {numero}"));
        procesos.push(hijo);
        hijo.start()?;
    }
    for mut proceso in procesos {
        proceso.join()?;
    }
    println!("fin");
    Ok(())
}
