//! Quien se examina: su carpeta, lo que tiene guardado y lo que contesta, que sale del examen mismo.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use tempfile::TempDir;
use tests::{Outcome, Run, workspace_root};

use super::EXAMEN;

pub struct Alumno {
    casa: TempDir,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sabe {
    Todo,
    Nada,
}

impl Alumno {
    pub fn nuevo() -> Self {
        Self { casa: tempfile::tempdir().unwrap() }
    }

    pub fn ruta(&self, que: &str) -> PathBuf {
        self.casa.path().join(que)
    }

    pub fn estado(&self, que: &str) -> PathBuf {
        self.ruta("cuaderno-de-procesos").join(que)
    }

    pub fn run(&self, argumentos: &[&str]) -> Run {
        self.con(Run::new(EXAMEN).arg("examen").args(argumentos.iter().copied()))
    }

    /// Lo mismo, si el programa que se ejecuta es otro.
    pub fn con(&self, run: Run) -> Run {
        run.env("XDG_STATE_HOME", self.casa.path().display().to_string())
            .env("CUADERNO_PRACTICA", self.ruta("practica").display().to_string())
    }

    /// Lo que se escribe llega por una tubería.
    pub fn dice(&self, argumentos: &[&str], texto: &str) -> Outcome {
        let outcome = self.run(argumentos).stdin(texto).run();
        outcome.assert_nothing_alive();
        outcome
    }

    /// El examen que está a medias.
    pub fn sesion(&self) -> Value {
        let texto = fs::read_to_string(self.estado("examen.json")).unwrap();
        serde_json::from_str(&texto).unwrap()
    }

    pub fn cambia_sesion(&self, como: impl FnOnce(&mut Value)) {
        let mut sesion = self.sesion();
        como(&mut sesion);
        fs::write(self.estado("examen.json"), sesion.to_string()).unwrap();
    }

    /// Todo lo que hay que escribir para contestar, entregar y mirar las rúbricas.
    pub fn contestaciones(&self, sabe: Sabe) -> String {
        let sesion = self.sesion();
        let cuestiones = sesion["papel"]["cuestiones"].as_array().unwrap();
        let mut texto = String::new();
        let mut puntos_de_rubrica = 0;
        for que in cuestiones.iter().map(|cuestion| &cuestion["que"]["pregunta"]) {
            let respuesta = &que["pregunta"]["respuesta"];
            if respuesta.is_null() {
                continue;
            }
            texto.push_str(&una(respuesta, &que["orden"], sabe));
            texto.push('\n');
            let rubrica = respuesta["razonada"].as_array().map_or(0, Vec::len);
            puntos_de_rubrica += if sabe == Sabe::Todo { rubrica } else { 0 };
        }
        texto.push_str(":entrega\ns\n");
        texto + &"s\n".repeat(puntos_de_rubrica)
    }

    /// Pone en `practica/` la solución de cada programa del examen.
    pub fn resuelve_los_programas(&self) {
        let sesion = self.sesion();
        for cuestion in sesion["papel"]["cuestiones"].as_array().unwrap() {
            if let Some(nombre) = cuestion["que"]["programa"]["ejercicio"].as_str()
            {
                let suyo = self.ruta(&format!("practica/examen_{nombre}.py"));
                assert!(
                    suyo.is_file(),
                    "{} es el fichero de partida",
                    suyo.display()
                );
                fs::copy(solucion(nombre), suyo).unwrap();
            }
        }
    }
}

fn solucion(nombre: &str) -> PathBuf {
    fs::read_dir(workspace_root().join("lessons"))
        .unwrap()
        .map(|leccion| {
            leccion.unwrap().path().join(format!("exercises/{nombre}/solucion.py"))
        })
        .find(|ruta| ruta.is_file())
        .unwrap()
}

fn una(respuesta: &Value, orden: &Value, sabe: Sabe) -> String {
    let bien = sabe == Sabe::Todo;
    let (clase, que) = respuesta.as_object().unwrap().iter().next().unwrap();
    let orden: Vec<usize> = orden
        .as_array()
        .unwrap()
        .iter()
        .map(|cual| cual.as_u64().unwrap() as usize)
        .collect();
    let primera = |lista: &Value| lista[0].as_str().unwrap().to_owned();
    match (clase.as_str(), bien) {
        ("una" | "varias", _) => letras(que, &orden, bien),
        ("posible", _) => {
            if (que["es"] == true) == bien { "sí" } else { "no" }.to_owned()
        }
        ("numero", true) => que["valor"].to_string(),
        ("numero", false) => "1234567".to_owned(),
        ("texto", true) => primera(&que["validas"]),
        ("texto", false) => "otra cosa".to_owned(),
        ("linea", true) => que["validas"][0].to_string(),
        ("linea", false) => "9999".to_owned(),
        ("arbol", true) => que.as_str().unwrap().to_owned(),
        ("arbol", false) => "P".to_owned(),
        ("ordena", _) => en_orden(&orden, bien),
        ("huecos", true) => {
            let huecos = que.as_array().unwrap().iter();
            huecos
                .map(|hueco| primera(&hueco["validas"]))
                .collect::<Vec<_>>()
                .join(" | ")
        }
        ("huecos", false) => vec!["x"; que.as_array().unwrap().len()].join("|"),
        ("razonada", true) => "Porque sí.\nY porque también.\n.".to_owned(),
        ("razonada", false) => String::new(),
        otra => panic!("no se sabe contestar {otra:?}"),
    }
}

/// Las buenas o, si se quiere fallar, una de las malas.
fn letras(opciones: &Value, orden: &[usize], bien: bool) -> String {
    let elegidas = ('a'..)
        .zip(orden)
        .filter(|(_, cual)| (opciones[**cual]["correcta"] == true) == bien);
    let letras: Vec<String> =
        elegidas.map(|(letra, _)| letra.to_string()).collect();
    if bien { letras.join(" ") } else { letras[0].clone() }
}

fn en_orden(orden: &[usize], bien: bool) -> String {
    let lugar =
        |linea: usize| orden.iter().position(|cual| *cual == linea).unwrap() + 1;
    let mut lugares: Vec<String> =
        (0..orden.len()).map(|linea| lugar(linea).to_string()).collect();
    if !bien {
        lugares.reverse();
    }
    lugares.join(" ")
}
