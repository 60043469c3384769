//! `init_en_miniatura -- ORDEN`: le pasa cuanto se le puede pasar, y ninguna señal acaba con él antes que con ella.

use tests::{Run, Signal, Trial, requires, trial, trial_if};

use crate::BINARIO;
use crate::programa::{init, sh};

pub fn trials() -> Vec<Trial> {
    let con_python = || requires::program("python3");
    vec![
        trial("pasa cualquier señal, también las de tiempo real", cualquiera),
        trial(
            "la muerte por una señal de tiempo real es 128 más su número",
            tiempo_real,
        ),
        trial_if(
            "si el terminal se cierra, la orden se entera",
            con_python,
            colgado,
        ),
        trial_if(
            "Ctrl-C llega a una orden que está en otro grupo",
            con_python,
            otro_grupo,
        ),
        trial("SIGTSTP detiene también a la orden, y SIGCONT la sigue", tstp),
        trial("Ctrl-Z y fg, como sin init", ctrl_z),
        trial("una orden detenida por otro no detiene a init", stop_a_la_orden),
        trial("lo que estaba ignorado lo sigue estando para la orden", ignoradas),
    ]
}

/// No se prueban las que no se pueden atrapar, las que detienen, ni las dos que la
/// biblioteca de C guarda para sí.
fn cualquiera() {
    for numero in
        (1..=64).filter(|numero| ![9, 17, 19, 20, 21, 22, 32, 33].contains(numero))
    {
        let guion = format!(
            "trap 'echo recibida; exit 3' {numero}; kill -{numero} $PPID; \
             while :; do sleep 0.02; done"
        );
        let outcome = sh(&guion).run();
        outcome.assert_code(3).assert_clean().assert_no_complaints();
        assert_eq!(outcome.stdout, "recibida\n", "{}", outcome.report());
    }
    for numero in [32, 33] {
        let outcome = sh(&format!("kill -{numero} $PPID; sleep 0.2; exit 5")).run();
        // Si quien lanza la prueba no la dejó ignorada, la orden muere por ella.
        let codigo =
            if outcome.end == tests::End::Exited(5) { 5 } else { 128 + numero };
        outcome.assert_code(codigo).assert_clean();
    }
}

fn tiempo_real() {
    for numero in [34, 50, 64] {
        sh(&format!("kill -{numero} $$"))
            .run()
            .assert_code(128 + numero)
            .assert_clean();
    }
    let huerfano = "(sh -c 'sleep 0.1; kill -40 $$' & echo $! > h); \
                    while [ -e /proc/$(cat h) ]; do sleep 0.02; done; rm h; exit 6";
    sh(huerfano).run().assert_code(6).assert_clean();
}

fn colgado() {
    // Al cerrarse un terminal, el núcleo avisa solo al líder de la sesión, que aquí
    // es init.
    let orden = "trap 'exit 4' HUP; echo listo; while :; do sleep 0.02; done";
    let programa = "import os, pty, sys\n\
                    pid, terminal = pty.fork()\n\
                    if pid == 0: os.execv(sys.argv[1], sys.argv[1:])\n\
                    while b'listo' not in os.read(terminal, 100): pass\n\
                    os.close(terminal)\n\
                    print('sale', os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))";
    let run = Run::new("python3").args([
        "-c",
        programa,
        BINARIO,
        "init_en_miniatura",
        "--",
    ]);
    let outcome = run.args(["sh", "-c", orden]).run();
    outcome.assert_code(0).assert_clean().assert_says("sale 4");
}

fn otro_grupo() {
    let orden = "import os, signal, time; os.setpgid(0, 0); \
                 signal.signal(signal.SIGINT, lambda *_: os._exit(5)); \
                 print('listo', flush=True); time.sleep(30)";
    let outcome = init(&["python3", "-c", orden])
        .terminal(80, 24)
        .wait_for("listo")
        .ctrl_c()
        .run();
    outcome.assert_code(5).assert_clean();
}

fn tstp() {
    let guion = format!(
        "'{BINARIO}' init_en_miniatura -- sh -c 'echo listo; while :; do sleep 0.02; done' & init=$!\n\
         while [ -z \"$orden\" ]; do read orden < /proc/$init/task/$init/children; done\n\
         detenido() {{ grep -q ') T ' /proc/$1/stat; }}\n\
         espera() {{ until detenido $init && detenido $orden; do sleep 0.02; done; }}\n\
         kill -TSTP $init; espera; echo se detienen\n\
         kill -CONT $init; while detenido $init || detenido $orden; do sleep 0.02; done; echo siguen\n\
         kill -TSTP $init; espera; kill -TERM $init; kill -CONT $init; wait $init; echo sale $?"
    );
    let outcome = Run::sh(&guion).run();
    outcome.assert_code(0).assert_clean();
    outcome.assert_says_in_order(&["se detienen", "siguen", "sale 143"]);
}

fn ctrl_z() {
    let guion = format!(
        "set -m; '{BINARIO}' init_en_miniatura -- cat; echo parada; fg; echo sale $?"
    );
    let outcome = Run::sh(&guion)
        .terminal(80, 24)
        .type_text("uno\n")
        .wait_for("uno\r\nuno")
        .type_text("\u{1a}")
        .wait_for("parada")
        .wait_for("init_en_miniatura -- cat") // Lo escribe fg.
        .type_text("dos\n")
        .wait_for("dos\r\ndos")
        .eof()
        .wait_for("sale 0")
        .run();
    outcome.assert_code(0).assert_clean();
}

fn stop_a_la_orden() {
    let orden = "kill -STOP $$; exit 8";
    let cuando_este = "until grep -q ') T ' /proc/$$/stat; do sleep 0.02; done";
    let outcome = sh(&format!("({cuando_este}; kill -CONT $$) & {orden}")).run();
    outcome.assert_code(8).assert_clean();
    let run = init(&["sh", "-c", "echo listo; exec sleep 30"]).wait_for("listo");
    let outcome = run.signal(Signal::SIGTERM).run();
    outcome.assert_code(143).assert_clean();
}

fn ignoradas() {
    for senales in [
        "HUP",
        "INT,QUIT",
        "PIPE",
        "CHLD",
        "USR1,ALRM,TERM",
        "TSTP,TTIN",
        "RTMIN+3",
    ] {
        let mascaras = |delante: &[&str]| {
            let run = Run::new("env").arg(format!("--ignore-signal={senales}"));
            let run = run.args(delante.iter().copied());
            run.args(["grep", "-E", "SigIgn|SigBlk", "/proc/self/status"])
                .run()
                .stdout
        };
        let (sin_init, con_init) =
            (mascaras(&[]), mascaras(&[BINARIO, "init_en_miniatura", "--"]));
        assert_eq!(sin_init, con_init, "{senales}");
        assert!(con_init.contains("SigIgn:"), "{con_init}");
    }
}
