//! Números como se escriben en español, y barras para compararlos.

use super::layout::room;
use crate::varies;

/// Un número con coma decimal: `decimal(0.5, 1)` es «0,5».
pub fn decimal(value: f64, places: usize) -> String {
    format!("{value:.places$}").replace('.', ",")
}

/// Una barra de `width` casillas con una parte (de 0 a 1) llena, y el tanto por ciento: «███░ 75,0 %».
pub fn bar(part: f64, width: usize) -> String {
    let part = part.clamp(0.0, 1.0);
    let full = (part * width as f64).round() as usize;
    format!("{}{} {} %", "█".repeat(full), "░".repeat(width - full), decimal(part * 100.0, 1))
}

/// Un texto y, detrás, una barra de `width` casillas, o de las que quepan en lo que queda de línea. Es siempre una
/// medida, y [varía](crate::varies()).
pub fn bar_after(text: &str, part: f64, width: usize) -> String {
    format!("{text}{}", varies(bar(part, cells(text, room()).min(width))))
}

/// Cuántas casillas caben detrás de un texto y delante del tanto por ciento.
fn cells(text: &str, room: usize) -> usize {
    const LEAST: usize = 4;
    const PERCENTAGE: usize = " 100,0 %".len();
    room.saturating_sub(text.chars().count() + PERCENTAGE).max(LEAST)
}

#[cfg(test)]
mod tests {
    use super::{bar, cells, decimal};

    #[test]
    fn los_decimales_llevan_coma() {
        assert_eq!(decimal(1234.567, 2), "1234,57");
    }

    #[test]
    fn la_barra_tiene_siempre_la_misma_anchura() {
        assert_eq!(bar(0.75, 4), "███░ 75,0 %");
        assert_eq!(bar(7.0, 2), "██ 100,0 %");
        assert_eq!(bar(-1.0, 2), "░░ 0,0 %");
    }

    #[test]
    fn la_barra_llega_al_borde_y_no_lo_pasa() {
        let text = "quedan  ";
        let whole = |room| format!("{text}{}", bar(1.0, cells(text, room))).chars().count();
        assert_eq!((whole(40), whole(60)), (40, 60));
    }
}
