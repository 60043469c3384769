// Lo rechaza: combinacion
use sha2::{Digest, Sha256};
use shared::pool::Pool;

const COMBINACIONES: u32 = 1_000_000;
const BLOQUE: u32 = 10_000;

fn huella(combinacion: u32) -> [u8; 32] {
    Sha256::digest(format!("{combinacion:06}")).into()
}

fn main() -> anyhow::Result<()> {
    // De hexadecimal a bytes: dos cifras por byte.
    let texto = std::env::args().nth(1).unwrap_or_default();
    let bytes = (0..texto.len()).step_by(2).map(|i| u8::from_str_radix(&texto[i..i + 2], 16));
    let cerradura = bytes.collect::<Result<Vec<u8>, _>>()?;
    let pool = Pool::new(4, |desde: u32| (desde..desde + BLOQUE).find(|una| huella(*una) == cerradura[..]))?;
    let bloques = (0..COMBINACIONES).step_by(BLOQUE as usize);
    let mut probados = 0;
    let mut encontrada = None;
    for resultado in pool.imap_unordered(bloques)? {
        probados += 1;
        encontrada = resultado?;
        if encontrada.is_some() {
            break;
        }
    }
    pool.terminate();
    pool.join()?;
    println!("{}", encontrada.unwrap_or_default());
    println!("{probados}");
    Ok(())
}
