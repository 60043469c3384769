//! La ganancia como barras, y el techo de Amdahl como una raya en cada una.

use shared::lesson::decimal;
use shared::say;

use super::medir::Medida;

const ANCHURA: f64 = 40.0;
const PARTE_EN_SERIE: f64 = 0.1;

/// Lo que se puede ganar, como mucho, con tantos obreros trabajando a la vez.
// ANCHOR: amdahl
fn amdahl(obreros: usize) -> f64 {
    1.0 / (PARTE_EN_SERIE + (1.0 - PARTE_EN_SERIE) / obreros as f64)
}
// ANCHOR_END: amdahl

/// Una barra por medida. A la vez trabajan, como mucho, `limite`.
pub fn dibujar(quien: &str, obreros: &[usize], medidas: &[Medida], limite: usize) {
    let Some(uno) = medidas.first() else { return };
    let mas = obreros.iter().copied().max().unwrap_or(1);
    let casilla = |ganancia: f64| (ganancia / amdahl(mas) * ANCHURA).round() as usize;
    for (n, medida) in obreros.iter().zip(medidas) {
        let ganancia = uno.tiempo.as_secs_f64() / medida.tiempo.as_secs_f64();
        let techo = amdahl((*n).min(limite));
        let barra: String = (1..=ANCHURA as usize + 1)
            .map(|lugar| match lugar {
                lugar if lugar == casilla(techo) => '┃',
                lugar if lugar <= casilla(ganancia) => '█',
                _ => '·',
            })
            .collect();
        let (ganancia, techo) = (decimal(ganancia, 2), decimal(techo, 2));
        say!("{n:>3} {quien:<8} {barra} ×{ganancia} (Amdahl, ×{techo})");
    }
}
