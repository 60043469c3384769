//! Cada `assert_…` se queja cuando debe, y su queja trae lo que se vio.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use tests::{Outcome, Run, Signal, Trial, requires, trial, trial_if};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("quejas por lo que queda atrás", || {
            let orphan = Run::sh("sleep 1000 & echo dicho").run();
            complains(
                &orphan,
                |outcome| outcome.assert_clean(),
                &["antes que sus hijos", "sleep 1000", "dicho"],
            );
            complains(&orphan, |outcome| outcome.assert_nothing_alive(), &["huérfanos vivos"]);
            let zombie = Run::sh("sleep 0.05 & exec sleep 0.3").run();
            complains(
                &zombie,
                |outcome| outcome.assert_clean(),
                &["zombis", "(sleep), que salió con código 0"],
            );
            let file = Run::sh("touch resto").run();
            complains(&file, |outcome| outcome.assert_clean(), &["Han quedado ficheros", "resto"]);
        }),
        trial("quejas por el final", || {
            let outcome = Run::sh("exit 3").run();
            complains(
                &outcome,
                |outcome| outcome.assert_code(0),
                &["salió con código 3", "código 0"],
            );
            complains(
                &outcome,
                |outcome| outcome.assert_signal(Signal::SIGTERM),
                &["debía morir por SIGTERM"],
            );
            complains(&outcome, |outcome| outcome.assert_timed_out(), &["siguiera bloqueado"]);
        }),
        trial("quejas por el plazo y por lo que no se llegó a hacer", || {
            let slow = Run::sh("sleep 1000").deadline(Duration::from_millis(100)).run();
            complains(&slow, |outcome| outcome.assert_clean(), &["plazo"]);
            let early = Run::sh("echo uno").wait_for("dos").run();
            complains(
                &early,
                |outcome| outcome.assert_code(0),
                &["sin que se pudiera esperar a que diga «dos»"],
            );
        }),
        trial("quejas por lo dicho", || {
            let outcome = Run::sh("echo uno; echo dos; echo ay >&2").run();
            outcome.assert_says_in_order(&["uno", "dos"]).assert_never_says("tres");
            complains(&outcome, |outcome| outcome.assert_says("tres"), &["falta «tres»"]);
            complains(&outcome, |outcome| outcome.assert_never_says("dos"), &["sobra «dos»"]);
            complains(
                &outcome,
                |outcome| outcome.assert_says_in_order(&["dos", "uno"]),
                &["falta «uno»"],
            );
            complains(&outcome, |outcome| outcome.assert_complains("uy"), &["falta «uy»"]);
            complains(&outcome, |outcome| outcome.assert_no_complaints(), &["vacía", "ay"]);
        }),
        trial("a quien muere por SIGKILL solo se le pide que nadie le sobreviva", || {
            let outcome = Run::sh("sleep 0.3 & kill -KILL $$").run();
            outcome.assert_signal(Signal::SIGKILL).assert_clean();
            assert_eq!(
                outcome.alive_at_once.len() + outcome.unreaped.len(),
                1,
                "{}",
                outcome.report()
            );
        }),
        trial("un binario de pruebas dice cuáles pasan, fallan y se ignoran", || {
            let outcome =
                Run::new("/proc/self/exe").env(SAMPLE, "sí").env_remove("CUADERNO_TIEMPOS").run();
            outcome.assert_code(101).assert_clean().assert_no_complaints();
            outcome.assert_says("1 passed; 1 failed; 1 ignored");
            outcome.assert_says("ignored (no está instalado el programa `nada`)");
            outcome.assert_says("---- falla ----\nfalta un «dos»\n(en ");
        }),
    ]
}

/// Con esta variable, este binario hace solo las pruebas de muestra.
pub const SAMPLE: &str = "CUADERNO_PRUEBAS_DE_MUESTRA";

/// Una prueba que pasa, una que falla y una que se ignora.
pub fn sample() -> Vec<Trial> {
    vec![
        trial("pasa", || {}),
        trial("falla", || panic!("falta un «{}»", "dos")),
        trial_if(
            "se ignora",
            || requires::program("nada"),
            || panic!("esta prueba debía ignorarse"),
        ),
    ]
}

fn complains(outcome: &Outcome, assertion: impl FnOnce(&Outcome) -> &Outcome, expected: &[&str]) {
    let Err(panic) = catch_unwind(AssertUnwindSafe(|| assertion(outcome))) else {
        panic!("debía quejarse con {expected:?} de:\n{}", outcome.report());
    };
    let complaint = panic.downcast_ref::<String>().map_or("", String::as_str);
    for text in expected {
        assert!(complaint.contains(text), "falta «{text}» en:\n{complaint}");
    }
}
