//! La predicción se escribe con las teclas de siempre, sobrevive a Ctrl-Z y no estropea el terminal.

use tests::{Run, Signal, Trial, lesson_bin, requires, trial, trial_if};

const PREDICTION: &str = "Escribe tu predicción o pulsa Intro";
const UP: &str = "\u{1b}[A";
const LEFT: &str = "\u{1b}[D";
const CTRL_Z: &str = "\u{1a}";

pub fn trials() -> Vec<Trial> {
    vec![
        trial("las flechas mueven el cursor, y no se repiten al final", arrows),
        trial("lo que el terminal obedecería no se repite", control_characters),
        trial_if(
            "tras Ctrl-Z y fg se ven la pregunta y lo que se había escrito",
            || requires::program("bash"),
            stopped,
        ),
        trial("el terminal queda como estaba, acabe como acabe la lección", modes),
        trial_if(
            "con la entrada no bloqueante, espera a que se escriba",
            || requires::program("python3"),
            nonblocking,
        ),
        trial("lo que no es UTF-8 se pide otra vez", not_utf8),
        trial("un terminal que no sabe mover el cursor también sirve", dumb),
    ]
}

fn lesson() -> Run {
    Run::new(lesson_bin("00_process")).arg("memoria").terminal(80, 24)
}

/// Lo que se repite al final, tal como le llega al terminal.
fn predicted(run: Run) -> String {
    let outcome = run.run();
    outcome.assert_code(0).assert_clean();
    let (_, after) = outcome.stdout.split_once("Tu predicción:").expect("repite la predicción");
    after.lines().next().unwrap_or_default().replace("\u{1b}[0m", "").trim().to_owned()
}

fn arrows() {
    let typed = format!("seis{UP}{LEFT}{LEFT}{LEFT}{LEFT}son \n");
    assert_eq!(predicted(lesson().wait_for(PREDICTION).type_text(typed)), "son seis");
}

fn control_characters() {
    // Ctrl-V mete tal cual la tecla que sigue.
    let typed = "seis\u{16}\u{1b}[A\u{16}\u{7}\n";
    assert_eq!(predicted(lesson().wait_for(PREDICTION).type_text(typed)), r"seis\033[A\007");
}

fn nonblocking() {
    const PROGRAM: &str = "import fcntl, os, sys
flags = fcntl.fcntl(0, fcntl.F_GETFL)
fcntl.fcntl(0, fcntl.F_SETFL, flags | os.O_NONBLOCK)
os.execv(sys.argv[1], sys.argv[1:])";
    let bin = lesson_bin("00_process").display().to_string();
    let run = Run::new("python3").args(["-c", PROGRAM, &bin, "memoria"]).terminal(80, 24);
    assert_eq!(predicted(run.wait_for(PREDICTION).type_text("son seis\n")), "son seis");
}

fn stopped() {
    let bin = lesson_bin("00_process").display().to_string();
    let bash = Run::new("bash").args(["--norc", "-i"]).env("PS1", "> ").env("HISTFILE", "");
    let outcome = bash
        .env("LECCION", bin)
        .terminal(80, 24)
        .wait_for("> ")
        .type_text("\"$LECCION\" memoria\n")
        .wait_for(PREDICTION)
        .type_text("son seis")
        .wait_for("son seis")
        .type_text(CTRL_Z)
        .wait_for("Stopped")
        .type_text("fg\n")
        .wait_for(PREDICTION)
        .wait_for("son seis")
        .type_text(" o siete\n")
        .wait_for("Tu predicción:")
        .wait_for("son seis o siete")
        .wait_for("> ")
        .type_text("exit 9\n")
        .run();
    outcome.assert_code(9).assert_clean();
}

fn modes() {
    let bin = lesson_bin("00_process").display().to_string();
    let between = || {
        Run::sh("trap : INT; stty -g; \"$LECCION\" memoria; stty -g")
            .env("LECCION", &bin)
            .terminal(80, 24)
            .wait_for(PREDICTION)
    };
    let endings = [
        between().type_text("seis\n"),
        between().eof(),
        between().ctrl_c(),
        between().signal_child(&[1], Signal::SIGTERM),
        between().signal_child(&[1], Signal::SIGINT),
    ];
    for run in endings {
        let outcome = run.run();
        outcome.assert_code(0).assert_clean();
        let lines = outcome.lines();
        assert_eq!(lines.first(), lines.last(), "{}", outcome.report());
        assert!(lines[0].contains(':'), "stty no ha dicho los modos: {}", lines[0]);
    }
}

fn not_utf8() {
    let latin1 = b"cien a\xf1os\n".to_vec();
    let run = lesson().wait_for(PREDICTION).type_text(latin1).wait_for("no es texto UTF-8");
    assert_eq!(predicted(run.wait_for(PREDICTION).type_text("seis\n")), "seis");
}

fn dumb() {
    let run = lesson().env("TERM", "dumb").wait_for(PREDICTION).type_text("seis\n");
    assert_eq!(predicted(run), "seis");
}
