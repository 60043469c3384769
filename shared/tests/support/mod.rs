//! Lo que comparten las pruebas de cerrojos, colas y esperas.

#![allow(dead_code, reason = "cada binario de pruebas usa una parte")]

use std::time::{Duration, Instant};

use nix::sys::resource::{Resource, setrlimit};
use nix::unistd::{SysconfVar, sysconf};
use shared::process::Process;
use tests::scenario::Scenario;
use tests::{Trial, requires, scenario, trial};

/// Nadie espera tanto: si se cumple, algo se ha quedado colgado.
pub const TOO_LONG: Duration = Duration::from_secs(10);

/// El escenario no se queja y no deja nada.
pub fn passes(name: &'static str) -> Trial {
    trial(name, move || {
        scenario(name).deadline(Duration::from_secs(600)).run().assert_code(0).assert_clean();
    })
}

/// Una prueba por escenario.
pub fn all_pass(groups: &[&[Scenario]]) -> Vec<Trial> {
    groups.iter().copied().flatten().map(|(name, _)| passes(name)).collect()
}

/// Un hijo arrancado, que falla si `body` se queja.
pub fn spawn<'a>(body: impl FnOnce() + 'a) -> Process<'a> {
    let mut child = Process::new(body);
    child.start().unwrap();
    child
}

/// Todos terminan bien.
#[track_caller]
pub fn all_succeed(children: Vec<Process<'_>>) {
    for mut child in children {
        assert!(child.join_timeout(TOO_LONG).unwrap(), "{child} no termina");
        assert_eq!(child.exitcode(), Some(0), "{child}");
    }
}

/// Desde ahora, este proceso y sus hijos pueden usar `more` bytes de direcciones más que los que ya usan.
pub fn limit_memory_to(more: u64) {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap();
    let pages: u64 = statm.split_whitespace().next().unwrap().parse().unwrap();
    let page = sysconf(SysconfVar::PAGE_SIZE).unwrap().unwrap() as u64;
    setrlimit(Resource::RLIMIT_AS, pages * page + more, pages * page + more).unwrap();
}

/// Cuántas muertes al azar se prueban.
pub fn deaths() -> u32 {
    requires::repetitions(15)
}

/// Deja pasar un rato al azar, de 0 a 3 ms.
pub fn random_moment(turn: u32) {
    let nanos = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap().subsec_nanos();
    let micros = ((nanos / 7) ^ turn.wrapping_mul(2_654_435_761)) % 3_000;
    let start = Instant::now();
    while start.elapsed() < Duration::from_micros(micros.into()) {
        std::hint::spin_loop();
    }
}

/// Repite hasta que lo maten, contando las vueltas.
pub fn forever(mut body: impl FnMut(u64)) -> ! {
    let mut turn = 0;
    loop {
        body(turn);
        turn += 1;
    }
}

/// Tics de CPU que ha gastado este proceso.
pub fn cpu_ticks() -> u64 {
    let me = shared::table::SystemProcess::new(shared::Pid::this().as_raw()).unwrap();
    me.cpu_ticks().unwrap()
}
