use shared::process::Process;

fn main() -> anyhow::Result<()> {
    let n: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let mut procesos: Vec<_> =
        (0..n).map(|i| Process::new(move || println!("trabajo {i}"))).collect();
    for proceso in &mut procesos {
        proceso.start()?;
    }
    while let Some(mut proceso) = procesos.pop() {
        proceso.join()?;
    }
    println!("fin");
    Ok(())
}
