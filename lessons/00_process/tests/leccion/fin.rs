//! Acabe como acabe, no queda nada: señales, salida cerrada, muertes repentinas y límites.

use std::time::Duration;

use tests::{Run, Signal, Trial, requires, trial};

use crate::{BINARIO, LECCION, leccion};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("Ctrl-C en mitad de un paso: 130 y nada queda", ctrl_c),
        trial("SIGTERM en mitad de un paso: 143 y nada queda", sigterm),
        trial("si se cierra el terminal, nada queda", sighup),
        trial("kill -9 al padre: los hijos mueren con él", kill_9_al_padre),
        trial(
            "kill -9 al padre en un momento cualquiera",
            kill_9_en_cualquier_momento,
        ),
        trial(
            "Ctrl-C a toda la familia, con nietos, no deja ningún zombi",
            ctrl_c_con_nietos,
        ),
        trial(
            "kill -9 a un hijo: la lección lo nota y acaba con 1",
            kill_9_a_un_hijo,
        ),
        trial(
            "con señales ignoradas o bloqueadas desde fuera, todo sigue igual",
            senales_heredadas,
        ),
        trial("si un paso se pasa de plazo, acaba con 1 y nada queda", plazo),
        trial("con la salida cerrada acaba en silencio", salida_cerrada),
        LECCION.full_disk_trial("plantilla"),
        LECCION.process_limit_trial(&["plantilla"]),
        trial(
            "con pocos descriptores lo dice y acaba con 1",
            limite_de_descriptores,
        ),
        trial(
            "sin descriptores para mirar la tabla, no dice nada falso",
            tabla_sin_descriptores,
        ),
    ]
}

/// Dos hijos que calculan durante 30 s, para interrumpirlos a mitad.
fn paso_largo() -> Run {
    leccion().args(["nice", "--segundos", "30", "--sin-pausas"])
}

/// El paso ya está en marcha cuando tiene dos hijos: después calla hasta el final.
const EN_MARCHA: &str = "compiten por la misma CPU";

fn ctrl_c() {
    let outcome = paso_largo().terminal(100, 40).wait_for(EN_MARCHA).ctrl_c().run();
    outcome
        .assert_code(130)
        .assert_clean()
        .assert_says("Interrumpido con Ctrl-C: todos los hijos");
    // Solo al padre, como hace `kill -INT`: a los hijos los acaba él.
    paso_largo()
        .wait_for(EN_MARCHA)
        .signal(Signal::SIGINT)
        .run()
        .assert_code(130)
        .assert_clean();
    let nietos = leccion()
        .arg("jerarquia")
        .wait_for("he arrancado a nieto")
        .signal(Signal::SIGINT)
        .run();
    nietos.assert_clean();
}

fn sigterm() {
    let outcome = paso_largo().wait_for(EN_MARCHA).signal(Signal::SIGTERM).run();
    outcome
        .assert_code(143)
        .assert_clean()
        .assert_complains("Terminado por SIGTERM");
}

fn sighup() {
    paso_largo()
        .wait_for(EN_MARCHA)
        .signal(Signal::SIGHUP)
        .run()
        .assert_code(129)
        .assert_clean();
}

fn kill_9_al_padre() {
    let outcome =
        paso_largo().wait_for(EN_MARCHA).look().signal(Signal::SIGKILL).run();
    outcome.assert_signal(Signal::SIGKILL).assert_nothing_alive();
    assert_eq!(
        outcome.looks[0].len(),
        3,
        "el padre y sus dos hijos debían estar vivos antes\n{}",
        outcome.report()
    );
}

fn kill_9_en_cualquier_momento() {
    const PASOS: [&str; 5] =
        ["plantilla", "start_join", "jerarquia", "estados", "kill"];
    for vez in 0..requires::repetitions(20) {
        let paso = PASOS[vez as usize % PASOS.len()];
        // Los momentos se reparten entre 0 y 40 ms, que es lo que duran los pasos más cortos.
        let milisegundos = vez * 7 % 41;
        let orden = format!("'{BINARIO}' {paso}");
        let run = Run::signalled_after(&orden, "KILL", milisegundos);
        run.run().assert_nothing_alive();
    }
}

/// Se repite porque depende de quién muera antes: el hijo o el nieto.
fn ctrl_c_con_nietos() {
    for _ in 0..requires::repetitions(20) {
        let run = leccion().arg("jerarquia").wait_for("he arrancado a nieto");
        run.signal_group(Signal::SIGINT).run().assert_clean();
    }
}

fn kill_9_a_un_hijo() {
    let run = leccion().args(["nice", "--segundos", "1"]);
    let outcome = run.wait_for(EN_MARCHA).signal_child(&[1], Signal::SIGKILL).run();
    outcome.assert_code(1).assert_clean().assert_complains("paso «nice»");
}

fn senales_heredadas() {
    let senales = ["--ignore-signal=CHLD,INT", "--block-signal=TERM"];
    let outcome = Run::new("env").args(senales).args([BINARIO, "start_join"]).run();
    outcome.assert_code(0).assert_clean();
    let outcome =
        Run::new("env").args(senales).args([BINARIO, "nice", "--segundos", "30"]);
    outcome
        .wait_for(EN_MARCHA)
        .signal(Signal::SIGTERM)
        .run()
        .assert_code(143)
        .assert_clean();
}

/// El plazo es un `alarm(2)`: se adelanta enviando su señal.
fn plazo() {
    let outcome = paso_largo().wait_for(EN_MARCHA).signal(Signal::SIGALRM).run();
    outcome
        .assert_code(1)
        .assert_clean()
        .assert_complains("no ha terminado a tiempo");
}

fn salida_cerrada() {
    for lineas in [1, 4, 9] {
        let outcome =
            leccion().arg("--sin-pausas").stdout_closes_after(lineas).run();
        outcome.assert_signal(Signal::SIGPIPE).assert_clean();
        outcome.assert_no_complaints();
    }
    let run = leccion().args(["nice", "--segundos", "1"]);
    let outcome = run.wait_for(EN_MARCHA).close_stdout().run();
    outcome.assert_signal(Signal::SIGPIPE).assert_clean();
}

fn tabla_sin_descriptores() {
    for (paso, limite) in [("process_iter", 5), ("jerarquia", 7), ("estados", 6)] {
        let outcome = leccion().arg(paso).max_files(limite).run();
        outcome.assert_code(1).assert_clean().assert_complains("ulimit -n");
    }
}

fn limite_de_descriptores() {
    let outcome = leccion()
        .arg("jerarquia")
        .max_files(4)
        .deadline(Duration::from_secs(20))
        .run();
    outcome.assert_code(1).assert_clean().assert_complains("ulimit -n");
}
