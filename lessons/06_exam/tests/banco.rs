//! El banco de preguntas: está bien escrito, sus respuestas son las que dan las ejecuciones, y cada falta se ve.

mod banquito;

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::Duration;

use banquito::{Banquito, EXAMEN, FALTAS};
use serde_json::Value;
use tests::lesson::steps_of;
use tests::{Run, requires, trial, trial_if};

const TEMAS: i64 = 37;
const POR_TEMA: usize = 4;
const EN_TOTAL: usize = 200;

fn main() -> ExitCode {
    tests::main(|| {
        let mut trials = vec![
            trial_if(
                "las preguntas están bien, y al ejecutarlas dan lo que dicen",
                se_puede,
                bien,
            ),
            trial("hay 200 o más, y cuatro o más de cada tema", bastantes),
            trial("cada paso de una pregunta está en su lección", pasos),
            trial(
                "el mal uso se explica, y una salida sin lector no es un error",
                mal_uso,
            ),
            trial(
                "al banco entero se le cuentan preguntas, temas y errores",
                banquito_corto,
            ),
            trial_if(
                "un banco bien escrito se da por bueno",
                se_puede,
                banquito_bien,
            ),
            trial_if(
                "las respuestas equivocadas de ejercicios las rechaza su juez",
                se_juzga,
                rechazadas,
            ),
        ];
        for falta in FALTAS {
            trials.push(trial_if(
                &format!("se ve que {}", falta.que),
                se_puede,
                || falta.se_ve(),
            ));
        }
        trials
    })
}

fn se_puede() -> Result<(), String> {
    requires::ptrace()?;
    ["python3", "cc"].into_iter().try_for_each(requires::program)
}

fn bien() {
    let outcome = Run::new(EXAMEN)
        .args(["banco", "comprueba", "--veces"])
        .arg(requires::long_repetitions().to_string())
        .deadline(Duration::from_secs(300) * requires::long_repetitions())
        .run();
    outcome.assert_code(0).assert_clean().assert_says("✔ Todo está bien");
}

/// Todas, como las da `--json`.
fn preguntas() -> Vec<Value> {
    let outcome = Run::new(EXAMEN).args(["banco", "--json"]).run();
    outcome.assert_code(0).assert_clean();
    outcome
        .lines()
        .iter()
        .map(|linea| serde_json::from_str(linea).unwrap())
        .collect()
}

fn bastantes() {
    let preguntas = preguntas();
    assert!(preguntas.len() >= EN_TOTAL, "hay {}", preguntas.len());
    let mut de_cada_tema: BTreeMap<i64, usize> =
        (1..=TEMAS).map(|tema| (tema, 0)).collect();
    for pregunta in &preguntas {
        *de_cada_tema
            .get_mut(&pregunta["tema"].as_i64().unwrap())
            .expect("es uno de los 37") += 1;
    }
    de_cada_tema.retain(|_, cuantas| *cuantas < POR_TEMA);
    assert!(
        de_cada_tema.is_empty(),
        "temas con menos de {POR_TEMA}: {de_cada_tema:?}"
    );
}

/// La propia lección dice qué pasos tiene.
fn pasos() {
    for pregunta in preguntas() {
        let otros = pregunta["otros_pasos"].as_array().unwrap().iter();
        for paso in otros.chain([&pregunta["paso"]]) {
            let (numero, nombre) = paso.as_str().unwrap().split_once(' ').unwrap();
            let leccion =
                course::COURSE.iter().find(|leccion| leccion.number() == numero);
            let pasos = steps_of(leccion.expect("la lección existe").name);
            assert!(
                pasos.iter().any(|paso| paso == nombre),
                "{}: {paso}",
                pregunta["nombre"]
            );
        }
    }
}

fn mal_uso() {
    for (pedido, respuesta) in [
        (&["nada"][..], "no es nada que se pueda pedir"),
        (&["comprueba", "no_esta"], "no hay ninguna pregunta «no_esta»"),
        (&["comprueba", "no_esta.toml"], "no_esta.toml"),
        (&["libro"], "falta el capítulo"),
        (&["--sin-respuestas"], "no va con la cuenta"),
        (&["comprueba", "--veces", "2", "--veces", "3"], "está dos veces"),
        (&["--jsn"], "¿querías decir «--json»?"),
        (&["--json=3"], "detrás de «--json» no va nada"),
        (&["libro", "09_nada"], "no hay ningún capítulo «09_nada»"),
        (&["libro", "00_process", "nada"], "es del paso «nada»"),
        (&["comprueba", "--veces", "muchas"], "va con un número"),
        (&["--carpeta", "/no/existe"], "no se puede leer el banco"),
        (&["--nada"], "no hay ninguna opción «--nada»"),
    ] {
        let outcome =
            Run::new(EXAMEN).arg("banco").args(pedido.iter().copied()).run();
        outcome.assert_code(2).assert_clean().assert_complains(respuesta);
    }
    let outcome = Run::sh(&format!("'{EXAMEN}' banco --json | head -1")).run();
    outcome.assert_code(0).assert_no_complaints();
    assert_eq!(outcome.lines().len(), 1);
}

fn banquito_bien() {
    Banquito::bueno()
        .comprueba("bueno.toml")
        .assert_code(0)
        .assert_clean()
        .assert_says("✔ Todo está bien");
}

/// De lo que se dice del conjunto, todo lo que a este le falta.
fn banquito_corto() {
    let carpeta = Banquito::sin_medir();
    let ruta = carpeta.ruta().display().to_string();
    let outcome =
        Run::new(EXAMEN).args(["banco", "comprueba", "--carpeta", &ruta]).run();
    outcome.assert_code(1).assert_clean();
    outcome.assert_says("hay 14 preguntas, y han de ser 200 o más");
    outcome.assert_says("del tema 2 hay 0, y han de ser 4 o más");
    outcome.assert_says("opciones equivocadas con su error: 1 de 2");
    outcome.assert_says("las preguntas que delatan el error «solo» son 1");
    outcome.assert_says("la frase del error «solo» completa otra");
    outcome.assert_says("lleva al paso «03 nada», que no existe");
}

fn se_juzga() -> Result<(), String> {
    se_puede()?;
    if requires::repetitions(1) > 1 {
        return Ok(());
    }
    Err("se juzgan con CUADERNO_REPETICIONES=20; las de cada ejercicio, en `ejercicios`".to_owned())
}

/// Las que se enseñan para que se busque el fallo.
fn rechazadas() {
    let raiz = tests::workspace_root();
    for pregunta in preguntas() {
        let Some(ruta) = pregunta["codigo"]["fichero"].as_str() else { continue };
        let partes: Vec<&str> = ruta.split('/').collect();
        let [_, "exercises", ejercicio, "mal", _] = partes[..] else { continue };
        let fichero = raiz.join("lessons").join(ruta).display().to_string();
        let outcome = Run::new(EXAMEN)
            .args(["practica", ejercicio, "--json", "--fichero", &fichero])
            .deadline(Duration::from_secs(120))
            .run();
        outcome.assert_code(1);
    }
}
