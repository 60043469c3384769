// Lo rechaza: a_la_vez
use shared::process::Process;

fn trabajo(i: u32) {
    println!("trabajo {i}");
}

fn main() -> anyhow::Result<()> {
    let n: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    for i in 0..n {
        let mut proceso = Process::new(move || trabajo(i));
        proceso.start()?;
        proceso.join()?;
    }
    println!("fin");
    Ok(())
}
