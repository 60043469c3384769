//! Solución de «Crea»: una reserva busca la combinación de una caja fuerte, y para en cuanto la encuentra.

// ANCHOR: solucion
// ANCHOR: usos
use sha2::{Digest, Sha256};
use shared::ipc::Value;
use shared::pool::Pool;
use shared::sync::SyncError;
// ANCHOR_END: usos

const COMBINACIONES: u32 = 1_000_000;
const BLOQUE: u32 = 10_000;
const BLOQUES: u32 = COMBINACIONES / BLOQUE;

/// La combinación que hay que encontrar, y que los obreros no deben mirar.
const SECRETA: u32 = 421_337;

// ANCHOR: hash
fn hash(combinacion: u32) -> [u8; 32] {
    Sha256::digest(format!("{combinacion:06}")).into()
}
// ANCHOR_END: hash

fn main() -> anyhow::Result<()> {
    let cerradura = hash(SECRETA);
    let probados = Value::new(0)?;
    let pool = Pool::fallible(4, |desde: u32| {
        let mut bloque = desde..desde + BLOQUE;
        let encontrada = bloque.find(|una| hash(*una) == cerradura);
        probados.update(|bloques| bloques + 1)?;
        Ok::<_, SyncError>(encontrada)
    })?;

    let bloques = (0..COMBINACIONES).step_by(BLOQUE as usize);
    let mut encontrada = None;
    for resultado in pool.imap_unordered(bloques)? {
        encontrada = resultado?;
        if encontrada.is_some() {
            break;
        }
    }
    pool.terminate();
    pool.join()?;

    println!("la combinación es {:06}", encontrada.unwrap_or_default());
    println!("bloques probados: {} de {BLOQUES}", probados.get());
    assert_eq!(encontrada, Some(SECRETA), "¿pruebas todas las de cada bloque?");
    assert!(probados.get() < BLOQUES, "¿has parado al encontrarla?");
    Ok(())
}
// ANCHOR_END: solucion
