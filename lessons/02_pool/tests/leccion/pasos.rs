//! Cada paso se ejecuta, acaba bien y no deja nada; y dice lo que tiene que decir.

use std::thread::available_parallelism;

use tests::claims::Constant;
use tests::{Trial, requires, trial, trial_if};

use crate::{LECCION, leccion};

/// Números que un paso dice con cualquier opción.
const CONSTANTES: [Constant; 2] = [
    ("chunksize", 4, "los trozos por obrero, si no se dice otra cosa"),
    ("chunksize", 10, "uno de los tamaños que se prueban siempre"),
];

pub fn trials() -> Vec<Trial> {
    let mut trials = LECCION.step_trials();
    trials.push(LECCION.claims_trial(&CONSTANTES));
    trials.extend([
        trial_if(
            "la lección entera, una y otra vez en una sola CPU",
            muchas_veces,
            en_una_cpu,
        ),
        trial("con pocos obreros y con muchos, con pocas tareas y con muchas", pocos_y_muchos),
        trial("aceleracion: una barra por número de obreros, hasta el doble de las CPU", barras),
        trial("lotes usa los obreros que se le piden", obreros_pedidos),
        trial("sin python3, comparativa lo dice y acaba bien", sin_python),
    ]);
    trials
}

/// Una sola vez la ejecuta ya otra prueba.
fn muchas_veces() -> Result<(), String> {
    if requires::long_repetitions() > 1 {
        return Ok(());
    }
    Err("se hace con CUADERNO_REPETICIONES=40 o más".to_owned())
}

fn en_una_cpu() {
    for _ in 0..requires::long_repetitions() {
        LECCION.whole(leccion().one_cpu());
    }
}

fn pocos_y_muchos() {
    for orden in [
        "por_que --tareas 1 --obreros 1",
        "por_que --tareas 200 --obreros 64",
        "map --tareas 1 --obreros 64 --milisegundos 0",
        "map --tareas 1000 --obreros 1 --milisegundos 0",
        "chunksize --tareas 1000 --obreros 64",
        "chunksize --tareas 1001 --obreros 3",
        "chunksize --tareas 50000",
    ] {
        leccion().args(orden.split(' ')).run().assert_code(0).assert_clean();
    }
}

fn barras() {
    let todas = available_parallelism().map_or(1, usize::from);
    for (run, cpus) in [(leccion().one_cpu(), 1), (leccion(), todas)] {
        let outcome = run.arg("aceleracion").run();
        outcome.assert_code(0).assert_clean();
        outcome.assert_says(&format!("aquí puedo usar {cpus} CPU"));
        let salto = (2 * cpus).div_ceil(8);
        let una_vez: Vec<usize> =
            (1..=2 * cpus).filter(|n| *n == 1 || n.is_multiple_of(salto)).collect();
        for quien in ["proceso", "hilo"] {
            let filas: Vec<usize> = outcome
                .lines()
                .iter()
                .filter_map(|linea| obreros(linea, quien))
                .collect();
            if cpus == 1 {
                outcome.assert_says(" ×1,00)").assert_says(" ×1,82)");
                let techo = outcome
                    .lines()
                    .into_iter()
                    .find(|linea| obreros(linea, quien) == Some(2));
                assert!(
                    techo.is_some_and(|linea| linea.ends_with(" ×1,00)")),
                    "{}",
                    outcome.report()
                );
            }
            // Una vez calculando y otra esperando.
            assert_eq!(filas, una_vez.repeat(2), "{quien}\n{}", outcome.report());
        }
    }
}

/// Los obreros de una fila del dibujo, si es de procesos o de hilos, según se
/// pregunte.
fn obreros(linea: &str, quien: &str) -> Option<usize> {
    let mut palabras = linea.split_once('│')?.1.split_whitespace();
    let n = palabras.next()?.parse().ok()?;
    let palabra = if n == 1 { quien.to_owned() } else { format!("{quien}s") };
    (palabras.next()? == palabra && linea.contains("(Amdahl, ×")).then_some(n)
}

fn obreros_pedidos() {
    for (obreros, dicho) in [("1", ", 1 obrero"), ("64", ", 64 obreros")] {
        let outcome = leccion().args(["lotes", "--obreros", obreros]).run();
        outcome.assert_code(0).assert_clean().assert_says(dicho);
    }
}

fn sin_python() {
    let outcome = leccion().arg("comparativa").env("PATH", "/no/hay/nada").run();
    outcome.assert_code(0).assert_clean().assert_says("aquí no hay python3");
}
