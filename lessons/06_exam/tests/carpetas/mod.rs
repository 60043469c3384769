//! Las carpetas de los ejercicios: que estén completas, y que cada queja diga qué falta.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use tests::paths::lesson_names;
use tests::{Run, Trial, requires, trial, trial_if, workspace_root};

pub struct Lenguaje {
    pub clave: &'static str,
    pub extension: &'static str,
    /// Lo que hace falta para ejecutar sus programas.
    pub programa: &'static str,
    /// Cuántas respuestas correctas, escritas de otra manera, hay al menos.
    variantes: usize,
}

pub const LENGUAJES: [Lenguaje; 3] = [
    Lenguaje {
        clave: "python",
        extension: "py",
        programa: "python3",
        variantes: 3,
    },
    Lenguaje { clave: "rust", extension: "rs", programa: "rustc", variantes: 2 },
    Lenguaje { clave: "c", extension: "c", programa: "cc", variantes: 2 },
];

const ERRORES: usize = 5;

/// La carpeta de un ejercicio.
pub struct Carpeta {
    pub nombre: String,
    ruta: PathBuf,
}

impl Carpeta {
    pub fn solucion(&self, lenguaje: &Lenguaje) -> PathBuf {
        self.ruta.join(format!("solucion.{}", lenguaje.extension))
    }

    /// Los ficheros de `bien` o de `mal` que hay en ese lenguaje.
    pub fn ficheros(&self, cuales: &str, lenguaje: &Lenguaje) -> Vec<PathBuf> {
        let Ok(entradas) = fs::read_dir(self.ruta.join(cuales)) else {
            return Vec::new();
        };
        let mut ficheros: Vec<_> = entradas
            .flatten()
            .map(|entrada| entrada.path())
            .filter(|ruta| {
                ruta.extension()
                    .is_some_and(|extension| extension == lenguaje.extension)
            })
            .collect();
        ficheros.sort();
        ficheros
    }
}

/// Las carpetas que hay en `lessons/*/exercises`.
pub fn todas() -> Vec<Carpeta> {
    let mut carpetas = Vec::new();
    for leccion in lesson_names() {
        let ejercicios =
            workspace_root().join("lessons").join(leccion).join("exercises");
        let Ok(entradas) = fs::read_dir(&ejercicios) else { continue };
        carpetas.extend(
            entradas.flatten().filter(|entrada| entrada.path().is_dir()).map(
                |entrada| Carpeta {
                    nombre: entrada.file_name().to_string_lossy().into_owned(),
                    ruta: entrada.path(),
                },
            ),
        );
    }
    carpetas.sort_by(|una, otra| una.ruta.cmp(&otra.ruta));
    carpetas
}

pub fn trials() -> Vec<Trial> {
    let una = |carpeta: Carpeta| {
        trial(
            &format!("{}: la carpeta está completa", carpeta.nombre),
            move || completa(&carpeta),
        )
    };
    let mut trials: Vec<Trial> = todas().into_iter().map(una).collect();
    trials.push(trial_if(
        "ninguna respuesta tapa un módulo de Python",
        || requires::program("python3"),
        no_tapan,
    ));
    trials.push(trial(
        "cada carpeta tiene su línea en la tabla de jueces",
        en_la_tabla,
    ));
    trials
}

/// El fichero de `practica/queue.py` sería lo que encontrase quien escribiera `import queue`.
fn no_tapan() {
    let codigo = "import sys; print(*sys.stdlib_module_names, 'psutil')";
    let salida = Run::new("python3").args(["-c", codigo]).run();
    let modulos: BTreeSet<_> =
        salida.assert_code(0).stdout.split_whitespace().collect();
    for carpeta in todas() {
        assert!(
            !modulos.contains(carpeta.nombre.as_str()),
            "«{}» se llama como un módulo de Python",
            carpeta.nombre
        );
    }
}

fn en_la_tabla() {
    let lista = Run::new(super::EXAMEN).arg("practica").run();
    lista.assert_code(0).assert_clean();
    let en_la_tabla: BTreeSet<_> = lista
        .lines()
        .iter()
        .filter_map(|linea| {
            Some(
                linea
                    .strip_prefix("  ")?
                    .split_whitespace()
                    .find(|palabra| palabra.is_ascii())?
                    .to_owned(),
            )
        })
        .collect();
    for carpeta in todas() {
        let nombre = &carpeta.nombre;
        assert!(
            en_la_tabla.contains(nombre),
            "a {nombre} le faltan sus dos líneas en `lessons/06_exam/src/jueces/leccion_….rs`"
        );
    }
}

fn completa(carpeta: &Carpeta) {
    let faltan = lo_que_falta(carpeta);
    assert!(
        faltan.is_empty(),
        "a {} le falta:\n  {}",
        carpeta.ruta.display(),
        faltan.join("\n  ")
    );
}

fn lo_que_falta(carpeta: &Carpeta) -> Vec<String> {
    let mut faltan = Vec::new();
    let mut ha_de = |cierto: bool, que: String| {
        if !cierto {
            faltan.push(que);
        }
    };
    let texto =
        fs::read_to_string(carpeta.ruta.join("ejercicio.toml")).unwrap_or_default();
    let ficha: toml::Table = match texto.parse() {
        Ok(ficha) => ficha,
        Err(error) => {
            return vec![format!("que `ejercicio.toml` se pueda leer: {error}")];
        }
    };
    for campo in ["titulo", "nivel", "paso", "enunciado"] {
        let escrito =
            ficha.get(campo).and_then(|valor| valor.as_str()).unwrap_or_default();
        ha_de(!escrito.trim().is_empty(), format!("`{campo}` en `ejercicio.toml`"));
    }
    let pistas = ficha
        .get("pistas")
        .and_then(|valor| valor.as_array())
        .cloned()
        .unwrap_or_default();
    let escritas = pistas.iter().filter(|pista| {
        pista.as_str().is_some_and(|pista| pista.trim().len() > 10)
    });
    ha_de(
        escritas.count() == 3,
        "tres `pistas`, de un empujón a casi la respuesta".to_owned(),
    );
    let tema =
        ficha.get("tema").and_then(|valor| valor.as_integer()).unwrap_or_default();
    ha_de(
        (1..=37).contains(&tema),
        "`tema`, del 1 al 37, como en «Los temas de los exámenes»".to_owned(),
    );
    let paso =
        ficha.get("paso").and_then(|valor| valor.as_str()).unwrap_or_default();
    ha_de(
        hay_paso(paso),
        format!("que el paso «{paso}» exista, como en `paso = \"00 plantilla\"`"),
    );
    ha_de(carpeta.solucion(&LENGUAJES[0]).is_file(), "`solucion.py`".to_owned());
    ha_de(carpeta.ruta.join("juez.rs").is_file(), "`juez.rs`".to_owned());
    for lenguaje in
        LENGUAJES.iter().filter(|lenguaje| carpeta.solucion(lenguaje).is_file())
    {
        for (cuales, cuantos) in [("bien", lenguaje.variantes), ("mal", ERRORES)] {
            let hay = carpeta.ficheros(cuales, lenguaje).len();
            ha_de(
                hay >= cuantos,
                format!(
                    "en `{cuales}`, {cuantos} ficheros .{} (hay {hay})",
                    lenguaje.extension
                ),
            );
        }
    }
    faltan
}

/// Si la lección con ese número tiene ese paso: `00 plantilla`.
fn hay_paso(paso: &str) -> bool {
    let Some((numero, nombre)) = paso.split_once(' ') else { return false };
    lesson_names().iter().filter(|leccion| leccion.starts_with(numero)).any(
        |leccion| {
            workspace_root()
                .join(format!("lessons/{leccion}/src/{nombre}.rs"))
                .is_file()
        },
    )
}
