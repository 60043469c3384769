//! Un programa en una terminal de verdad.

use tests::{Run, Signal, Trial, requires, trial, trial_if};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("los tres descriptores son la misma terminal", || {
            let outcome =
                Run::sh("test -t 0 && test -t 1 && test -t 2 && tty && echo hola > /dev/tty");
            let outcome = outcome.terminal(80, 24).run();
            outcome.assert_code(0).assert_says("/dev/pts/").assert_says("hola").assert_clean();
        }),
        trial("sin terminal, no hay ninguna", || {
            let outcome =
                Run::sh("test -t 0 || test -t 1 || test -t 2 || (: < /dev/tty) 2> /dev/null || echo ninguna")
                    .run();
            outcome.assert_code(0).assert_says("ninguna").assert_clean();
        }),
        trial("la terminal tiene el tamaño pedido", || {
            let outcome = Run::new("stty").arg("size").terminal(101, 37).run();
            outcome.assert_code(0).assert_clean();
            assert_eq!(outcome.lines(), ["37 101"]);
        }),
        trial("Ctrl-C llega a todo el grupo", || {
            let outcome = Run::sh("sleep 1000 & echo listo; wait")
                .terminal(80, 24)
                .wait_for("listo")
                .ctrl_c()
                .run();
            outcome.assert_signal(Signal::SIGINT);
            let outcome = Run::sh(
                "sh -c 'trap \"echo hijo; exit\" INT; echo listo; while :; do sleep 0.05; done'; echo padre",
            )
            .terminal(80, 24)
            .wait_for("listo")
            .ctrl_c()
            .run();
            outcome.assert_finished().assert_says("hijo").assert_clean();
        }),
        trial("Ctrl-Z detiene y SIGCONT continúa", || {
            let outcome =
                Run::sh("trap 'echo sigo; exit 0' CONT; echo listo; while :; do sleep 0.05; done")
                    .terminal(80, 24)
                    .wait_for("listo")
                    .type_text("\u{1a}")
                    .wait_for("^Z")
                    .signal_group(Signal::SIGCONT)
                    .run();
            outcome.assert_code(0).assert_says("sigo").assert_clean();
        }),
        trial("Ctrl-D es el fin de la entrada", || {
            let outcome = Run::new("cat")
                .terminal(80, 24)
                .type_text("hola\n")
                .wait_for("hola\r\nhola")
                .eof()
                .run();
            outcome.assert_code(0).assert_clean();
        }),
        trial("el fin del programa no corta la terminal a sus huérfanos", || {
            let outcome = Run::sh("sleep 1000 &").terminal(80, 24).run();
            assert_eq!(outcome.alive[0].comm, "sleep", "{}", outcome.report());
        }),
        trial("cerrar la ventana envía SIGHUP", || {
            let outcome = Run::sh("echo listo; exec sleep 1000")
                .terminal(80, 24)
                .wait_for("listo")
                .close_stdout()
                .run();
            outcome.assert_signal(Signal::SIGHUP).assert_clean();
        }),
        trial_if(
            "una shell interactiva tiene control de trabajos",
            || requires::program("bash"),
            || {
                let outcome = Run::new("bash")
                    .args(["--norc", "-i"])
                    .env("PS1", "> ")
                    .env("HISTFILE", "")
                    .terminal(80, 24);
                let outcome = outcome
                    .wait_for("> ")
                    .type_text("sh -c 'echo lis''to; exec sleep 1000'\n")
                    .wait_for("listo")
                    .ctrl_c()
                    .wait_for("^C")
                    .type_text("exit 9\n")
                    .run();
                outcome.assert_code(9).assert_clean();
            },
        ),
    ]
}
