//! Lo que ha de cumplir el cuaderno entero: lecciones, capítulos, salidas grabadas y README.

mod anchura;
mod barras;
mod capitulos;
mod codigo;
mod construccion;
mod cronograma;
mod curso;
mod dibujos;
mod dos_puntos;
mod dos_semanas;
mod leer_rust;
mod modifica;
mod mudanza;
mod notas;
mod opciones;
mod ordenes;
mod paso_nuevo;
mod por_dentro;
mod prediccion;
mod programas;
mod python;
mod readme;
mod salidas;
mod sinonimos;
mod steps;

use std::process::ExitCode;

use tests::Trial;

fn main() -> ExitCode {
    tests::main(trials)
}

fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = Vec::new();
    trials.extend(curso::trials());
    trials.extend(capitulos::trials());
    trials.extend(codigo::trials());
    trials.extend(mudanza::trials());
    trials.extend(paso_nuevo::trials());
    trials.extend(construccion::trials());
    trials.extend(salidas::trials());
    trials.extend(anchura::trials());
    trials.extend(barras::trials());
    trials.extend(dos_puntos::trials());
    trials.extend(dos_semanas::trials());
    trials.extend(sinonimos::trials());
    trials.extend(leer_rust::trials());
    trials.extend(modifica::trials());
    trials.extend(notas::trials());
    trials.extend(opciones::trials());
    trials.extend(cronograma::trials());
    trials.extend(dibujos::trials());
    trials.extend(por_dentro::trials());
    trials.extend(prediccion::trials());
    trials.extend(programas::trials());
    trials.extend(python::trials());
    trials.extend(readme::trials());
    trials.extend(ordenes::trials());
    trials
}
