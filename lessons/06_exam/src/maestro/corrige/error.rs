//! Por qué no se corrige, y qué se puede hacer.

use std::io;
use std::path::PathBuf;

use shared::errno::{CannotStart, describe_chain};

/// Por qué no se puede corregir.
#[derive(Debug, thiserror::Error)]
pub enum CorrigeError {
    #[error("no se puede leer la carpeta «{}»: {}", shared::foreign::printable(.0), describe_chain(.1))]
    Carpeta(PathBuf, io::Error),
    #[error(
        "en «{}» no hay ninguna entrega. Dentro ha de haber una carpeta por alumno y, en ella, ficheros que se llamen como los ejercicios, como «lock.py». Si vienen de Moodle, descárgalas en carpetas",
        shared::foreign::printable(.0)
    )]
    SinEntregas(PathBuf),
    #[error(
        "la corrección no puede ir dentro de «{}»: la siguiente vez parecería de un alumno. Con «-o» se pone en otra parte",
        shared::foreign::printable(.0)
    )]
    SalidaDentro(PathBuf),
    #[error("«{}» no es una carpeta: di otra detrás de «-o»", shared::foreign::printable(.0))]
    SalidaNoEsCarpeta(PathBuf),
    #[error(
        "«{}» está en una carpeta del sistema, que ven todos los programas: usa una tuya",
        shared::foreign::printable(.0)
    )]
    EnElSistema(PathBuf),
    #[error(
        "no se puede escribir «{}»: {}. Lo juzgado hasta aquí está guardado, y con la misma orden se sigue; con «-o» se escribe en otra parte",
        shared::foreign::printable(.0),
        describe_chain(.1)
    )]
    Salida(PathBuf, io::Error),
    #[error(
        "otra corrección está escribiendo en «{}»: espera a que acabe, o usa «-o»",
        shared::foreign::printable(.0)
    )]
    Ocupada(PathBuf),
    #[error(
        "aquí no se puede aislar lo que se juzga: {0}.\nLos programas de la clase podrían leer tus ficheros, usar tu red y acabar con tus procesos. Si te fías de ellos, o este ordenador no tiene nada tuyo, añade «--sin-aislar»"
    )]
    SinAislar(String),
    #[error(
        "«{}» no lo ha escrito `corrige`, o alguien lo ha cambiado después: guárdalo con otro nombre, o di otra carpeta con «-o». Para sustituir todo lo que haya, añade «--si»",
        shared::foreign::printable(.0)
    )]
    Ajeno(PathBuf),
    #[error("no se puede empezar a juzgar: {0}")]
    SinHilo(#[from] CannotStart),
    #[error("este programa no se puede leer a sí mismo: {}", describe_chain(.0))]
    Version(io::Error),
}
