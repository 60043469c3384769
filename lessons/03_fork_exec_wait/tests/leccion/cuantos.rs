//! Los árboles de `cuantos` tienen los procesos que dicen los exámenes, y cada rama, el `fork` que la hizo.

use tests::{Trial, trial};

use crate::leccion;

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
            trial(&format!("cuantos --caso {caso}"), move || arbol(caso, procesos, ramas))
        })
        .collect();
    trials.push(trial("cuantos --caso guiones: 8 y 6", guiones));
    trials.push(trial("el abanico tiene tres hijos y la cadena, uno de cada", formas));
    trials
}

fn arbol(caso: &str, procesos: usize, ramas: Ramas) {
    let outcome = leccion().args(["cuantos", "--caso", caso]).run();
    outcome.assert_code(0).assert_clean();
    outcome.assert_says(&format!("✔ procesos de {caso}: {procesos}\n"));
    let dibujo: Vec<String> =
        outcome.lines().into_iter().filter(|linea| linea.contains(" ─→ H")).collect();
    assert_eq!(dibujo.len(), procesos - 1, "{}", outcome.report());
    for (fork, veces) in ramas {
        let hay = dibujo.iter().filter(|linea| linea.contains(&format!("─ {fork} ─→"))).count();
        assert_eq!(hay, *veces, "ramas de {fork}\n{}", outcome.report());
    }
}

fn guiones() {
    let outcome = leccion().args(["cuantos", "--caso", "guiones"]).run();
    outcome
        .assert_code(0)
        .assert_clean()
        .assert_says("si quedan en el búfer: 8\n")
        .assert_says("si se vacía tras cada uno: 6\n");
}

fn formas() {
    let abanico = leccion().args(["cuantos", "--caso", "abanico"]).run();
    abanico.assert_says_in_order(&["├─ i=0 ─→ H1\n", "├─ i=1 ─→ H2\n", "└─ i=2 ─→ H3\n"]);
    let cadena = leccion().args(["cuantos", "--caso", "cadena"]).run();
    cadena.assert_says_in_order(&["└─ i=0 ─→ H1\n", "└─ i=1 ─→ H1.1\n", "└─ i=2 ─→ H1.1.1\n"]);
}
