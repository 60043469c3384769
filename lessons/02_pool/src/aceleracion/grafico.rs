//! La ganancia como barras, y el techo de Amdahl como una raya en cada una.

use shared::lesson::{decimal, room};
use shared::{say, varies};

use super::medir::{Medida, UNA_DE_CADA};

/// Lo que ocupa en cada línea lo que no es la barra.
const LO_DEMAS: usize = "  1 procesos  x10,00 (Amdahl, x10,00)".len();

/// Lo que se puede ganar, como mucho, con tantos obreros trabajando a la vez.
// ANCHOR: amdahl
fn amdahl(obreros: usize) -> f64 {
    let en_serie = 1.0 / UNA_DE_CADA as f64;
    1.0 / (en_serie + (1.0 - en_serie) / obreros as f64)
}
// ANCHOR_END: amdahl

/// Una barra por medida; `quien`, en singular y en plural. A la vez trabajan, como
/// mucho, `limite`.
pub fn dibujar(
    quien: [&str; 2],
    obreros: &[usize],
    medidas: &[Medida],
    limite: usize,
) {
    let Some(uno) = medidas.first() else { return };
    let mas = obreros.iter().copied().max().unwrap_or(1);
    let anchura = room().saturating_sub(LO_DEMAS).min(41);
    let casilla = |ganancia: f64| {
        (ganancia / amdahl(mas) * (anchura as f64 - 1.0)).round() as usize
    };
    for (n, medida) in obreros.iter().zip(medidas) {
        let ganancia = uno.tiempo.as_secs_f64() / medida.tiempo.as_secs_f64();
        let techo = amdahl((*n).min(limite));
        let barra: String = (1..=anchura)
            .map(|lugar| match lugar {
                lugar if lugar == casilla(techo) => '┃',
                lugar if lugar <= casilla(ganancia) => '█',
                _ => '·',
            })
            .collect();
        let quien = quien[usize::from(*n != 1)];
        let (ganancia, techo) = (decimal(ganancia, 2), decimal(techo, 2));
        let fila =
            format!("{n:>3} {quien:<8} {barra} ×{ganancia} (Amdahl, ×{techo})");
        say!("{}", varies(fila));
    }
}
