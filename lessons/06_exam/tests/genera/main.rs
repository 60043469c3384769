//! `06_exam genera`: lo que dice el modelo es lo que pasa, y las preguntas son buenas.

mod calidad;
mod comparacion;
mod de_verdad;
mod explicaciones;
mod orden;
mod razones;
mod testigo;
mod todas;
mod uso;

use std::process::ExitCode;

use l06_exam::genera::{Dificultad, Tipo};

fn main() -> ExitCode {
    tests::main(|| {
        let mut pruebas = comparacion::pruebas();
        pruebas.extend(calidad::pruebas());
        pruebas.extend(uso::pruebas());
        pruebas.extend(orden::pruebas());
        pruebas.extend(testigo::pruebas());
        pruebas.extend(todas::pruebas());
        pruebas.extend(explicaciones::pruebas());
        pruebas.extend(razones::pruebas());
        pruebas
    })
}

fn dificultades() -> [Dificultad; 3] {
    [1, 2, 3].map(|grado| Dificultad::nueva(grado).unwrap())
}

/// Cada tipo con cada dificultad.
fn combinaciones() -> Vec<(Tipo, Dificultad)> {
    Tipo::TODOS
        .into_iter()
        .flat_map(|tipo| dificultades().map(|dificultad| (tipo, dificultad)))
        .collect()
}
