//! Si no se puede escribir en la salida, porque el disco está lleno, se dice y se acaba. `println!` solo sabe hacerlo con
//! un pánico, y en inglés.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

use nix::errno::Errno;
use shared::errno::describe;

/// Ejecuta una parte. Lo que estuviera en marcha acaba como con cualquier otro error.
pub fn se_dice(parte: impl FnOnce() -> ExitCode) -> ExitCode {
    let de_siempre = panic::take_hook();
    panic::set_hook(Box::new(move |panico| {
        if por_que(panico.payload()).is_none() {
            de_siempre(panico);
        }
    }));
    panic::catch_unwind(AssertUnwindSafe(parte)).unwrap_or_else(|panico| {
        match por_que(&*panico) {
            Some(por_que) => {
                eprintln!("Error: no se puede escribir en la salida: {por_que}.");
                ExitCode::FAILURE
            }
            None => panic::resume_unwind(panico),
        }
    })
}

/// Por qué no se ha podido escribir; nada, si el pánico es otro.
fn por_que(panico: &dyn Any) -> Option<String> {
    let texto = panico
        .downcast_ref::<String>()?
        .strip_prefix("failed printing to stdout: ")?;
    let numero = texto.rsplit_once("(os error ")?.1.strip_suffix(')')?;
    Some(describe(Errno::from_raw(numero.parse().ok()?)))
}
