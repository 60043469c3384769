//! La tabla de los jueces, por lecciones: un ejercicio existe si está aquí.

mod leccion_00;
mod leccion_01;
mod leccion_02;
mod leccion_03;
mod leccion_04;
mod leccion_05;
mod red;
mod trasiego;

use crate::juicio::Juez;

/// Un ejercicio y quien lo juzga.
pub type Entrada = (&'static str, fn() -> Juez);

/// Los ejercicios de una lección, en el orden en que se proponen.
pub struct DeLeccion {
    /// El nombre de su binario.
    pub nombre: &'static str,
    pub carpeta: &'static str,
    pub jueces: &'static [Entrada],
}

pub const LECCIONES: [DeLeccion; 6] = [
    leccion_00::EJERCICIOS,
    leccion_01::EJERCICIOS,
    leccion_02::EJERCICIOS,
    leccion_03::EJERCICIOS,
    leccion_04::EJERCICIOS,
    leccion_05::EJERCICIOS,
];
