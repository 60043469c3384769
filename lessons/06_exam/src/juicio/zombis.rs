//! Cuánto fue zombi un hijo por culpa de su padre.

use witness::record::{Process, Wait};

use super::{Visto, vigilia};

/// Lo que se tarda en ver que uno ha terminado, y que ya lo han recogido.
const MARGEN_US: u64 = 20_000;

/// Cuánto fue zombi este hijo, en microsegundos, si fue más de lo permitido.
pub fn zombi_de_mas(
    visto: &Visto,
    hijo: &Process,
    permitido_us: u64,
) -> Option<u64> {
    let pudo_us = vigilia::zombi_us(visto, hijo.pid);
    if pudo_us > permitido_us + MARGEN_US {
        return Some(pudo_us);
    }
    // Quien pregunta por otros tiene muchas ocasiones, aunque apenas duerma ni se ejecute.
    let (desde, hasta) = (hijo.exit?.t_us, recogido_us(visto, hijo));
    let zombi = hasta.saturating_sub(desde);
    let demasiadas = 2 * visto.hijos().len() + 5;
    (zombi > permitido_us + MARGEN_US
        && preguntas_en_vano(visto, desde, hasta) > demasiadas)
        .then_some(zombi)
}

/// Las veces que el padre miró si había terminado alguien y no recogió a nadie.
fn preguntas_en_vano(visto: &Visto, desde: u64, hasta: u64) -> usize {
    let en_vano = |espera: &&Wait| {
        espera.nohang
            && espera.reaped.is_none()
            && (desde..hasta).contains(&espera.begin_us)
    };
    visto.registro().root().waits.iter().filter(en_vano).count()
}

/// Cuándo deja de ser cosa del padre: cuando lo recoge alguien o cuando el padre termina.
pub fn recogido_us(visto: &Visto, hijo: &Process) -> u64 {
    let fin = visto.registro().end_us;
    let recogido = hijo.reaped.as_ref().map_or(fin, |reaped| reaped.t_us);
    let acaba_el_padre = visto.registro().root().exit.map_or(fin, |exit| exit.t_us);
    recogido.min(acaba_el_padre)
}
