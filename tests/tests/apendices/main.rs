//! Los apéndices del libro: los programas de Python ↔ Rust dicen lo mismo, y cada tema de los apuntes está en su sitio.

mod apuntes;
mod python_rust;

use std::process::ExitCode;

fn main() -> ExitCode {
    tests::main(python_rust::trials().into_iter().chain(apuntes::trials()).collect())
}
