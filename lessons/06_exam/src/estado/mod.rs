//! Lo que se guarda de un día para otro, en la carpeta de estado del usuario: escrito de una vez, y apartado si está
//! estropeado.

mod fichero;

use std::io;
use std::path::PathBuf;

use shared::errno::describe_chain;

pub use fichero::{Abierto, Fichero};

/// El primer campo dice qué se guarda, con su artículo: «el progreso».
#[derive(Debug, thiserror::Error)]
pub enum EstadoError {
    #[error("no se sabe dónde guardar {0}: pon HOME o XDG_STATE_HOME")]
    SinCarpeta(&'static str),
    #[error("no se puede guardar {0} en {ruta}: {por_que}. Con XDG_STATE_HOME se elige otra carpeta", ruta = .1.display(), por_que = describe_chain(.2))]
    Disco(&'static str, PathBuf, io::Error),
    #[error("{0} está abierto en otro terminal: sigue en él, o ciérralo antes")]
    Ocupado(&'static str),
}

fn carpeta() -> Option<PathBuf> {
    course::progress::state_folder()
}
