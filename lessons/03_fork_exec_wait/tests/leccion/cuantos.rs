//! Los árboles de `cuantos` tienen los procesos que dicen los exámenes, y cada rama, el `fork` que la hizo.

use tests::{Run, Trial, requires, trial, trial_if};

use crate::{BINARIO, leccion};

/// Cuántas ramas hizo cada `fork`.
type Ramas = &'static [(&'static str, usize)];

/// El caso, cuántos procesos y sus ramas.
const ARBOLES: [(&str, usize, Ramas); 8] = [
    ("tres", 8, &[("fork 1", 1), ("fork 2", 2), ("fork 3", 4)]),
    ("abanico", 4, &[("i=0", 1), ("i=1", 1), ("i=2", 1)]),
    ("cadena", 4, &[("i=0", 1), ("i=1", 1), ("i=2", 1)]),
    ("y", 3, &[("fork 1", 1), ("fork 2", 1)]),
    ("o", 3, &[("fork 1", 1), ("fork 2", 1)]),
    ("y_o", 5, &[("fork 1", 1), ("fork 2", 1), ("fork 3", 2)]),
    ("abanico_y_dos", 12, &[("i=0", 1), ("i=1", 1), ("fork 2", 3), ("fork 3", 6)]),
    ("anidados", 8, &[("i=0 j=0", 1), ("i=1 j=0", 2), ("i=1 j=1", 4)]),
];

pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = ARBOLES
        .into_iter()
        .map(|(caso, procesos, ramas)| {
            trial(&format!("cuantos --caso {caso}"), move || {
                arbol(caso, procesos, ramas)
            })
        })
        .collect();
    trials.push(trial(
        "el abanico tiene tres hijos y la cadena, uno de cada",
        formas,
    ));
    trials.extend([
        trial(
            "en un terminal, cada caso se predice aparte y cabe en la pantalla",
            caso_por_caso,
        ),
        trial("en un terminal, Ctrl-D deja los demás casos", ctrl_d),
        trial("por una tubería o con --sin-pausas, no pregunta", sin_preguntas),
        trial_if(
            "un descendiente que no puede hacer fork dice por qué",
            requires::root,
            sin_cupo,
        ),
    ]);
    trials
}

const PREGUNTA: &str = "Ctrl-D lo deja aquí";
const FILAS: u16 = 24;

fn en_un_terminal() -> Run {
    let run = Run::new(BINARIO).arg("cuantos").terminal(80, FILAS);
    run.wait_for("Ctrl-D para salir").type_text("\n")
}

fn caso_por_caso() {
    let mut run = en_un_terminal();
    for (caso, ..) in ARBOLES {
        run = run.wait_for(format!("{caso}:")).wait_for(PREGUNTA).type_text("7\n");
    }
    let outcome = run.run();
    outcome.assert_code(0).assert_clean().assert_says("procesos de anidados: 8");
    let pantallas: Vec<usize> = outcome
        .stdout
        .split(PREGUNTA)
        .skip(1)
        .map(|texto| texto.lines().count())
        .collect();
    assert_eq!(pantallas.len(), ARBOLES.len(), "{}", outcome.report());
    assert!(
        pantallas.iter().all(|lineas| *lineas <= FILAS.into()),
        "{pantallas:?}"
    );
}

fn ctrl_d() {
    let outcome = en_un_terminal().wait_for(PREGUNTA).type_text("\x04").run();
    outcome.assert_code(0).assert_clean().assert_says("Observa:");
    assert!(!outcome.stdout.contains("abanico:"), "{}", outcome.report());
}

fn sin_preguntas() {
    let con_opcion = en_un_terminal_sin_pausas().run();
    for outcome in [leccion().arg("cuantos").run(), con_opcion] {
        outcome
            .assert_code(0)
            .assert_clean()
            .assert_says("procesos de anidados: 8");
        assert!(!outcome.stdout.contains(PREGUNTA), "{}", outcome.report());
    }
}

fn en_un_terminal_sin_pausas() -> Run {
    Run::new(BINARIO).args(["cuantos", "--sin-pausas"]).terminal(80, FILAS)
}

fn arbol(caso: &str, procesos: usize, ramas: Ramas) {
    let outcome = leccion().args(["cuantos", "--caso", caso]).run();
    outcome.assert_code(0).assert_clean();
    outcome.assert_says(&format!("✔ procesos de {caso}: {procesos}\n"));
    let dibujo: Vec<String> = outcome
        .lines()
        .into_iter()
        .filter(|linea| linea.contains(" ─→ H"))
        .collect();
    assert_eq!(dibujo.len(), procesos - 1, "{}", outcome.report());
    for (fork, veces) in ramas {
        let hay = dibujo
            .iter()
            .filter(|linea| linea.contains(&format!("─ {fork} ─→")))
            .count();
        assert_eq!(hay, *veces, "ramas de {fork}\n{}", outcome.report());
    }
}

fn formas() {
    let abanico = leccion().args(["cuantos", "--caso", "abanico"]).run();
    abanico.assert_says_in_order(&[
        "├─ i=0 ─→ H1\n",
        "├─ i=1 ─→ H2\n",
        "└─ i=2 ─→ H3\n",
    ]);
    let cadena = leccion().args(["cuantos", "--caso", "cadena"]).run();
    cadena.assert_says_in_order(&[
        "└─ i=0 ─→ H1\n",
        "└─ i=1 ─→ H1.1\n",
        "└─ i=2 ─→ H1.1.1\n",
    ]);
}

/// Con sitio para cuatro de los ocho, siempre hay un descendiente al que le falla.
fn sin_cupo() {
    let run = leccion()
        .args(["cuantos", "--caso", "tres"])
        .no_more_processes()
        .max_processes(4);
    let outcome = run.run();
    outcome.assert_code(1).assert_clean();
    let suya =
        |linea: &str| !linea.starts_with("Error") && linea.contains("ulimit -u");
    assert!(outcome.stderr.lines().any(suya), "{}", outcome.report());
}
