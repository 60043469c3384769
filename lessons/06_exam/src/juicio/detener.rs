//! Detener un rato a un proceso del programa, para ver qué hacen los demás mientras no puede hacer nada.

use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::Escena;

/// Los hijos, los nietos… que tiene ahora, del más antiguo al más nuevo.
pub fn descendientes(de: i32) -> Vec<Pid> {
    let mut pendientes = vec![de];
    let mut todos = Vec::new();
    while let Some(pid) = pendientes.pop() {
        let hijos =
            std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children"));
        let hijos: Vec<i32> = hijos
            .unwrap_or_default()
            .split_whitespace()
            .filter_map(|hijo| hijo.parse().ok())
            .collect();
        todos.extend(&hijos);
        pendientes.extend(hijos);
    }
    todos.sort_unstable();
    todos.into_iter().map(Pid::from_raw).collect()
}

impl Escena<'_> {
    /// Detiene a un proceso tanto tiempo. Dice si pudo: quien ha terminado no se detiene.
    pub fn deten(&mut self, quien: Pid, cuanto: Duration) -> bool {
        if kill(quien, Signal::SIGSTOP).is_err() {
            return false;
        }
        std::thread::sleep(cuanto);
        kill(quien, Signal::SIGCONT).is_ok()
    }
}
