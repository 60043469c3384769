//! Lo que se ve en `/proc` de un proceso que sigue en marcha, y las señales que una escena le envía.

use std::fs;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

/// Los hijos que tiene ahora, por orden de nacimiento, también los que son zombis.
pub fn hijos(pid: i32) -> Vec<i32> {
    let texto = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children"))
        .unwrap_or_default();
    texto.split_whitespace().filter_map(|hijo| hijo.parse().ok()).collect()
}

/// Si no ha terminado: ni es un zombi ni ha desaparecido.
pub fn vive(pid: i32) -> bool {
    campos(pid).is_some_and(|(estado, _)| !matches!(estado, 'Z' | 'X'))
}

/// Si está esperando algo, sin CPU.
pub fn duerme(pid: i32) -> bool {
    campos(pid).is_some_and(|(estado, _)| estado == 'S')
}

pub fn padre(pid: i32) -> Option<i32> {
    campos(pid).map(|(_, padre)| padre)
}

/// Su padre, el padre de su padre y los demás.
pub fn antepasados(pid: i32) -> Vec<i32> {
    std::iter::successors(padre(pid), |pid| padre(*pid)).collect()
}

/// Cuánto ha estado listo, a la espera de que hubiera una CPU libre, en microsegundos.
pub fn espera_de_cpu_us(pid: i32) -> u64 {
    let texto =
        fs::read_to_string(format!("/proc/{pid}/schedstat")).unwrap_or_default();
    let ns: Option<u64> =
        texto.split_whitespace().nth(1).and_then(|espera| espera.parse().ok());
    ns.unwrap_or(0) / 1000
}

/// Si ya no está, no pasa nada.
pub fn envia(pid: i32, senal: Signal) {
    let _ = kill(Pid::from_raw(pid), senal);
}

/// El estado y el padre, que van detrás del nombre entre paréntesis.
fn campos(pid: i32) -> Option<(char, i32)> {
    let texto = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, resto) = texto.rsplit_once(") ")?;
    let mut campos = resto.split(' ');
    let estado = campos.next()?.chars().next()?;
    Some((estado, campos.next()?.parse().ok()?))
}
