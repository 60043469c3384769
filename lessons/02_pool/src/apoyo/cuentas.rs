//! Lo que comparten los pasos: una cuenta que gasta CPU, y quién ha hecho qué.

use std::collections::BTreeSet;
use std::thread::available_parallelism;
use std::time::Duration;

use nix::unistd::getpid;
use shared::Pid;
use shared::lesson::{bar_after, decimal};
use shared::{say, varies};

/// Un resultado y el PID de quien lo ha calculado.
pub type Hecho = (u64, i32);

pub fn cuadrado(n: u64) -> Hecho {
    (n * n, getpid().as_raw())
}

/// Cuántos primos hay entre dos números, probando todos los divisores: cuesta, y de
/// eso se trata.
pub fn primos(desde: u64, hasta: u64) -> u64 {
    let es_primo =
        |n: &u64| (2..*n).take_while(|d| d * d <= *n).all(|d| !n.is_multiple_of(d));
    (desde.max(2)..hasta).filter(es_primo).count() as u64
}

/// Los procesos que han trabajado, cada uno una vez.
pub fn distintos(hechos: &[Hecho]) -> BTreeSet<Pid> {
    hechos.iter().map(|(_, pid)| Pid::from_raw(*pid)).collect()
}

/// Los resultados, sin quién los ha hecho.
pub fn resultados(hechos: &[Hecho]) -> Vec<u64> {
    hechos.iter().map(|(resultado, _)| *resultado).collect()
}

/// Las CPU en las que se puede ejecutar este proceso.
pub fn cpus() -> usize {
    available_parallelism().map_or(1, usize::from)
}

/// Cada tiempo con una barra; la del más largo está llena.
pub fn comparar_tiempos(tiempos: &[(String, Duration)]) {
    let mas_largo =
        tiempos.iter().map(|(_, tiempo)| *tiempo).max().unwrap_or_default();
    let rotulo =
        tiempos.iter().map(|(que, _)| que.chars().count()).max().unwrap_or(0);
    for (que, tiempo) in tiempos {
        let parte = tiempo.as_secs_f64() / mas_largo.as_secs_f64();
        say!(
            "{}",
            bar_after(
                &format!("{que:<rotulo$} {:>9} ", varies(en_espanol(*tiempo))),
                parte,
                30
            )
        );
    }
}

/// Una duración como se escribe en español: «3,2 ms».
pub fn en_espanol(tiempo: Duration) -> String {
    let microsegundos = tiempo.as_secs_f64() * 1e6;
    if microsegundos < 1000.0 {
        format!("{} µs", decimal(microsegundos, 1))
    } else {
        format!("{} ms", decimal(microsegundos / 1000.0, 1))
    }
}
