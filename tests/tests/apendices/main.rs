//! Los apéndices del libro: los programas de Python ↔ Rust dicen lo mismo, y cada tema de los apuntes y de los exámenes está en su sitio.

mod apuntes;
mod chuleta;
mod citas;
mod herencia;
mod python_rust;
mod temas;

use std::process::ExitCode;

fn main() -> ExitCode {
    tests::main(|| {
        let groups = [
            python_rust::trials(),
            herencia::trials(),
            apuntes::trials(),
            chuleta::trials(),
            citas::trials(),
            temas::trials(),
        ];
        groups.into_iter().flatten().collect()
    })
}
