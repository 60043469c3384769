//! Acabe como acabe, no queda nada: señales, salida cerrada, muertes repentinas y límites.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

use tests::{End, Run, Signal, Trial, requires, trial};

use crate::{BINARIO, LECCION, leccion};

pub fn trials() -> Vec<Trial> {
    let mut trials = vec![
        trial("Ctrl-C en mitad de map: 130 y nada queda", ctrl_c),
        trial("SIGTERM y SIGHUP en mitad de map: nada queda", sigterm_y_sighup),
        trial(
            "kill -9 al padre en mitad de map: los obreros mueren con él",
            kill_9_al_padre,
        ),
        trial("si un paso se pasa de plazo, acaba con 1 y nada queda", plazo),
        trial(
            "kill -9 a un obrero en mitad de map: lo dice y acaba con 1",
            kill_9_a_un_obrero,
        ),
        trial("kill -9 a obreros en un momento cualquiera", obreros_al_azar),
        trial("señales mientras Python trabaja: nada queda", senales_con_python),
        trial("con la salida cerrada acaba en silencio", salida_cerrada),
        trial(
            "con poca memoria caben dieciséis obreros; si no caben, dice qué hacer",
            poca_memoria,
        ),
        LECCION.full_disk_trial("map"),
        LECCION.process_limit_trial(LECCION.steps()),
        LECCION.file_limit_trial(&[4, 6, 12]),
    ];
    for (nombre, senal, codigo) in
        [("INT", "2", 130), ("TERM", "15", 143), ("KILL", "9", 137)]
    {
        trials.push(trial(
            &format!("SIG{nombre} al padre en un momento cualquiera"),
            move || en_cualquier_momento(senal, codigo),
        ));
    }
    trials
}

/// Tres obreros con trabajo para un buen rato.
fn en_mitad_de_map() -> Run {
    leccion()
        .args(["map", "--tareas", "100", "--milisegundos", "2000"])
        .wait_for("reparto")
}

fn ctrl_c() {
    let outcome = en_mitad_de_map()
        .terminal(200, 40)
        .arg("--sin-pausas")
        .look()
        .ctrl_c()
        .run();
    outcome
        .assert_code(130)
        .assert_clean()
        .assert_says("Interrumpido con Ctrl-C: todos los hijos");
    en_mitad_de_map().signal(Signal::SIGINT).run().assert_code(130).assert_clean();
}

fn sigterm_y_sighup() {
    for (senal, codigo) in [(Signal::SIGTERM, 143), (Signal::SIGHUP, 129)] {
        en_mitad_de_map().signal(senal).run().assert_code(codigo).assert_clean();
    }
}

fn kill_9_al_padre() {
    let outcome = en_mitad_de_map().signal(Signal::SIGKILL).run();
    outcome.assert_signal(Signal::SIGKILL).assert_nothing_alive();
}

fn poca_memoria() {
    let con_obreros = |obreros: &str| leccion().args(["map", "--obreros", obreros]);
    con_obreros("16").max_memory(64 << 20).run().assert_code(0).assert_clean();
    let outcome = con_obreros("64").max_memory(20 << 20).run();
    outcome.assert_code(1).assert_clean().assert_complains("no queda memoria");
    outcome.assert_complains("`ulimit -v`");
}

/// El plazo es un `alarm(2)`: se adelanta enviando su señal.
fn plazo() {
    let outcome = en_mitad_de_map().signal(Signal::SIGALRM).run();
    outcome
        .assert_code(1)
        .assert_clean()
        .assert_complains("no ha terminado a tiempo");
}

fn kill_9_a_un_obrero() {
    let guion = format!(
        "'{BINARIO}' map --milisegundos 300 & sleep 0.2; \
         read obrero otros < /proc/$!/task/$!/children; kill -9 $obrero; wait $!"
    );
    let outcome = Run::sh(&guion).run();
    outcome
        .assert_code(1)
        .assert_clean()
        .assert_complains("WorkerLost")
        .assert_complains("SIGKILL");
}

/// La tarea del muerto falla y la lección lo dice; o no tenía ninguna, y acaba
/// bien. Nunca se queda esperando.
fn obreros_al_azar() {
    const LARGOS: [&str; 4] = [
        "map --milisegundos 20",
        "chunksize --tareas 40000",
        "lotes",
        "por_que --tareas 200",
    ];
    for vez in 0..requires::repetitions(20) {
        let orden = LARGOS[vez as usize % LARGOS.len()];
        let milisegundos = 2 + vez * 17 % 90;
        let run =
            Run::child_killed_after(&format!("'{BINARIO}' {orden}"), milisegundos);
        let outcome = run.deadline(Duration::from_secs(20)).run();
        outcome.assert_clean();
        assert!(matches!(outcome.end, End::Exited(0 | 1)), "{}", outcome.report());
    }
}

/// Un `python3` que no acaba: matar al de verdad mientras crea un semáforo lo deja
/// en /dev/shm, y no es cosa nuestra.
fn con_un_python_eterno(guion: &str, prueba: impl Fn(Run)) {
    let carpeta = tempfile::tempdir().unwrap();
    let (programa, abierto) =
        (carpeta.path().join("python3"), fs::Permissions::from_mode(0o755));
    fs::write(
        &programa,
        format!("#!/bin/sh\necho ya estoy >/proc/$PPID/fd/1\n{guion}\n"),
    )
    .unwrap();
    fs::set_permissions(&programa, abierto).unwrap();
    let camino = format!("{}:/usr/bin:/bin", carpeta.path().display());
    prueba(leccion().arg("comparativa").env("PATH", camino).wait_for("ya estoy"));
}

fn senales_con_python() {
    for (senal, codigo) in
        [(Signal::SIGINT, 130), (Signal::SIGTERM, 143), (Signal::SIGALRM, 1)]
    {
        con_un_python_eterno("sleep 100 & sleep 100", |run| {
            run.signal(senal).run().assert_code(codigo).assert_clean();
        });
    }
    con_un_python_eterno("exec sleep 100", |run| {
        run.signal(Signal::SIGKILL).run().assert_nothing_alive();
    });
}

/// Un paso detrás de otro, y el momento cambia de una vez a otra. El paso puede
/// haber acabado ya, y entonces, bien. De Python se ocupa la prueba anterior.
fn en_cualquier_momento(senal: &str, codigo: i32) {
    let pasos: Vec<_> =
        LECCION.steps().iter().filter(|paso| *paso != "comparativa").collect();
    for vez in 0..requires::repetitions(24) {
        let paso = pasos[vez as usize % pasos.len()];
        let milisegundos = vez * 37 % 150;
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

fn salida_cerrada() {
    for lineas in [1, 4, 9, 40] {
        let outcome =
            leccion().arg("--sin-pausas").stdout_closes_after(lineas).run();
        outcome.assert_signal(Signal::SIGPIPE).assert_clean();
    }
    let outcome = leccion().arg("map").wait_for("Predice").close_stdout().run();
    outcome.assert_signal(Signal::SIGPIPE).assert_clean();
}
