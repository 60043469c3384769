//! Acabe como acabe, no queda nada: ni huérfanos, ni demonios, ni zombis.

use tests::{End, Outcome, Run, Signal, Trial, requires, trial};

use crate::{BINARIO, LECCION, leccion};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("Ctrl-C con un huérfano vivo: 130 y nada queda", ctrl_c),
        trial("SIGTERM y SIGHUP con un demonio vivo: nada queda", sigterm_y_sighup),
        trial(
            "kill -9 a la lección con un huérfano vivo: muere con ella",
            || kill_9("huerfano", HUERFANO),
        ),
        trial("kill -9 a la lección con un demonio vivo: muere con ella", || {
            kill_9("demonio", DEMONIO)
        }),
        trial("un huérfano detenido también muere con la lección", detenido),
        trial(
            "kill -9 al huérfano: la lección lo nota y acaba con 1",
            kill_9_al_huerfano,
        ),
        trial("señales en un momento cualquiera", senales_en_cualquier_momento),
        trial("kill -9 en un momento cualquiera", kill_9_en_cualquier_momento),
        trial("si el paso se pasa de plazo, el huérfano acaba también", plazo),
        trial(
            "con la salida cerrada acaba en silencio, también con un demonio",
            salida_cerrada,
        ),
        LECCION.full_disk_trial("huerfano"),
        LECCION.process_limit_trial(&["zombi", "doble_fork", "demonio"]),
        trial(
            "con pocos descriptores lo dice y acaba con 1",
            limite_de_descriptores,
        ),
    ]
}

const HUERFANO: &str = "lo ha adoptado";
const DEMONIO: &str = "esos tres y los cuatro que usa";

/// El paso se detiene 8 s con el huérfano (o el demonio) vivo.
fn paso_largo(paso: &str) -> Run {
    leccion().args([paso, "--segundos", "8"])
}

fn ctrl_c() {
    let outcome =
        paso_largo("huerfano").wait_for(HUERFANO).signal(Signal::SIGINT).run();
    outcome
        .assert_code(130)
        .assert_clean()
        .assert_complains("Interrumpido con Ctrl-C");
    let terminal = paso_largo("demonio").arg("--sin-pausas").terminal(100, 40);
    let outcome = terminal.wait_for(DEMONIO).look().ctrl_c().run();
    outcome.assert_code(130).assert_clean();
    assert_eq!(
        outcome.looks[0].len(),
        2,
        "la lección y el demonio\n{}",
        outcome.report()
    );
}

fn sigterm_y_sighup() {
    for (senal, codigo) in [(Signal::SIGTERM, 143), (Signal::SIGHUP, 129)] {
        let outcome = paso_largo("demonio").wait_for(DEMONIO).signal(senal).run();
        outcome.assert_code(codigo).assert_clean();
    }
}

fn kill_9(paso: &str, en_marcha: &str) {
    let outcome =
        paso_largo(paso).wait_for(en_marcha).look().signal(Signal::SIGKILL).run();
    outcome.assert_signal(Signal::SIGKILL).assert_nothing_alive();
    assert_eq!(
        outcome.looks[0].len(),
        2,
        "la lección y el huérfano\n{}",
        outcome.report()
    );
}

fn detenido() {
    let run = paso_largo("huerfano").wait_for(HUERFANO);
    let outcome = run
        .signal_speaker("nieto 1.1", Signal::SIGSTOP)
        .look()
        .signal(Signal::SIGKILL)
        .run();
    outcome.assert_nothing_alive();
}

fn kill_9_al_huerfano() {
    let run = leccion().args(["huerfano", "--segundos", "1"]).wait_for(HUERFANO);
    let outcome = run.signal_speaker("nieto 1.1", Signal::SIGKILL).run();
    outcome.assert_code(1).assert_clean().assert_complains("paso «huerfano»");
}

const CON_HUERFANOS: [&str; 7] = [
    "apuntes",
    "doble_fork",
    "huerfano",
    "subreaper",
    "pdeathsig",
    "demonio",
    "init_en_miniatura",
];

/// Los momentos se reparten entre 0 y 60 ms, que es más de lo que duran casi todos
/// los pasos: puede haber acabado ya.
fn interrumpir(vez: u32, senal: &str, codigo: i32) -> Outcome {
    let paso = CON_HUERFANOS[vez as usize % CON_HUERFANOS.len()];
    let outcome =
        Run::signalled_after(&format!("'{BINARIO}' {paso}"), senal, vez * 7 % 61)
            .run();
    let bien =
        matches!(outcome.end, End::Exited(end) if [0, codigo].contains(&end));
    assert!(bien, "{senal}\n{}", outcome.report());
    outcome
}

fn senales_en_cualquier_momento() {
    for vez in 0..requires::repetitions(21) {
        let (senal, codigo) =
            [("INT", 130), ("TERM", 143), ("HUP", 129)][(vez / 7) as usize % 3];
        interrumpir(vez, senal, codigo).assert_clean();
    }
}

fn kill_9_en_cualquier_momento() {
    for vez in 0..requires::repetitions(21) {
        interrumpir(vez, "KILL", 137).assert_nothing_alive();
    }
}

/// El plazo es un `alarm(2)`: se adelanta enviando su señal.
fn plazo() {
    let outcome =
        paso_largo("demonio").wait_for(DEMONIO).signal(Signal::SIGALRM).run();
    outcome
        .assert_code(1)
        .assert_clean()
        .assert_complains("no ha terminado a tiempo");
}

fn salida_cerrada() {
    for lineas in [1, 8, 12] {
        let outcome =
            leccion().arg("--sin-pausas").stdout_closes_after(lineas).run();
        outcome
            .assert_signal(Signal::SIGPIPE)
            .assert_clean()
            .assert_no_complaints();
    }
    let outcome = leccion()
        .args(["demonio", "--segundos", "1"])
        .wait_for(DEMONIO)
        .close_stdout();
    outcome.run().assert_signal(Signal::SIGPIPE).assert_clean();
}

fn limite_de_descriptores() {
    for limite in 4..9 {
        let outcome = leccion().arg("demonio").max_files(limite).run();
        outcome.assert_code(1).assert_clean().assert_complains("ulimit -n");
    }
}
