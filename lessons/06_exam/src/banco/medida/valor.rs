//! Lo que se mide de una ejecución.

use witness::Record;
use witness::record::{Process, Status};

use crate::banco::{Arbol, Mide};
use crate::ejecucion::Ejecutado;
use crate::juicio::ayudante;

/// Lo que dice Python cuando no acaba con ninguna.
const NINGUNA: &str = "ninguna";

/// El valor, como se escribiría al contestar.
pub fn valor(mide: Mide, visto: &Ejecutado) -> String {
    let salida = visto.salida.trim();
    match mide {
        Mide::Procesos => suyos(&visto.registro).count().to_string(),
        Mide::Lineas => visto.salida.lines().count().to_string(),
        Mide::Caracteres => salida
            .chars()
            .filter(|letra| !letra.is_whitespace())
            .count()
            .to_string(),
        Mide::Salida | Mide::Salidas => salida.to_owned(),
        Mide::Estado => estado(&visto.registro).to_string(),
        Mide::Excepcion => excepcion(&visto.errores).to_owned(),
        Mide::Arbol => {
            arbol(&visto.registro, &visto.registro.root().name).to_string()
        }
        Mide::NoAcaba => String::new(),
    }
}

/// Sin los que `multiprocessing` pone por su cuenta.
fn suyos(registro: &Record) -> impl Iterator<Item = &Process> {
    registro.processes.iter().filter(|proceso| !ayudante(proceso))
}

fn arbol(registro: &Record, nombre: &str) -> Arbol {
    let hijos =
        suyos(registro).filter(|hijo| hijo.parent.as_deref() == Some(nombre));
    Arbol::con(hijos.map(|hijo| arbol(registro, &hijo.name)).collect())
}

/// Como lo dice la shell en `$?`.
fn estado(registro: &Record) -> i32 {
    match registro.root().status() {
        Some(Status::Code(codigo)) => codigo & 0xff,
        Some(Status::Signal(senal)) => 128 + senal,
        None => -1,
    }
}

/// La última que se ve en la salida de errores, sin su módulo.
fn excepcion(errores: &str) -> &str {
    let mut lineas = errores.lines().rev();
    let nombre = lineas.find_map(|linea| {
        let nombre = linea.split(':').next().unwrap_or_default().trim_end();
        let es_un_nombre = nombre
            .chars()
            .all(|letra| letra.is_alphanumeric() || "._".contains(letra));
        let ultimo = nombre.rsplit('.').next().unwrap_or_default();
        let es_clase = ultimo.starts_with(|letra: char| letra.is_ascii_uppercase());
        (es_un_nombre && es_clase && ultimo != "Traceback").then_some(ultimo)
    });
    nombre.filter(|_| errores.contains("Traceback")).unwrap_or(NINGUNA)
}
