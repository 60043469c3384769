//! Juzgar cada vez que se guarda. Se mira solo ese fichero, cada poco: vale en cualquier sistema de ficheros.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use shared::errno::CannotStart;

use super::opciones::Pedido;
use super::teclas::{SALIR, Teclado};
use super::{PracticaError, ayudas, camino, di, juzga, taller};
use crate::ejercicio::{Ejercicio, busca};
use crate::juicio::Veredicto;
use crate::lenguaje::Lenguaje;

const CADA: Duration = Duration::from_millis(150);
const CTRL_C: u8 = 3;
const CTRL_D: u8 = 4;

pub fn vigila(nombre: &str, pedido: &Pedido) -> Result<ExitCode, PracticaError> {
    let ejercicio = busca(nombre)?;
    let lenguaje = camino::lenguaje(&ejercicio, pedido)?;
    let respuesta = taller::respuesta(&ejercicio, lenguaje);
    if !respuesta.is_file() {
        taller::pon(&ejercicio, lenguaje)?;
    }
    println!("Se juzga {} cada vez que lo guardas.", taller::corta(&respuesta));
    println!("Teclas: j juzga otra vez, p una pista, q sale.\n");
    let teclado = Teclado::abre();
    let mut juzgado = None;
    let mut en_curso: Option<Receiver<Veredicto>> = None;
    loop {
        // Lo que se guarde mientras se juzga es otra huella: se juzgará después.
        let ahora = huella(&respuesta);
        if en_curso.is_none() && ahora.is_some() && ahora != juzgado {
            juzgado = ahora;
            println!("Juzgando…");
            en_curso = Some(empieza(nombre, lenguaje, &respuesta, pedido.semilla)?);
        }
        match teclado.tecla(CADA) {
            Some(SALIR | CTRL_C | CTRL_D) => return Ok(ExitCode::SUCCESS),
            Some(b'j') => juzgado = None,
            Some(b'p') => drop(ayudas::pista(nombre)?),
            _ => {}
        }
        if let Some(veredicto) =
            en_curso.as_ref().and_then(|veredicto| veredicto.try_recv().ok())
        {
            en_curso = None;
            llega(&ejercicio, lenguaje, &veredicto)?;
        }
    }
}

fn llega(
    ejercicio: &Ejercicio,
    lenguaje: Lenguaje,
    veredicto: &Veredicto,
) -> Result<(), PracticaError> {
    camino::apunta(ejercicio, lenguaje, veredicto)?;
    di::veredicto(ejercicio, veredicto);
    println!();
    Ok(())
}

/// En otro hilo, para que las teclas respondan. Si se sale antes, muere con el programa y con él lo que mira.
fn empieza(
    nombre: &str,
    lenguaje: Lenguaje,
    respuesta: &Path,
    semilla: Option<u64>,
) -> Result<Receiver<Veredicto>, PracticaError> {
    let (envia, recibe) = channel();
    let (nombre, respuesta) = (nombre.to_owned(), respuesta.to_owned());
    let mira = move || {
        let veredicto = match busca(&nombre) {
            Ok(ejercicio) => {
                juzga::juzga(&ejercicio, lenguaje, &respuesta, semilla)
            }
            Err(error) => Veredicto::fallo_del_juez(error.to_string(), 0),
        };
        let _ = envia.send(veredicto);
    };
    thread::Builder::new().spawn(mira).map_err(CannotStart)?;
    Ok(recibe)
}

/// Lo que cambia cuando se guarda. Mientras un editor lo reemplaza, puede no estar.
fn huella(fichero: &Path) -> Option<(i64, i64, u64, u64)> {
    let datos = fs::metadata(fichero).ok()?;
    Some((datos.mtime(), datos.mtime_nsec(), datos.len(), datos.ino()))
}
