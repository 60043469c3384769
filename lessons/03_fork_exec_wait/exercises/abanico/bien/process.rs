use shared::process::Process;

fn main() -> anyhow::Result<()> {
    let n: i32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let mut hijos = Vec::new();
    for i in 0..n {
        let mut hijo = Process::new(move || {
            println!("hijo {i}");
            i
        });
        hijo.start()?;
        hijos.push(hijo);
    }
    let mut suma = 0;
    for hijo in &mut hijos {
        hijo.join()?;
        suma += hijo.exitcode().unwrap_or_default();
    }
    println!("{suma}");
    Ok(())
}
