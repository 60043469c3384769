//! `init_en_miniatura -- ORDEN`: la lección desaparece y queda un init.

use tests::{Run, Signal, Trial, trial};

use crate::leccion;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("acaba con el código de la orden, o con 128 más la señal", codigos),
        trial(
            "la entrada, la salida y los errores son los de la orden",
            entrada_y_salida,
        ),
        trial(
            "no añade nada a lo que dice la orden, tampoco en un terminal",
            sin_adornos,
        ),
        trial(
            "lo que dice de una orden de nombre raro no lo obedece un terminal",
            nombre_raro,
        ),
        trial("pasa las señales a la orden", senales),
        trial("Ctrl-C llega a la orden una sola vez", ctrl_c),
        trial("recoge a los huérfanos mientras la orden vive", recoge),
        trial("los que quedan cuando la orden acaba mueren", los_que_quedan),
        trial("kill -9 a init: la orden muere con él", kill_9),
        trial(
            "una orden que lee la salida de otra no ve SIGPIPE ignorada",
            sigpipe,
        ),
    ]
}

pub fn init(orden: &[&str]) -> Run {
    leccion().args(["init_en_miniatura", "--"]).args(orden.iter().copied())
}

pub fn sh(guion: &str) -> Run {
    init(&["sh", "-c", guion])
}

fn codigos() {
    for (guion, codigo) in
        [("exit 0", 0), ("exit 7", 7), ("kill -9 $$", 137), ("kill $$", 143)]
    {
        sh(guion).run().assert_code(codigo).assert_clean().assert_no_complaints();
    }
    let outcome = init(&["no-existe-esta-orden"]).run();
    outcome
        .assert_code(127)
        .assert_clean()
        .assert_complains("no existe ese fichero");
    let outcome = init(&["/etc/passwd"]).run();
    outcome
        .assert_code(126)
        .assert_clean()
        .assert_complains("permiso denegado (EACCES)");
}

fn entrada_y_salida() {
    let outcome = sh("cat; echo queja >&2").stdin("una línea\nsin final").run();
    outcome.assert_code(0).assert_clean();
    assert_eq!(
        (&*outcome.stdout, &*outcome.stderr),
        ("una línea\nsin final", "queja\n")
    );
    init(&["cat"]).stdin_closed().run().assert_code(0).assert_clean();
}

fn sin_adornos() {
    let outcome = sh("printf hola").terminal(80, 24).run();
    outcome.assert_code(0).assert_clean();
    assert_eq!(outcome.stdout, "hola");
}

fn senales() {
    for (nombre, senal) in [
        ("TERM", Signal::SIGTERM),
        ("HUP", Signal::SIGHUP),
        ("USR1", Signal::SIGUSR1),
    ] {
        let guion = format!(
            "trap 'echo recibida; exit 3' {nombre}; echo listo; while :; do sleep 0.02; done"
        );
        let outcome = sh(&guion).wait_for("listo").signal(senal).run();
        outcome.assert_code(3).assert_clean().assert_says("recibida");
    }
    let outcome = init(&["sleep", "30"]);
    outcome.look().signal(Signal::SIGTERM).run().assert_finished().assert_clean();
}

fn nombre_raro() {
    let outcome = init(&["/no/\u{1b}[2J\nx"]).run();
    outcome.assert_code(127).assert_clean().assert_complains(r"/no/\033[2J\012x: ");
}

fn ctrl_c() {
    // Cada señal hace volver a un `wait` de la shell. Con init detenido, la que él
    // pasara llegaría más tarde.
    let guion = "n=0; trap 'n=$((n+1)); echo van $n' INT; sleep 0.5 & echo listo; wait; wait; wait; \
                 echo veces: $n";
    let outcome = sh(guion)
        .terminal(80, 24)
        .wait_for("listo")
        .signal(Signal::SIGSTOP)
        .ctrl_c()
        .wait_for("van 1")
        .signal(Signal::SIGCONT)
        .run();
    outcome.assert_code(0).assert_clean().assert_says("veces: 1");
    // Cuando responde, `cat` ya está en marcha: la shell, en cambio, atrapa la
    // señal si aún no ha arrancado la orden.
    let cat =
        init(&["cat"]).terminal(80, 24).type_text("eco\n").wait_for("eco\r\neco");
    let outcome = cat.ctrl_c().run();
    outcome.assert_code(130).assert_clean();
}

fn recoge() {
    // Diez nietos que quedan huérfanos y terminan; cuando ya no están, la orden
    // acaba.
    let guion = "for i in 1 2 3 4 5 6 7 8 9 10; do (sleep 0.1 & echo $!); done > lista; \
                 for h in $(cat lista); do while [ -e /proc/$h ]; do sleep 0.02; done; done; \
                 rm lista; echo ninguno";
    let outcome = sh(guion).run();
    outcome.assert_code(0).assert_clean().assert_says("ninguno");
    assert!(
        outcome.adopted.is_empty(),
        "los recoge init, no el vigilante\n{}",
        outcome.report()
    );
}

fn los_que_quedan() {
    let outcome = sh("sleep 30 & (sleep 30 &) ; exit 5").run();
    outcome.assert_code(5).assert_clean();
}

fn kill_9() {
    let outcome =
        init(&["sleep", "30"]).arg("0").look().signal(Signal::SIGKILL).run();
    outcome.assert_signal(Signal::SIGKILL).assert_nothing_alive();
}

fn sigpipe() {
    let outcome = sh("yes | head -1").run();
    outcome.assert_code(0).assert_clean().assert_no_complaints();
}
