//! Cada ejercicio juzga bien: el fichero de partida no basta, la solución y sus variantes sí, y cada error se nombra.

mod carpetas;

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::sync::OnceLock;
use std::time::Duration;

use carpetas::{Carpeta, LENGUAJES, Lenguaje};
use serde_json::Value;
use tests::{Outcome, Run, Trial, requires, trial_if};

const EXAMEN: &str = env!("CARGO_BIN_EXE_06_exam");

fn main() -> ExitCode {
    tests::main(|| {
        let mut trials = carpetas::trials();
        for carpeta in carpetas::todas() {
            for lenguaje in LENGUAJES
                .iter()
                .filter(|lenguaje| carpeta.solucion(lenguaje).is_file())
            {
                trials.extend(del_ejercicio(&carpeta, lenguaje));
            }
        }
        trials
    })
}

/// Lo que ha de cumplir un ejercicio en un lenguaje.
fn del_ejercicio(carpeta: &Carpeta, lenguaje: &'static Lenguaje) -> Vec<Trial> {
    let (corta, larga) = match lenguaje.clave {
        "python" => (Tanda::Corta, Tanda::Larga),
        _ => (Tanda::Larga, Tanda::Pedida),
    };
    let nueva = |que: &str,
                 tanda: Tanda,
                 fichero: &Path,
                 cuerpo: Box<dyn FnOnce(&str) + Send>| {
        let nombre = carpeta.nombre.clone();
        let titulo = format!("{nombre} en {}: {que}", lenguaje.clave);
        let fichero = fichero.to_owned();
        let se_hace = move || {
            tanda.toca()?;
            se_puede(lenguaje)?;
            modulos(&fichero)
        };
        trial_if(&titulo, se_hace, move || cuerpo(&nombre))
    };
    let solucion = carpeta.solucion(lenguaje);
    let mut trials = vec![
        nueva(
            "el fichero de partida no basta, y se dice por qué",
            larga.min(Tanda::Larga),
            &carpeta.solucion(lenguaje),
            Box::new(move |nombre| partida(nombre, lenguaje)),
        ),
        nueva(
            "la solución está bien",
            corta,
            &carpeta.solucion(lenguaje),
            Box::new(move |nombre| solucion_siempre(nombre, lenguaje, &solucion)),
        ),
    ];
    for fichero in carpeta.ficheros("bien", lenguaje) {
        let que = format!("{} está bien", corto(&fichero));
        trials.push(nueva(
            &que,
            larga,
            &fichero.clone(),
            Box::new(move |nombre| esta_bien(nombre, lenguaje, &fichero)),
        ));
    }
    for fichero in carpeta.ficheros("mal", lenguaje) {
        let que = format!("{} se rechaza por lo suyo", corto(&fichero));
        trials.push(nueva(
            &que,
            larga,
            &fichero.clone(),
            Box::new(move |nombre| esta_mal(nombre, lenguaje, &fichero)),
        ));
    }
    trials
}

/// Cuándo se hace una prueba: juzgarlas todas lleva muchos minutos.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tanda {
    Corta,
    /// La de CI.
    Larga,
    /// Solo si se piden las de un ejercicio, con su nombre detrás de `--`.
    Pedida,
}

impl Tanda {
    fn toca(self) -> Result<(), String> {
        let con_nombre =
            std::env::args().skip(1).any(|argumento| !argumento.starts_with('-'));
        let de_ahora = match requires::repetitions(1) {
            _ if con_nombre => Tanda::Pedida,
            1 => Tanda::Corta,
            _ => Tanda::Larga,
        };
        if self <= de_ahora {
            return Ok(());
        }
        Err(match self {
            Tanda::Pedida => "se juzga al pedir el ejercicio por su nombre",
            _ => "se juzga con CUADERNO_REPETICIONES=20, o al pedir el ejercicio por su nombre",
        }
        .to_owned())
    }
}

/// `mal/sin_join.py`.
fn corto(fichero: &Path) -> String {
    let partes: Vec<_> =
        fichero.iter().rev().take(2).map(|parte| parte.to_string_lossy()).collect();
    format!("{}/{}", partes[1], partes[0])
}

fn se_puede(lenguaje: &Lenguaje) -> Result<(), String> {
    static JUEZ: OnceLock<Result<(), String>> = OnceLock::new();
    requires::program(lenguaje.programa)?;
    JUEZ.get_or_init(hay_juez).clone()
}

/// Si aquí se puede juzgar: puede no permitirse `ptrace`.
fn hay_juez() -> Result<(), String> {
    let carpeta = tempfile::tempdir().map_err(|error| error.to_string())?;
    let fichero = carpeta.path().join("nada.py");
    fs::write(&fichero, "").map_err(|error| error.to_string())?;
    let json = juzga("plantilla", &LENGUAJES[0], &fichero).json;
    if json["verdict"] == "judge" {
        Err(json["checks"][0]["text"].to_string())
    } else {
        Ok(())
    }
}

/// A un Python puede faltarle psutil.
fn modulos(fichero: &Path) -> Result<(), String> {
    let texto = fs::read_to_string(fichero).map_err(|error| error.to_string())?;
    if texto.lines().any(|linea| linea == "import psutil") {
        requires::python_module("python3", "psutil")
    } else {
        Ok(())
    }
}

/// El veredicto, con lo que lo acompaña si hay que enseñarlo.
struct Juzgado {
    json: Value,
    outcome: Outcome,
}

fn juzga(nombre: &str, lenguaje: &Lenguaje, fichero: &Path) -> Juzgado {
    let outcome = Run::new(EXAMEN)
        .args([
            "practica",
            nombre,
            "--json",
            "--lenguaje",
            lenguaje.clave,
            "--fichero",
        ])
        .arg(fichero.display().to_string())
        .deadline(Duration::from_secs(120))
        .run();
    outcome.assert_nothing_alive().assert_no_files();
    let json = serde_json::from_str(&outcome.stdout)
        .unwrap_or_else(|_| panic!("{}", outcome.report()));
    Juzgado { json, outcome }
}

impl Juzgado {
    fn dice(&self, veredicto: &str, codigo: i32) -> &Self {
        assert_eq!(self.json["verdict"], veredicto, "{}", self.outcome.report());
        self.outcome.assert_code(codigo);
        self
    }

    /// El nombre y el texto de la primera comprobación que no se cumple.
    fn primer_fallo(&self) -> (&str, &str) {
        let comprobadas = self.json["checks"].as_array().expect("una lista");
        let fallo = comprobadas.iter().find(|una| una["ok"] == false);
        let fallo = fallo
            .unwrap_or_else(|| panic!("no falla nada: {}", self.outcome.report()));
        (fallo["id"].as_str().unwrap(), fallo["text"].as_str().unwrap())
    }
}

fn partida(nombre: &str, lenguaje: &Lenguaje) {
    let pedido = Run::new(EXAMEN)
        .args(["practica", "inicio", nombre, "--lenguaje", lenguaje.clave])
        .run();
    let carpeta = tempfile::tempdir().unwrap();
    let fichero = carpeta.path().join(format!("partida.{}", lenguaje.extension));
    fs::write(&fichero, &pedido.assert_code(0).stdout).unwrap();
    let juzgado = juzga(nombre, lenguaje, &fichero);
    let (id, texto) = juzgado.primer_fallo();
    assert!(
        !["compila", "limite", "acaba_bien", "juez"].contains(&id),
        "el fichero de partida ha de ejecutarse y acabar, para que el veredicto ayude: {texto}"
    );
    juzgado.dice("wrong", 1);
}

fn solucion_siempre(nombre: &str, lenguaje: &Lenguaje, fichero: &Path) {
    for _ in 0..(requires::repetitions(1) / 100).clamp(1, 20) {
        esta_bien(nombre, lenguaje, fichero);
    }
}

fn esta_bien(nombre: &str, lenguaje: &Lenguaje, fichero: &Path) {
    juzga(nombre, lenguaje, fichero).dice("right", 0);
}

/// Con qué fallo se da antes puede depender del azar: se vuelve a juzgar, y siempre ha de rechazarse.
fn esta_mal(nombre: &str, lenguaje: &Lenguaje, fichero: &Path) {
    const VECES: usize = 3;
    let esperado = quien_lo_rechaza(fichero);
    let mut otras = Vec::new();
    for _ in 0..VECES {
        let juzgado = juzga(nombre, lenguaje, fichero);
        let (id, texto) = juzgado.primer_fallo();
        if !esperado.split(" o ").any(|una| una == id) {
            otras.push(format!("{id}: {texto}\n{}", juzgado.outcome.report()));
            continue;
        }
        let general = ["compila", "limite", "acaba_bien"].contains(&id);
        assert!(
            general || texto.contains("(paso "),
            "no dice qué paso lo enseña: {texto}"
        );
        juzgado.dice(if id == "limite" { "limit" } else { "wrong" }, 1);
        return;
    }
    panic!("lo rechazan otras comprobaciones:\n{}", otras.join("\n"));
}

/// Lo que dice su primera línea: `# Lo rechaza: fin_tras_todos`, o varias, si depende del azar: `linea o interbloqueo`.
fn quien_lo_rechaza(fichero: &Path) -> String {
    let texto = fs::read_to_string(fichero).unwrap();
    let primera = texto.lines().next().unwrap_or_default();
    let id = primera.split_once("Lo rechaza: ").map(|(_, id)| id.trim().to_owned());
    id.unwrap_or_else(|| {
        panic!("{}: en la primera línea falta «Lo rechaza: …»", corto(fichero))
    })
}
