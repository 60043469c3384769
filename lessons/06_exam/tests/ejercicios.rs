//! Cada ejercicio juzga bien: el fichero de partida no basta, la solución y sus variantes sí, y cada error se nombra.

use std::process::ExitCode;

fn main() -> ExitCode {
    tests::main(Vec::new)
}
