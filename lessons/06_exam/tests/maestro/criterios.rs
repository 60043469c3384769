//! El mapa del módulo: lo que nombra existe, y cada criterio de RA1 tiene pasos, ejercicios y preguntas.

use std::collections::BTreeSet;
use std::fs;

use tests::paths::lesson_names;
use tests::{Trial, trial, workspace_root};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("criterios: lo que nombran existe", existe),
        trial("criterios: los de RA1 están todos y completos", completos),
        trial("criterios: son los que enseña el libro", en_el_libro),
    ]
}

struct Criterio {
    resultado: String,
    letra: String,
    pasos: Vec<String>,
    ejercicios: Vec<String>,
    preguntas: Vec<String>,
}

fn criterios() -> Vec<Criterio> {
    let ruta = workspace_root().join("lessons/06_exam/criterios.toml");
    let tabla: toml::Table = fs::read_to_string(ruta).unwrap().parse().unwrap();
    let mut criterios = Vec::new();
    for resultado in tabla["resultado"].as_array().unwrap() {
        for criterio in resultado["criterio"].as_array().unwrap() {
            criterios.push(Criterio {
                resultado: resultado["codigo"].as_str().unwrap().to_owned(),
                letra: criterio["letra"].as_str().unwrap().to_owned(),
                pasos: nombres(criterio, "pasos"),
                ejercicios: nombres(criterio, "ejercicios"),
                preguntas: nombres(criterio, "preguntas"),
            });
        }
    }
    criterios
}

fn nombres(criterio: &toml::Value, cuales: &str) -> Vec<String> {
    let escritos = criterio.get(cuales).and_then(|valor| valor.as_array());
    escritos
        .into_iter()
        .flatten()
        .map(|nombre| nombre.as_str().unwrap().to_owned())
        .collect()
}

fn existe() {
    let preguntas = preguntas();
    for Criterio { resultado, letra, pasos, ejercicios, preguntas: suyas } in
        criterios()
    {
        let donde = format!("{resultado} {letra}");
        for paso in pasos {
            assert!(hay_paso(&paso), "{donde}: no existe el paso «{paso}»");
        }
        for ejercicio in ejercicios {
            assert!(
                hay_ejercicio(&ejercicio),
                "{donde}: no existe el ejercicio «{ejercicio}»"
            );
        }
        for pregunta in suyas {
            assert!(
                preguntas.contains(&pregunta),
                "{donde}: no existe la pregunta «{pregunta}»"
            );
        }
    }
}

fn completos() {
    let criterios = criterios();
    let de_ra1 = criterios.iter().filter(|criterio| criterio.resultado == "RA1");
    let letras: String = de_ra1.map(|criterio| criterio.letra.as_str()).collect();
    assert_eq!(letras.replace('*', ""), "abcdefgh");
    for criterio in &criterios {
        let donde = format!("{} {}", criterio.resultado, criterio.letra);
        assert!(!criterio.pasos.is_empty(), "{donde} no se ve en ningún paso");
        assert!(!criterio.preguntas.is_empty(), "{donde} no se pregunta");
        let se_practica = !criterio.ejercicios.is_empty();
        assert!(
            se_practica || criterio.resultado != "RA1",
            "{donde} no se practica"
        );
    }
}

fn en_el_libro() {
    let pagina = workspace_root().join("book/src/06_exam/criterios.md");
    assert!(
        fs::read_to_string(pagina)
            .unwrap()
            .contains("{{#include salidas/criterios.txt}}")
    );
}

/// Los nombres de las preguntas del banco.
fn preguntas() -> BTreeSet<String> {
    let carpeta = workspace_root().join("lessons/06_exam/preguntas");
    let mut nombres = BTreeSet::new();
    for fichero in tests::paths::files_below(&carpeta, "toml") {
        let tabla: toml::Table =
            fs::read_to_string(fichero).unwrap().parse().unwrap();
        let suyas = tabla.get("pregunta").and_then(|valor| valor.as_array());
        nombres.extend(
            suyas
                .into_iter()
                .flatten()
                .map(|pregunta| pregunta["nombre"].as_str().unwrap().to_owned()),
        );
    }
    nombres
}

/// Si la lección con ese número tiene ese paso: `00 plantilla`.
fn hay_paso(paso: &str) -> bool {
    let Some((numero, nombre)) = paso.split_once(' ') else { return false };
    en_alguna_leccion(|leccion| {
        leccion.starts_with(numero)
            && workspace_root()
                .join(format!("lessons/{leccion}/src/{nombre}.rs"))
                .is_file()
    })
}

fn hay_ejercicio(nombre: &str) -> bool {
    en_alguna_leccion(|leccion| {
        workspace_root()
            .join(format!("lessons/{leccion}/exercises/{nombre}/ejercicio.toml"))
            .is_file()
    })
}

fn en_alguna_leccion(cumple: impl Fn(&str) -> bool) -> bool {
    lesson_names().iter().any(|leccion| cumple(leccion))
}
