//! Qué código de salida deja lo que devuelve la función de un proceso.

use std::error::Error;

use crate::errno::describe_returned;
use crate::voice;

/// Lo que puede devolver la función de un [`Process`](crate::process::Process), y el código de salida que deja.
///
/// | la función devuelve | código | en Python |
/// |---|---|---|
/// | `()` | 0 | termina sin más |
/// | un entero `n` | los 8 bits bajos de `n`: 300 → 44, −1 → 255 | `sys.exit(n)` |
/// | `false`, `true` | 0, 1 | `sys.exit(False)`, `sys.exit(True)` |
/// | un texto | se escribe en la salida de errores, y 1 | `sys.exit("texto")` |
/// | `Ok(x)` | el de `x` | |
/// | `Err(e)` | `e` se escribe en la salida de errores, y 1 | lanza una excepción |
///
/// Un pánico deja 101, como en cualquier programa de Rust.
pub trait Termination {
    /// El código de salida, antes de que el núcleo se quede con sus 8 bits bajos.
    fn exit_code(self) -> i32;
}

impl Termination for () {
    fn exit_code(self) -> i32 {
        0
    }
}

/// El tipo `!` de lo que nunca vuelve (`loop {}`, `panic!`): el compilador solo deja nombrarlo como lo que
/// devuelve una función.
mod never {
    pub trait Returns {
        type Value;
    }

    impl<T> Returns for fn() -> T {
        type Value = T;
    }

    pub type Never = <fn() -> ! as Returns>::Value;
}

impl Termination for never::Never {
    fn exit_code(self) -> i32 {
        self
    }
}

impl Termination for i32 {
    fn exit_code(self) -> i32 {
        self
    }
}

impl Termination for bool {
    fn exit_code(self) -> i32 {
        i32::from(self)
    }
}

impl Termination for &str {
    fn exit_code(self) -> i32 {
        voice::complain(format_args!("{self}"));
        1
    }
}

impl Termination for String {
    fn exit_code(self) -> i32 {
        self.as_str().exit_code()
    }
}

impl<T: Termination, E: Into<Box<dyn Error>> + 'static> Termination for Result<T, E> {
    fn exit_code(self) -> i32 {
        match self {
            Ok(value) => value.exit_code(),
            Err(error) => {
                voice::complain(format_args!("error: {}", describe_returned(error)));
                1
            }
        }
    }
}
