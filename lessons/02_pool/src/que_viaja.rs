//! Qué le llega a un obrero: lo que había antes de crearlo lo hereda; lo demás viaja, convertido en bytes.

use std::fs::{File, read_link};
use std::os::fd::{AsRawFd, RawFd};
use std::path::Path;

use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::pool::Pool;

pub const STEP: Step = Step {
    name: "que_viaja",
    title: "Qué puede viajar a un obrero",
    level: Level::Extension,
    predict: "una lista, una función, un fichero abierto: ¿qué de eso se le puede pasar a un obrero que ya está en marcha?",
    observe: "viaja lo que se puede convertir en bytes. Una función o un fichero abierto, no: el obrero los tiene si los ha heredado.",
    topic: "2_pool.py: repartir tareas",
    run: &Plain(run),
};

const FICHERO: &str = "/dev/zero";

fn run() -> anyhow::Result<()> {
    // ANCHOR: funcion
    // La función, y lo que captura, se heredan con fork. Viajan los números.
    let factor = 10;
    let pool = Pool::new(2, |n: u32| factor * n)?;
    check_eq("lo que hace la función", pool.map([1, 2, 3])?, vec![10, 20, 30])?;
    // ANCHOR_END: funcion

    // ANCHOR: fichero
    let heredado = File::open(FICHERO)?;
    let pool = Pool::new(2, tengo_abierto)?;
    let posterior = File::open(FICHERO)?;
    check("yo tengo abiertos los dos ficheros", {
        tengo_abierto(heredado.as_raw_fd()) && tengo_abierto(posterior.as_raw_fd())
    })?;
    check("el obrero tiene el de antes", pool.apply(&heredado.as_raw_fd())?)?;
    check("el de después, no", !pool.apply(&posterior.as_raw_fd())?)?;
    // ANCHOR_END: fichero
    Ok(())
}

/// Si en este proceso ese descriptor es el del fichero.
fn tengo_abierto(descriptor: RawFd) -> bool {
    read_link(format!("/proc/self/fd/{descriptor}"))
        .is_ok_and(|cual| cual == Path::new(FICHERO))
}
