//! Las medidas, en una tabla y, si caben, con barras.

use std::time::Duration;

use shared::lesson::{decimal, room};
use shared::{say, varies};

use super::carga::Medida;

/// Lo que ocupan el nombre y las tres cifras.
const CIFRAS: usize = 21 + 7 + 8 + 7;
/// Una barra más corta no enseña nada.
const BARRA_MINIMA: usize = 6;
const BARRA_MAXIMA: usize = 30;

pub fn escribir(medidas: &[(&str, Medida)]) {
    say!("peticiones por segundo; lo que tarda una, en ms: mediana y p99");
    say!("{:21}{:>7}{:>8}{:>7}", "", "por s", "mediana", "p99");
    let barra_entera = room().saturating_sub(CIFRAS + 1).min(BARRA_MAXIMA);
    let mayor =
        medidas.iter().map(|(_, medida)| medida.por_segundo()).fold(0.0, f64::max);
    for (nombre, medida) in medidas {
        let casillas =
            (medida.por_segundo() / mayor * barra_entera as f64).ceil() as usize;
        let barra = if barra_entera >= BARRA_MINIMA {
            "█".repeat(casillas)
        } else {
            String::new()
        };
        let cifras = format!(
            "{:>7}{:>8}{:>7} {barra}",
            decimal(medida.por_segundo(), 0),
            decimal(medida.percentil(50), 2),
            decimal(medida.percentil(99), 2),
        );
        say!("{nombre:21}{}", varies(cifras));
    }
}

impl Medida {
    pub fn por_segundo(&self) -> f64 {
        self.tiempos.len() as f64 / self.total.as_secs_f64()
    }

    /// En milisegundos: los que tardó, como mucho, ese tanto por ciento de las
    /// peticiones.
    fn percentil(&self, tanto: usize) -> f64 {
        let cual = (self.tiempos.len() * tanto).div_ceil(100).saturating_sub(1);
        self.tiempos.get(cual).unwrap_or(&Duration::ZERO).as_secs_f64() * 1000.0
    }
}
