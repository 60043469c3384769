//! Cómo se han repartido la CPU, una barra para cada proceso.

use shared::lesson::bar_after;
use shared::{say, say_incident};

/// El nice y los tics de CPU de cada uno.
pub fn dibujar(procesos: [(i32, u64); 2]) {
    let total = procesos.iter().map(|(_, tics)| *tics).sum::<u64>().max(1) as f64;
    for (nice, tics) in procesos {
        say!(
            "{}",
            bar_after(&format!("nice {nice:>3}  "), tics as f64 / total, 40)
        );
        if tics == 0 {
            say_incident!(
                "no llega a un tic de reloj, lo menos que se mide: prueba con más --segundos"
            );
        }
    }
}
