// Lo rechaza: total
use shared::process::Process;

fn main() -> anyhow::Result<()> {
    let mut total = 0_u64;
    let mut procesos = Vec::new();
    for texto in std::env::args().skip(1) {
        let hasta: u64 = texto.parse()?;
        let mut proceso = Process::new(move || {
            let suma: u64 = (1..=hasta).sum();
            println!("{hasta}: {suma}");
            total += suma; // es la copia que se ha llevado el hijo
        });
        proceso.start()?;
        procesos.push(proceso);
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    total += 0;
    println!("total {total}");
    Ok(())
}
