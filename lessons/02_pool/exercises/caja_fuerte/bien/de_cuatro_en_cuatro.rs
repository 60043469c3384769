use sha2::{Digest, Sha256};
use shared::pool::Pool;

const BLOQUE: u32 = 10_000;

fn main() -> anyhow::Result<()> {
    let cerradura = std::env::args().nth(1).unwrap_or_default();
    let abre = |combinacion: &u32| {
        let huella = Sha256::digest(format!("{combinacion:06}"));
        huella.iter().map(|byte| format!("{byte:02x}")).collect::<String>() == cerradura
    };
    let reserva = Pool::new(4, |desde: u32| (desde..desde + BLOQUE).find(abre))?;

    // Solo se encargan tantos bloques como obreros hay, y otro cada vez que se recoge uno.
    let mut por_encargar = (0..100).map(|bloque| bloque * BLOQUE);
    let mut encargos = std::collections::VecDeque::new();
    for desde in por_encargar.by_ref().take(4) {
        encargos.push_back(reserva.apply_async(&desde)?);
    }
    let mut probados = 0;
    let mut encontrada = None;
    while let Some(encargo) = encargos.pop_front() {
        encontrada = encargo.get()?;
        probados += 1;
        if encontrada.is_some() {
            break;
        }
        if let Some(desde) = por_encargar.next() {
            encargos.push_back(reserva.apply_async(&desde)?);
        }
    }
    encargos.clear();
    reserva.terminate();
    reserva.join()?;
    println!("{:06}\n{probados}", encontrada.unwrap_or_default());
    Ok(())
}
