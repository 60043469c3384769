//! El programa `06_exam`. Lo que hace está en la biblioteca, que también usan las pruebas.

use std::process::ExitCode;

fn main() -> ExitCode {
    l06_exam::main()
}
