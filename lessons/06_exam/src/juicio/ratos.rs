//! Lo que ha de durar algo, como poco. En una máquina ocupada todo dura más, y nada menos: pedir un mínimo no perjudica a
//! quien lo cumple.

use super::{Linea, Visto};

/// Lo que hizo `quien` («El hijo 2 estuvo dentro») duró al menos lo que se pedía; la décima parte se perdona.
pub fn dura(quien: &str, duro_us: u64, pedidos_ms: u64) -> Result<(), String> {
    if duro_us >= pedidos_ms * 900 {
        return Ok(());
    }
    Err(format!("{quien} {} ms, y se pedían {pedidos_ms}", duro_us / 1000))
}

/// Lo que pasó hasta que se escribió esta línea desde que su autor escribió la anterior, o desde que nació.
pub fn desde_la_anterior_us(visto: &Visto, linea: &Linea) -> u64 {
    let nacio =
        visto.registro().process(&linea.por).map_or(0, |autor| autor.born_us);
    let anteriores =
        visto.lineas().iter().take_while(|otra| !std::ptr::eq(*otra, linea));
    let anterior = anteriores.filter(|otra| otra.por == linea.por).last();
    linea.t_us.saturating_sub(anterior.map_or(nacio, |otra| otra.t_us))
}
