//! Moodle, GIFT y Anki: lo escrito lo lee otro programa, y ha de ser lo que dice el banco.

use std::fs;
use std::path::PathBuf;

use tests::{Run, Trial, requires, trial_if};

use super::{Profesora, comprueba, de_aqui, python, texto};

const GENERADAS: &str = "1000";
const GIFT_PEGJS: &str = "gift-pegjs@1.0.2";

pub fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for formato in ["moodle", "gift", "anki"] {
        let nombre = |que: &str| format!("{formato}: otro lector entiende {que}");
        let necesita = move || lectores(formato);
        trials.push(trial_if(&nombre("todo el banco"), necesita, move || {
            todo_el_banco(formato, &[]);
        }));
        trials.push(trial_if(
            &nombre("lo que más cuesta escribir"),
            necesita,
            move || raras(formato),
        ));
        trials.push(trial_if(&nombre("mil generadas"), necesita, move || {
            generadas(formato)
        }));
        trials.push(trial_if(
            &nombre("un tema y un examen"),
            necesita,
            move || {
                un_tema_y_un_examen(formato);
            },
        ));
        if formato == "moodle" {
            trials.push(trial_if(
                &nombre("las líneas que se arrastran"),
                necesita,
                || {
                    lee("moodle", &["--arrastrar"], true, false);
                    lee("moodle", &["--arrastrar"], true, true);
                },
            ));
        }
        if formato != "anki" {
            trials.push(trial_if(
                &nombre("lo que resta un fallo"),
                necesita,
                move || {
                    for regla in ["1/(n-1)", "30%"] {
                        todo_el_banco(formato, &["--penaliza", regla]);
                    }
                },
            ));
        }
    }
    trials
}

fn lectores(formato: &str) -> Result<(), String> {
    requires::program("python3")?;
    if formato == "gift" {
        requires::program("node")?;
        requires::node_package(GIFT_PEGJS)?;
    }
    Ok(())
}

fn todo_el_banco(formato: &str, ademas: &[&str]) {
    lee(formato, ademas, true, false);
}

fn raras(formato: &str) {
    lee(formato, &[], true, true);
    if formato != "anki" {
        lee(formato, &["--penaliza", "1/(n-1)"], true, true);
    }
}

fn generadas(formato: &str) {
    let pedido = ["--generadas", GENERADAS, "--semilla", "1"];
    assert_eq!(lee(formato, &pedido, false, false), GENERADAS);
    let en_c = [
        "--generadas",
        "40",
        "--semilla",
        "1",
        "--tipo",
        "salidas",
        "--lenguaje",
        "c",
    ];
    assert_eq!(lee(formato, &en_c, false, false), "40");
}

fn un_tema_y_un_examen(formato: &str) {
    let del_tema = lee(formato, &["--tema", "1"], false, false);
    assert!(del_tema.parse::<u32>().unwrap() > 1, "del tema 1 hay {del_tema}");
    let examen = ["--perfil", "clase", "--semilla", "7", "--penaliza", "30%"];
    let con_nota = formato != "anki";
    let examen = if con_nota { &examen[..] } else { &examen[..4] };
    lee(formato, examen, false, false);
    if formato != "gift" {
        con_la_solucion(formato);
    }
    let profesora = Profesora::nueva();
    let con = |semilla: &str| {
        let argumentos = [formato, "--perfil", "clase", "--semilla", semilla];
        let outcome = profesora.pide(&argumentos);
        outcome.assert_code(0);
        if formato == "gift" {
            outcome.assert_complains("pon que cada una vale 0,5");
        }
        if con_nota {
            outcome.assert_complains("--penaliza 30%");
        } else {
            outcome.assert_no_complaints();
        }
        outcome.stdout
    };
    assert_eq!(con("7"), con("7"), "la misma semilla da otro examen");
    assert_ne!(con("7"), con("8"), "otra semilla da el mismo examen");
}

/// Quien corrige un programa tiene la solución delante; quien lo contesta, no.
fn con_la_solucion(formato: &str) {
    let profesora = Profesora::nueva();
    let examen = profesora.pide(&[formato, "--perfil", "clase", "--semilla", "7"]);
    let (entre, marca) = match formato {
        "moodle" => ("<question type=", "<graderinfo"),
        _ => ("\n", "\t<div style=\"text-align: left\"><ul>"),
    };
    let (pide, corrige) = examen
        .stdout
        .split(entre)
        .filter(|una| una.contains("programa_"))
        .find_map(|una| una.split_once(marca))
        .unwrap_or_else(|| panic!("{}", examen.report()));
    assert!(!pide.contains("__main__"), "{pide}");
    assert!(pide.contains("en Python") && pide.contains("sys.argv"), "{pide}");
    assert!(corrige.contains("para comparar:"), "{corrige}");
    assert!(corrige.contains("__main__"), "{corrige}");
}

/// Lo escribe y se lo da a leer a otro. Devuelve cuántas preguntas ha leído.
fn lee(formato: &str, pedido: &[&str], con_banco: bool, raras: bool) -> String {
    let profesora = Profesora::nueva();
    let de_raras = |run: Run| {
        if raras {
            run.env("CUADERNO_PREGUNTAS", texto(&de_aqui("raras")))
        } else {
            run
        }
    };
    let argumentos = [&[formato, "-o", "preguntas"], pedido].concat();
    de_raras(profesora.run(&argumentos))
        .run()
        .assert_code(0)
        .assert_says("preguntas");
    let mut fichero = profesora.ruta("preguntas");
    if formato == "gift" {
        fichero = con_gift_pegjs(&fichero, &profesora);
    }
    let lector = python(&format!("{formato}.py")).arg(texto(&fichero));
    comprueba(de_raras(lector.args(con_banco.then_some("banco"))))
}

/// Lo que lee gift-pegjs, en JSON.
fn con_gift_pegjs(fichero: &std::path::Path, profesora: &Profesora) -> PathBuf {
    let gift_pegjs = requires::node_package(GIFT_PEGJS).unwrap();
    let programa = [de_aqui("gift.js"), gift_pegjs, fichero.to_owned()]
        .map(|ruta| texto(&ruta));
    let leido = Run::new("node").args(programa).run();
    leido.assert_code(0);
    let json = profesora.ruta("leido.json");
    fs::write(&json, &leido.stdout).unwrap();
    json
}
