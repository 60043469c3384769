//! Cada paso se ejecuta, acaba bien y no deja nada; y dice lo que tiene que decir.

use tests::claims::Constant;
use tests::{Run, Trial, requires, trial, trial_if};

use crate::{BINARIO, LECCION, leccion};

/// Números que un paso dice con cualquier opción.
const CONSTANTES: [Constant; 1] =
    [("nice", 2, "los procesos que compiten, y los que siguen vivos al acabar")];

pub fn trials() -> Vec<Trial> {
    let mut trials = LECCION.step_trials();
    trials.push(LECCION.claims_trial(&CONSTANTES));
    trials.extend([
        trial("los pasos se ejecutan en el orden pedido", el_orden_pedido),
        trial("plantilla crea tantos procesos como se le piden", plantilla_con_cinco),
        trial("process_iter filtra por nombre y por usuario", process_iter_filtra),
        trial("process_iter ordena por memoria y por nice", process_iter_ordena),
        trial_if(
            "jerarquia dibuja lo mismo que pstree",
            || requires::program("pstree"),
            jerarquia_con_pstree,
        ),
        trial_if(
            "nice, siendo root, enseña también lo que puede nobody",
            requires::root,
            nice_como_root,
        ),
        trial("nice, como usuario corriente, no puede bajar", nice_como_usuario),
        trial("nice, con el nice ya muy alto, dice qué hacer", nice_sin_margen),
    ]);
    trials
}

fn el_orden_pedido() {
    let outcome = leccion().args(["memoria", "plantilla", "--procesos", "2", "memoria"]).run();
    outcome.assert_code(0).assert_clean();
    let titulos: Vec<String> =
        outcome.lines().into_iter().filter(|linea| linea.starts_with("──")).collect();
    let nombres: Vec<&str> = titulos.iter().filter_map(|linea| linea.split(' ').nth(5)).collect();
    assert_eq!(nombres, ["memoria", "plantilla", "memoria"]);
}

fn plantilla_con_cinco() {
    let outcome = leccion().args(["plantilla", "--procesos", "5"]).run();
    outcome.assert_code(0).assert_clean();
    outcome.assert_says("hijo 5 ").assert_says("hijo 10 ");
    outcome.assert_never_says("hijo 11 ");
}

/// Las filas de la tabla, sin la cabecera: las líneas de `padre` que empiezan por un número.
fn filas(outcome: &tests::Outcome) -> Vec<Vec<String>> {
    outcome
        .lines()
        .iter()
        .filter_map(|linea| linea.split_once('│'))
        .map(|(_, resto)| resto.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .filter(|campos| {
            campos.len() > 7 && campos[0].parse::<i32>().is_ok() && campos[1].parse::<i32>().is_ok()
        })
        .collect()
}

fn process_iter_filtra() {
    let outcome = leccion().args(["process_iter", "--nombre", "00_process", "--max", "100"]).run();
    outcome.assert_code(0).assert_clean();
    let filas = filas(&outcome);
    assert!(
        filas.iter().any(|fila| fila[0] == outcome.pid.to_string()),
        "no está él mismo\n{}",
        outcome.report()
    );
    assert!(filas.iter().all(|fila| fila.concat().contains("00_process")), "{}", outcome.report());

    let outcome = leccion().args(["process_iter", "--usuario", "nadie-se-llama-asi"]).run();
    outcome.assert_code(0).assert_says("elegidos: 0; mostrados: 0");
}

fn process_iter_ordena() {
    let outcome = leccion().args(["process_iter", "--orden", "memoria"]).run();
    let memoria: Vec<u64> =
        filas(&outcome).iter().filter_map(|fila| fila[6].parse().ok()).collect();
    assert!(memoria.len() > 1 && memoria.is_sorted_by(|a, b| a >= b), "{}", outcome.report());

    let outcome = leccion().args(["process_iter", "--orden", "nice", "--max", "1000"]).run();
    let nice: Vec<i32> = filas(&outcome).iter().filter_map(|fila| fila[4].parse().ok()).collect();
    assert!(nice.len() > 1 && nice.is_sorted(), "{}", outcome.report());
}

fn jerarquia_con_pstree() {
    leccion()
        .arg("jerarquia")
        .run()
        .assert_code(0)
        .assert_says("✔ pstree -ps dibuja el mismo árbol");
}

fn nice_como_root() {
    let outcome = leccion().arg("nice").run();
    outcome
        .assert_code(0)
        .assert_says("UID 0")
        .assert_says("UID 65534")
        .assert_says("permiso denegado (EACCES)");
}

fn nice_como_usuario() {
    let outcome = leccion().arg("nice").ordinary_user().run();
    outcome.assert_code(0).assert_clean().assert_says("permiso denegado (EACCES)");
    outcome.assert_never_says("UID 0)");
}

fn nice_sin_margen() {
    let outcome = Run::new("nice").args(["-n", "15", BINARIO, "nice"]).run();
    outcome
        .assert_code(2)
        .assert_clean()
        .assert_complains("arráncalo con un nice menor o baja --diferencia");
}
