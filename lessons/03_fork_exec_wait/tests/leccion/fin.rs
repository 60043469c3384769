//! Acabe como acabe, no queda nada: señales, salida cerrada, muertes repentinas y límites.

use std::time::Duration;

use tests::{End, Outcome, Run, Signal, Trial, requires, trial};

use crate::{BINARIO, LECCION, leccion};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("Ctrl-C en mitad de un paso: 130 y nada queda", ctrl_c),
        trial(
            "SIGTERM en un momento cualquiera de cada paso",
            sigterm_en_cualquier_momento,
        ),
        trial(
            "kill -9 al padre en un momento cualquiera de cada paso",
            kill_9_en_cualquier_momento,
        ),
        trial(
            "con SIGCHLD ignorada o bloqueada desde fuera, todo sigue igual",
            senales_heredadas,
        ),
        trial("con la salida cerrada acaba en silencio", salida_cerrada),
        LECCION.process_limit_trial(&[
            "fork",
            "cuantos",
            "popen",
            "valor_devuelto",
            "tuberia",
            "minishell",
        ]),
        trial(
            "con pocos descriptores lo dice y acaba con 1",
            limite_de_descriptores,
        ),
        trial(
            "con poca memoria o sin ficheros, lo dice y acaba con 1",
            otros_limites,
        ),
    ]
}

/// Un paso que no acaba en seguida: un guion que se queda dormido dentro de una
/// tubería.
fn guion_dormido() -> Run {
    let guion = "echo dormido; sleep 50 | sleep 60 | cat";
    Run::sh(&format!(
        "echo '{guion}' > \"$TMPDIR/g\"; exec '{BINARIO}' minishell --guion \"$TMPDIR/g\""
    ))
}

fn ctrl_c() {
    let outcome =
        guion_dormido().wait_for("dormido").signal_group(Signal::SIGINT).run();
    outcome.assert_code(130).assert_nothing_alive();
    let outcome =
        leccion().arg("cuantos").wait_for("anidados").signal(Signal::SIGINT).run();
    outcome.assert_clean();
    interrumpido(&outcome, 130);
}

/// Si la señal ha llegado a tiempo; si no, ha de haber acabado bien.
fn interrumpido(outcome: &Outcome, codigo: i32) -> bool {
    let interrumpido = outcome.end == End::Exited(codigo);
    assert!(interrumpido || outcome.end == End::Exited(0), "{}", outcome.report());
    interrumpido
}

/// Los momentos se reparten entre 0 y 60 ms, que es lo que duran los pasos: unos se
/// interrumpen y otros no.
fn en_cualquier_momento(senal: &str, codigo: i32, comprobar: fn(&Outcome)) {
    let interrumpidos = (0..requires::repetitions(44)).filter(|vez| {
        let paso = &LECCION.steps()[*vez as usize % LECCION.steps().len()];
        let run = Run::signalled_after(
            &format!("'{BINARIO}' {paso}"),
            senal,
            vez * 11 % 61,
        );
        let outcome = run.run();
        comprobar(&outcome);
        interrumpido(&outcome, codigo)
    });
    assert!(interrumpidos.count() > 0, "ninguna señal ha llegado a tiempo");
}

fn sigterm_en_cualquier_momento() {
    en_cualquier_momento("TERM", 143, |outcome| {
        outcome.assert_clean();
    });
}

fn kill_9_en_cualquier_momento() {
    en_cualquier_momento("KILL", 137, |outcome| {
        outcome.assert_nothing_alive().assert_no_files();
    });
}

fn senales_heredadas() {
    let senales = ["--ignore-signal=CHLD,INT,PIPE", "--block-signal=TERM,CHLD"];
    let outcome =
        Run::new("env").args(senales).args([BINARIO, "--sin-pausas"]).run();
    outcome.assert_code(0).assert_clean();
}

fn salida_cerrada() {
    for lineas in [1, 9, 30, 80, 130] {
        let outcome =
            leccion().arg("--sin-pausas").stdout_closes_after(lineas).run();
        outcome.assert_signal(Signal::SIGPIPE).assert_clean();
        outcome.assert_no_complaints();
    }
}

fn limite_de_descriptores() {
    for paso in ["cuantos", "exec_conserva", "tuberia", "minishell"] {
        let run =
            leccion().arg(paso).max_files(5).deadline(Duration::from_secs(20));
        let outcome = run.run();
        outcome.assert_code(1).assert_clean().assert_complains("ulimit -n");
    }
}

fn otros_limites() {
    for (limite, paso) in
        [("ulimit -f 0", "ficheros"), ("ulimit -v 20000", "copia_en_escritura")]
    {
        let outcome = Run::sh(&format!("{limite}; exec '{BINARIO}' {paso}")).run();
        outcome.assert_code(1).assert_clean().assert_complains(&limite[..9]);
    }
}
