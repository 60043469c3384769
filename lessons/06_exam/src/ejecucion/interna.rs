//! Lo que este programa se pide a sí mismo: ser, en otro proceso, quien mira, quien limpia o un figurante.

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use super::figurante::{self, CON_NOMBRE, FIGURANTE};
use super::limpieza::{self, LIMPIA};
use super::testigo;
use crate::aislamiento::{self, PRUEBA};

pub const TESTIGO: &str = "testigo";

pub fn es(parte: &str) -> bool {
    [TESTIGO, LIMPIA, FIGURANTE, CON_NOMBRE, PRUEBA].contains(&parte)
}

/// # Panics
/// Si `parte` no es de las de aquí.
pub fn atiende(parte: &str, mut resto: impl Iterator<Item = OsString>) -> ExitCode {
    match parte {
        FIGURANTE => figurante::actua(resto),
        CON_NOMBRE => figurante::con_nombre(resto),
        TESTIGO => con_ruta(resto.next(), testigo::mira),
        PRUEBA => aislamiento::prueba(),
        LIMPIA => con_ruta(resto.next(), limpieza::limpia),
        otra => unreachable!("«{otra}» no es de las de aquí"),
    }
}

fn con_ruta(ruta: Option<OsString>, que: fn(&Path) -> ExitCode) -> ExitCode {
    ruta.map_or(ExitCode::FAILURE, |ruta| que(Path::new(&ruta)))
}
