//! Números como se escriben en español, y barras para compararlos.

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

#[cfg(test)]
mod tests {
    use super::{bar, decimal};

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
}
