//! Lo que ve quien la usa, y lo que reciben otros programas.

use serde_json::Value;
use sha2::{Digest, Sha256};
use tests::{Outcome, Run, Trial, trial};

use super::combinaciones;
use l06_exam::genera::{Tipo, genera};
use l06_exam::lenguaje::Lenguaje;

const EXAMEN: &str = env!("CARGO_BIN_EXE_06_exam");

pub fn pruebas() -> Vec<Trial> {
    vec![
        trial("mal usada, dice qué hacer y acaba con 2", mal_uso),
        trial("la misma semilla da la misma pregunta, siempre", siempre),
        trial("para otros programas, cada una en una línea", json),
        trial("la respuesta solo se enseña si se pide, y cabe", para_leer),
        trial("en un terminal estrecho, el texto cabe", estrecho),
        trial("si nadie lee, acaba sin más", sin_lector),
    ]
}

fn pide(argumentos: &[&str]) -> Outcome {
    Run::new(EXAMEN).arg("genera").args(argumentos.iter().copied()).run()
}

fn mal_uso() {
    for (argumentos, queja) in [
        (&["--tipo", "proceso"][..], "¿querías decir «procesos»?"),
        (&["--tipo", "senaforo"], "¿querías decir «semaforo»?"),
        (&["--tipo", "hilos"], "son procesos, lineas,"),
        (&["--tipo"], "detrás de «--tipo» falta"),
        (&["--semilla", "18446744073709551616"], "de 0 a 18446744073709551615"),
        (&["--semilla", "-1"], "de 0 a 18446744073709551615"),
        (&["--lenguaje", "rust"], "en Rust no las hay"),
        (&["--lenguaje", "java"], "va con python o c"),
        (&["--lenguaje", "c", "--tipo", "trozos"], "es de Python"),
        (&["--dificultad", "4"], "va con 1, 2 o 3"),
        (&["--cuantas", "0"], "1 o más"),
        (
            &["--semilla", "18446744073709551615", "--cuantas", "2"],
            "no quedan tantas",
        ),
        (&["--otra"], "no hay ninguna opción «--otra»"),
        (&["procesos"], "sobra «procesos»"),
    ] {
        let resultado = pide(argumentos);
        resultado.assert_code(2).assert_complains(queja).assert_clean();
    }
}

/// Si esto falla, las semillas que alguien haya apuntado ya dan otra pregunta.
const HUELLA: &str = "6f49f322b1210f18";

fn siempre() {
    let mut huella = Sha256::new();
    for (tipo, dificultad) in combinaciones() {
        for semilla in [0, 1, 2, 3, 4, 5, 6, 7, u64::MAX] {
            for lenguaje in [Lenguaje::Python, Lenguaje::C] {
                let generada = genera(tipo, semilla, lenguaje, dificultad);
                let textos = generada.opciones.iter().map(|opcion| &opcion.texto);
                let textos: Vec<_> = textos.cloned().collect();
                huella.update(format!("{:?}{}", generada.codigo, textos.join("|")));
            }
        }
    }
    let huella = huella.finalize();
    let huella: String = huella[..8].iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(huella, HUELLA);
}

fn json() {
    let resultado = pide(&[
        "--json",
        "--tipo",
        "procesos",
        "--semilla",
        "7",
        "--cuantas",
        "20",
        "--lenguaje",
        "c",
    ]);
    resultado.assert_code(0).assert_no_complaints().assert_clean();
    let lineas = resultado.lines();
    assert_eq!(lineas.len(), 20);
    for (semilla, linea) in (7..).zip(lineas) {
        let json: Value = serde_json::from_str(&linea).unwrap();
        assert_eq!(json["seed"], semilla);
        assert_eq!(json["kind"], "procesos");
        assert_eq!(json["language"], "c");
        assert!(json["code"].as_str().unwrap().contains("int main(void)"));
        let opciones = json["options"].as_array().unwrap();
        assert_eq!(opciones.len(), 4);
        assert!(opciones.contains(&json["answer"]));
        assert!(json["answer"].as_str().unwrap().parse::<usize>().unwrap() > 1);
        for clave in ["question", "explanation"] {
            assert!(!json[clave].as_str().unwrap().is_empty());
        }
    }
}

fn para_leer() {
    for tipo in Tipo::TODOS {
        for grado in ["1", "2", "3"] {
            let pedido = ["--tipo", tipo.clave(), "--dificultad", grado];
            let otras = ["--semilla", "0", "--cuantas", "12"];
            let sin = pide(&[&pedido[..], &otras].concat());
            sin.assert_code(0).assert_no_complaints();
            sin.assert_never_says("La respuesta es");
            // Con la respuesta se dice también de qué error es cada opción: ninguno falta en la tabla.
            let con = pide(&[&pedido[..], &otras, &["--respuesta"]].concat());
            con.assert_code(0)
                .assert_no_complaints()
                .assert_says("La respuesta es");
            con.assert_says("Si has contestado").assert_clean();
            assert!(con.lines().iter().all(|linea| linea.chars().count() <= 80));
        }
    }
}

/// Salvo el código, que se parte donde quiera el terminal.
fn estrecho() {
    let orden = ["genera", "--semilla", "0", "--cuantas", "9", "--respuesta"];
    let resultado = Run::new(EXAMEN).args(orden).terminal(40, 24).run();
    resultado.assert_code(0).assert_clean();
    for linea in resultado.lines() {
        let cabe = linea.contains('│') || linea.chars().count() <= 40;
        assert!(cabe, "{linea}");
    }
}

fn sin_lector() {
    let orden = format!("'{EXAMEN}' genera --cuantas 100000 --json | head -1");
    Run::sh(&orden).run().assert_code(0).assert_no_complaints().assert_clean();
}
