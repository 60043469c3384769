//! Lección 06: practicar para el examen. Lo que escribe el alumno se juzga por lo que de verdad hace.

mod aislamiento;
mod ancho;
mod azar;
mod banco;
mod ejecucion;
mod ejercicio;
mod entero;
mod estado;
mod examen;
pub mod genera;
mod jueces;
mod juicio;
pub mod lenguaje;
mod maestro;
mod opciones;
mod practica;
mod progreso;
mod python;
mod salida;
mod semilla;
mod sin_lector;
mod sin_programa;
mod sin_salida;

use std::process::ExitCode;

use opciones::Argumentos;

/// El programa `06_exam`.
pub fn main() -> ExitCode {
    let mut argumentos = std::env::args_os().skip(1);
    let parte = argumentos.next().unwrap_or_else(|| "--ayuda".into());
    let parte = parte.to_string_lossy();
    if ejecucion::interna::es(&parte) {
        return ejecucion::interna::atiende(&parte, argumentos);
    }
    sin_salida::se_dice(|| atiende(&parte, Argumentos::nuevos(argumentos)))
}

fn atiende(parte: &str, resto: Argumentos) -> ExitCode {
    match parte {
        "practica" => practica::main(resto),
        "banco" => banco::main(resto),
        "examen" => examen::main(resto),
        "papel" => maestro::papel(resto),
        "corrige" => maestro::corrige::main(resto),
        "moodle" => maestro::exporta(maestro::Formato::Moodle, resto),
        "gift" => maestro::exporta(maestro::Formato::Gift, resto),
        "anki" => maestro::exporta(maestro::Formato::Anki, resto),
        "criterios" => maestro::criterios(resto),
        "genera" => genera::main(resto),
        "--ayuda" | "--help" | "-h" => opciones::ensena(opciones::AYUDA),
        otra => opciones::ninguna_parte(otra),
    }
}
