//! Los apéndices del libro: los programas de Python ↔ Rust dicen lo mismo, y cada tema de los apuntes está en su sitio.

mod apuntes;
mod citas;
mod python_rust;

use std::process::ExitCode;

fn main() -> ExitCode {
    let all = [python_rust::trials(), apuntes::trials(), citas::trials()];
    tests::main(all.into_iter().flatten().collect())
}
