//! Procesos de otros cuyo nombre y argumentos obedecería un terminal: cada uno sigue siendo una fila.

use tests::{Outcome, Run, Trial, requires, trial, trial_if};

use crate::BINARIO;

pub fn trials() -> Vec<Trial> {
    vec![
        trial(
            "process_iter enseña un proceso de nombre raro en una fila",
            en_la_tabla,
        ),
        trial("kill enseña un proceso de nombre raro sin obedecerlo", al_matarlo),
        trial_if(
            "jerarquia dibuja como pstree un antepasado de nombre raro",
            hay_pstree,
            en_el_arbol,
        ),
        trial(
            "un paso o una opción de nombre raro no llegan al terminal",
            en_los_errores,
        ),
    ]
}

fn hay_pstree() -> Result<(), String> {
    requires::program("pstree")
}

/// Un programa que se llama «raro», salto de línea, borrar la pantalla, C1 y un byte que no es UTF-8.
fn con_un_raro(programa: &str, guion: &str) -> Outcome {
    let guion = format!(
        "raro=$(printf './raro\\n\\033[2J\\302\\233\\377'); cp \"$(command -v {programa})\" \"$raro\"; \
         {guion}; rm ./raro*"
    );
    let outcome = Run::sh(&guion).arg("sh").arg(BINARIO).run();
    outcome.assert_code(0).assert_clean();
    outcome
}

/// Lo deja en marcha, cuando ya es él: mientras no acaba su exec, tiene su nombre y los argumentos de `sh`.
const EN_MARCHA: &str = "\"$raro\" 1000 & until head -c 6 /proc/$!/cmdline | grep -q '^./raro'; do :; done;";

const ESCAPADO: &str = r"raro\012\033[2J\302\233\377";

#[track_caller]
fn assert_nada_se_obedece(outcome: &Outcome) {
    for texto in [&outcome.stdout, &outcome.stderr] {
        let obedece = |letra: char| letra.is_control() && letra != '\n';
        assert!(
            !texto.contains(obedece) && !texto.contains('\u{fffd}'),
            "{}",
            outcome.report()
        );
    }
}

fn en_la_tabla() {
    let outcome = con_un_raro(
        "sleep",
        &format!(
            "{EN_MARCHA} \"$1\" process_iter --nombre raro --max 100; echo era $!; kill $!; wait $! || true"
        ),
    );
    assert_nada_se_obedece(&outcome);
    // Puede haber otro raro, de quien ejecute a la vez esta misma prueba.
    let (_, pid) =
        outcome.stdout.split_once("\nera ").expect("el guion dice su PID");
    let fila = |linea: &&str| {
        linea.contains(&format!(" {} ", pid.trim()))
            && linea.contains(&format!("./{ESCAPADO} 1000"))
    };
    assert_eq!(
        outcome.stdout.lines().filter(fila).count(),
        1,
        "{}",
        outcome.report()
    );
}

fn al_matarlo() {
    let outcome = con_un_raro(
        "sleep",
        &format!("{EN_MARCHA} \"$1\" kill --pid $! --si; wait $! || true"),
    );
    assert_nada_se_obedece(&outcome);
    outcome
        .assert_says(&format!(": {ESCAPADO}, de "))
        .assert_says(&format!("orden: ./{ESCAPADO} 1000"));
}

fn en_el_arbol() {
    let outcome = con_un_raro("sh", "\"$raro\" -c \"'$1' jerarquia; true\"");
    assert_nada_se_obedece(&outcome);
    outcome.assert_says(ESCAPADO);
}

fn en_los_errores() {
    for raro in ["\u{1b}[2J", "--\u{1b}[2J", "x\ny"] {
        let outcome = crate::leccion().arg(raro).run();
        outcome.assert_code(2).assert_clean();
        assert_nada_se_obedece(&outcome);
        let primera = outcome.stderr.lines().next().unwrap_or_default();
        assert!(
            primera.contains('\\') && primera.contains('»'),
            "{}",
            outcome.report()
        );
    }
}
