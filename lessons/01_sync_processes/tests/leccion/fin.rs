//! Acabe como acabe, no queda nada: señales, salida cerrada, muertes repentinas y límites.

use std::time::Duration;

use tests::{End, Run, Signal, Trial, requires, trial, trial_if};

use crate::{BINARIO, LECCION, leccion};

/// Los pasos en los que un hijo puede morir con el cerrojo, o mientras lo espera, con trabajo para un buen rato.
const LARGOS: [&str; 4] = [
    "carrera --vueltas 5000000",
    "lock --vueltas 1000000",
    "un_lock_cada_uno --vueltas 2000000",
    "mismo_lock --vueltas 300000",
];

pub fn trials() -> Vec<Trial> {
    let mut trials = vec![
        trial("Ctrl-C en mitad de un paso: 130 y nada queda", ctrl_c),
        trial("SIGTERM en mitad de un paso: 143 y nada queda", sigterm),
        trial("si se cierra el terminal, nada queda", sighup),
        trial("kill -9 al padre: los hijos mueren con él", kill_9_al_padre),
        trial("si un paso se pasa de plazo, acaba con 1 y nada queda", plazo),
        trial("con la salida cerrada acaba en silencio", salida_cerrada),
        trial_if(
            "si no caben los hilos, se dice por qué",
            requires::root,
            sin_hilos,
        ),
        LECCION.full_disk_trial("lock"),
        LECCION.process_limit_trial(LECCION.steps()),
        LECCION.file_limit_trial(&[5, 7]),
    ];
    for (nombre, senal, codigo) in
        [("INT", "2", 130), ("TERM", "15", 143), ("KILL", "9", 137)]
    {
        trials.push(trial(
            &format!("SIG{nombre} al padre en un momento cualquiera"),
            move || en_cualquier_momento(senal, codigo),
        ));
    }
    trials.extend(LARGOS.map(|orden| {
        trial(&format!("kill -9 a un hijo en mitad de {orden}"), move || {
            kill_9_a_un_hijo(orden)
        })
    }));
    trials
}

/// Cinco hijos, dos que imprimen y tres que esperan: así siguen durante 200 ms.
fn esperando() -> Run {
    leccion().arg("semaforo").wait_for("2 imprimen y 3 esperan")
}

fn ctrl_c() {
    let outcome = esperando().terminal(100, 40).arg("--sin-pausas").ctrl_c().run();
    outcome
        .assert_code(130)
        .assert_clean()
        .assert_says("Interrumpido con Ctrl-C: todos los hijos");
    esperando().signal(Signal::SIGINT).run().assert_code(130).assert_clean();
}

fn sigterm() {
    let outcome = esperando().signal(Signal::SIGTERM).run();
    outcome
        .assert_code(143)
        .assert_clean()
        .assert_complains("Terminado por SIGTERM");
}

fn sighup() {
    esperando().signal(Signal::SIGHUP).run().assert_code(129).assert_clean();
}

fn kill_9_al_padre() {
    let outcome = esperando().look().signal(Signal::SIGKILL).run();
    outcome.assert_signal(Signal::SIGKILL).assert_nothing_alive();
    assert_eq!(outcome.looks[0].len(), 6, "{}", outcome.report());
}

/// El plazo es un `alarm(2)`: se adelanta enviando su señal.
fn plazo() {
    let outcome = esperando().signal(Signal::SIGALRM).run();
    outcome
        .assert_code(1)
        .assert_clean()
        .assert_complains("no ha terminado a tiempo");
}

/// Un paso detrás de otro, y el momento cambia de una vez a otra. El paso puede haber acabado ya, y entonces, bien.
fn en_cualquier_momento(senal: &str, codigo: i32) {
    for vez in 0..requires::repetitions(20) {
        let paso = &LECCION.steps()[vez as usize % LECCION.steps().len()];
        let milisegundos = vez * 37 % 250;
        let orden = format!("'{BINARIO}' {paso}");
        let run = Run::signalled_after(&orden, senal, milisegundos);
        let outcome = run.deadline(Duration::from_secs(20)).run();
        outcome.assert_nothing_alive().assert_no_files();
        assert!(
            matches!(outcome.end, End::Exited(end) if [0, codigo].contains(&end)),
            "{}",
            outcome.report()
        );
    }
}

/// El hijo puede haber acabado ya; si no, la lección lo dice y acaba con 1. Lo que no puede es quedarse esperando.
fn kill_9_a_un_hijo(orden: &str) {
    for vez in 0..requires::repetitions(4) {
        let milisegundos = 5 + vez * 17 % 120;
        let run =
            Run::child_killed_after(&format!("'{BINARIO}' {orden}"), milisegundos);
        let outcome = run.deadline(Duration::from_secs(30)).run();
        outcome.assert_clean();
        assert!(matches!(outcome.end, End::Exited(0 | 1)), "{}", outcome.report());
    }
}

fn salida_cerrada() {
    for lineas in [1, 4, 9, 40] {
        let outcome =
            leccion().arg("--sin-pausas").stdout_closes_after(lineas).run();
        outcome.assert_signal(Signal::SIGPIPE).assert_clean();
    }
    let outcome = leccion().arg("lock").wait_for("Predice").close_stdout().run();
    outcome.assert_signal(Signal::SIGPIPE).assert_clean();
}

/// Caben el padre, su hijo y dos de los cuatro hilos.
fn sin_hilos() {
    let outcome = leccion()
        .arg("contador_con_hilos")
        .no_more_processes()
        .max_processes(4)
        .run();
    outcome.assert_code(1).assert_clean().assert_complains("ulimit -u");
    assert!(!outcome.stderr.contains("pánico"), "{}", outcome.report());
}
