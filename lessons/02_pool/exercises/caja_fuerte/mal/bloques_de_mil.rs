// Lo rechaza: por_orden
use sha2::{Digest, Sha256};
use shared::pool::Pool;

fn huella(combinacion: u32) -> String {
    let bytes = Sha256::digest(format!("{combinacion:06}"));
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn main() -> anyhow::Result<()> {
    let cerradura = std::env::args().nth(1).unwrap_or_default();
    let pool = Pool::new(4, |desde: u32| (desde..desde + 1000).find(|una| huella(*una) == cerradura))?;
    let mut probados = 0;
    let mut encontrada = None;
    for resultado in pool.imap_unordered((0..1_000_000).step_by(1000))? {
        probados += 1;
        encontrada = resultado?;
        if encontrada.is_some() {
            break;
        }
    }
    pool.terminate();
    pool.join()?;
    println!("{:06}", encontrada.unwrap_or_default());
    println!("{probados}");
    Ok(())
}
