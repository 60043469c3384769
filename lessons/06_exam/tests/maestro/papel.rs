//! El papel: el mismo con la misma semilla, otro orden en cada modelo, y lo que hace de él un navegador.

use std::collections::BTreeMap;
use std::fs;

use tests::{Trial, requires, trial, trial_if};

use super::{Profesora, comprueba, python, texto};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("papel: la misma semilla, el mismo examen", el_mismo),
        trial("papel: no se sustituye nada sin decirlo", sin_sustituir),
        trial_if(
            "papel: la clave es la de cada modelo, y en el PDF está todo y no se parte el código",
            navegador,
            impreso,
        ),
    ]
}

const NAVEGADORES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

fn navegador() -> Result<(), String> {
    ["python3", "pdftotext", "pdfinfo"]
        .into_iter()
        .try_for_each(requires::program)?;
    match NAVEGADORES.into_iter().any(|uno| requires::program(uno).is_ok()) {
        true => Ok(()),
        false => Err("no está instalado Chromium ni Chrome".to_owned()),
    }
}

fn papeles(profesora: &Profesora) -> BTreeMap<String, String> {
    let leido = |nombre: String| {
        let texto = fs::read_to_string(profesora.ruta(&nombre)).unwrap();
        (nombre, texto)
    };
    profesora.ficheros().into_iter().map(leido).collect()
}

fn el_mismo() {
    let con = |semilla: &str| {
        let profesora = Profesora::nueva();
        let pedido = [
            "papel",
            "--perfil",
            "clase",
            "--semilla",
            semilla,
            "--modelos",
            "A,B",
        ];
        profesora.pide(&pedido).assert_code(0).assert_says("examen-clase-");
        papeles(&profesora)
    };
    let siete = con("7");
    let nombres: Vec<&String> = siete.keys().collect();
    assert_eq!(
        nombres,
        [
            "examen-clase-7-A.html",
            "examen-clase-7-B.html",
            "examen-clase-7-clave.html"
        ]
    );
    assert_eq!(siete, con("7"));
    assert_ne!(siete["examen-clase-7-A.html"], con("8")["examen-clase-8-A.html"]);
    // Un modelo es el mismo se pidan los que se pidan con él.
    let profesora = Profesora::nueva();
    profesora.pide(&["papel", "--semilla", "7", "--modelos", "B"]).assert_code(0);
    assert_eq!(
        papeles(&profesora)["examen-clase-7-B.html"],
        siete["examen-clase-7-B.html"]
    );
}

fn sin_sustituir() {
    let profesora = Profesora::nueva();
    let clave = profesora.ruta("examen-clase-7-clave.html");
    fs::write(&clave, "lo mío").unwrap();
    let pedido = ["papel", "--semilla", "7"];
    profesora.pide(&pedido).assert_code(2).assert_complains("«--si»");
    assert_eq!(fs::read_to_string(&clave).unwrap(), "lo mío");
    assert_eq!(profesora.ficheros().len(), 1, "ha quedado el papel sin su clave");
    profesora.pide(&["papel", "--semilla", "7", "--si"]).assert_code(0);
    assert!(fs::read_to_string(&clave).unwrap().contains("Por qué"));
}

fn impreso() {
    let navegador =
        NAVEGADORES.into_iter().find(|uno| requires::program(uno).is_ok()).unwrap();
    let de_mas = requires::repetitions(1) > 1;
    let (perfiles, impresos): (&[&str], &str) = if de_mas {
        (&["clase", "universidad", "fp"], "A,B,clave")
    } else {
        (&["clase"], "A,clave")
    };
    for perfil in perfiles {
        let profesora = Profesora::nueva();
        let pedido = [
            "papel",
            "--perfil",
            perfil,
            "--semilla",
            "11",
            "--modelos",
            "A,B",
            "-o",
            "p",
        ];
        profesora.pide(&pedido).assert_code(0);
        let carpeta = texto(&profesora.ruta("p"));
        comprueba(python("papel.py").args([&carpeta, navegador, "A,B", impresos]));
    }
}
