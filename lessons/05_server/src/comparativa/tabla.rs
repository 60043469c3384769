//! Las medidas, en una tabla y con barras.

use std::time::Duration;

use shared::lesson::decimal;
use shared::say;

use super::carga::Medida;

const ANCHO: usize = 30;

pub fn escribir(medidas: &[(&str, Medida)]) {
    say!("{:22} {:>8} {:>13} {:>9}", "", "por s", "mediana (ms)", "p99 (ms)");
    let mayor = medidas.iter().map(|(_, medida)| medida.por_segundo()).fold(0.0, f64::max);
    for (nombre, medida) in medidas {
        let barra = "█".repeat((medida.por_segundo() / mayor * ANCHO as f64).ceil() as usize);
        say!(
            "{nombre:22} {:>8} {:>13} {:>9} {barra}",
            decimal(medida.por_segundo(), 0),
            decimal(medida.percentil(50), 2),
            decimal(medida.percentil(99), 2),
        );
    }
}

impl Medida {
    pub fn por_segundo(&self) -> f64 {
        self.tiempos.len() as f64 / self.total.as_secs_f64()
    }

    /// En milisegundos: los que tardó, como mucho, ese tanto por ciento de las peticiones.
    fn percentil(&self, tanto: usize) -> f64 {
        let cual = (self.tiempos.len() * tanto).div_ceil(100).saturating_sub(1);
        self.tiempos.get(cual).unwrap_or(&Duration::ZERO).as_secs_f64() * 1000.0
    }
}
