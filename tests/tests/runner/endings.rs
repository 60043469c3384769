//! Cómo acaba un programa y qué dice.

use tests::{Run, Signal, Trial, trial};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("una orden limpia no deja nada", || {
            let outcome = Run::sh("echo hola; echo ay >&2").run();
            outcome.assert_code(0).assert_clean().assert_says("hola").assert_complains("ay");
            assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("hola\n", "ay\n"));
        }),
        trial("se distingue el código de la señal", || {
            Run::sh("exit 7").run().assert_code(7).assert_clean();
            Run::sh("kill -TERM $$").run().assert_signal(Signal::SIGTERM).assert_clean();
        }),
        trial("un programa que no existe es un error que dice cuál", || {
            let error = Run::new("/no/existe").try_run().unwrap_err();
            assert!(format!("{error:#}").contains("no se puede ejecutar /no/existe"), "{error:#}");
        }),
        trial("la salida larga llega entera por las dos salidas", || {
            let outcome = Run::sh("seq 200000; seq 200000 >&2").run();
            outcome.assert_code(0).assert_clean();
            assert_eq!(
                (outcome.stdout.lines().count(), outcome.stderr.lines().count()),
                (200_000, 200_000)
            );
        }),
    ]
}
