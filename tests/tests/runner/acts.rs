//! Lo que se le hace a un programa mientras corre.

use tests::{End, Run, Signal, Trial, trial};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("una señal al programa, cuando ha dicho algo", || {
            let script =
                "trap 'echo recibida; kill $!; wait; exit 5' USR1; sleep 1000 & echo listo; wait";
            let outcome = Run::sh(script).wait_for("listo").signal(Signal::SIGUSR1).run();
            outcome.assert_code(5).assert_says_in_order(&["listo", "recibida"]).assert_clean();
        }),
        trial("lo esperado se busca después de lo último que se esperó", || {
            let outcome = Run::sh("echo eco; read a; echo eco $a")
                .wait_for("eco")
                .type_text("uno\n")
                .wait_for("eco uno");
            outcome.run().assert_code(0).assert_clean();
            let outcome = Run::sh("echo eco").wait_for("eco").wait_for("eco").run();
            assert_eq!(outcome.unreached.as_deref(), Some("esperar a que diga «eco»"));
        }),
        trial("se espera también lo que sale por la salida de errores", || {
            let outcome = Run::sh("echo ay >&2; exec sleep 1000")
                .wait_for("ay")
                .signal(Signal::SIGTERM)
                .run();
            outcome.assert_signal(Signal::SIGTERM).assert_clean();
        }),
        trial("una señal a todo el grupo llega a los hijos", || {
            let outcome = Run::sh("sleep 1000 & sleep 1001 & echo listo; wait").wait_for("listo");
            let outcome = outcome.signal_group(Signal::SIGTERM).run();
            outcome.assert_signal(Signal::SIGTERM).assert_nothing_alive();
        }),
        trial("una señal al segundo hijo deja vivo al primero", || {
            let script = "sleep 1000 & a=$!; sleep 2000 & b=$!; echo listo
                          wait $b; echo segundo $?; wait $a; echo primero $?";
            let outcome = Run::sh(script).wait_for("listo").signal_child(&[2], Signal::SIGKILL);
            let outcome = outcome.wait_for("segundo 137").signal_child(&[1], Signal::SIGTERM).run();
            outcome.assert_code(0).assert_says("primero 143").assert_clean();
        }),
        trial("una señal a un nieto", || {
            let script = "sh -c 'sleep 1000; echo $?; exit 0'; true";
            let outcome = Run::sh(script).signal_child(&[1, 1], Signal::SIGTERM).run();
            outcome.assert_code(0).assert_clean();
            assert_eq!(outcome.stdout.trim(), "143");
        }),
        trial("una señal a quien habla con un nombre", || {
            let script = "sh -c 'echo \"hijo 1 $$ │ hola\"; exec sleep 1000'; echo $?";
            let outcome =
                Run::sh(script).wait_for("hola").signal_speaker("hijo 1", Signal::SIGKILL).run();
            outcome.assert_code(0).assert_says("137").assert_clean();
        }),
        trial("un hijo que no existe es un acto al que no se llega", || {
            let outcome = Run::sh("sleep 0.2; true").signal_child(&[3], Signal::SIGKILL).run();
            assert_eq!(outcome.unreached.as_deref(), Some("enviar SIGKILL al descendiente [3]"));
        }),
        trial("mirar enseña al programa y a sus descendientes", || {
            let outcome = Run::sh("sleep 1000 & sleep 2000 & echo listo; wait")
                .wait_for("listo")
                .look()
                .signal_group(Signal::SIGKILL)
                .run();
            let names: Vec<_> =
                outcome.looks[0].iter().map(|process| process.comm.as_str()).collect();
            assert_eq!(names[0], "sh");
            assert_eq!(names.len(), 3, "{names:?}");
            outcome.assert_signal(Signal::SIGKILL).assert_clean();
        }),
        trial("la entrada puede ser un texto, por largo que sea", || {
            let text = "línea\n".repeat(100_000);
            let outcome = Run::new("wc").arg("-l").stdin(text).run();
            outcome.assert_code(0).assert_says("100000").assert_clean();
        }),
        trial("la entrada se puede escribir y acabar", || {
            let outcome =
                Run::new("cat").type_text("uno\n").wait_for("uno").type_text("dos\n").eof().run();
            outcome.assert_code(0).assert_clean();
            assert_eq!(outcome.stdout, "uno\ndos\n");
        }),
        trial("con la salida cerrada, `yes` muere por SIGPIPE", || {
            let outcome = Run::new("yes").stdout_closes_after(2).run();
            outcome.assert_signal(Signal::SIGPIPE).assert_clean();
            assert_eq!(outcome.stdout, "y\ny\n");
            Run::new("yes").stdout_closes_after(0).run().assert_signal(Signal::SIGPIPE);
            Run::new("yes").wait_for("y").close_stdout().run().assert_signal(Signal::SIGPIPE);
        }),
        trial("con el disco lleno, `echo` se queja", || {
            let outcome = Run::new("echo").arg("hola").stdout_full().run();
            assert_eq!(outcome.end, End::Exited(1));
            outcome.assert_complains("No space left");
        }),
    ]
}
