//! `06_exam genera`: preguntas sin fin, cada una de su semilla. La respuesta la dice un modelo, y las pruebas lo comparan con procesos de verdad.

mod ensena;
pub mod errores;
mod escribe;
mod explica;
mod inventa;
mod modelo;
pub(crate) mod opciones;
mod tipo;
mod tipos;

use std::collections::BTreeSet;
use std::process::ExitCode;

use crate::lenguaje::Lenguaje;
use crate::opciones::Argumentos;

pub use modelo::{Familia, Papel, encaja};
pub use tipo::{Dificultad, Tipo};

/// Una pregunta que ha salido de una semilla.
#[derive(Clone, Debug)]
pub struct Generada {
    pub tipo: Tipo,
    pub semilla: u64,
    pub lenguaje: Lenguaje,
    pub dificultad: Dificultad,
    /// Un programa entero. Las explicaciones cuentan sus líneas desde 1.
    pub codigo: Option<String>,
    pub pregunta: String,
    /// Cuatro, distintas; una es correcta.
    pub opciones: Vec<OpcionGenerada>,
    /// El texto de la opción correcta.
    pub respuesta: String,
    pub explicacion: String,
    /// El paso del cuaderno que lo enseña: «03 cuantos».
    pub paso: &'static str,
    /// De 1 a 37.
    pub tema: u8,
}

#[derive(Clone, Debug)]
pub struct OpcionGenerada {
    pub texto: String,
    pub correcta: bool,
    /// Qué error lleva a contestarla; está en `preguntas/errores.toml`.
    pub error: Option<&'static str>,
}

/// Lo que ha de pasar al ejecutar el código de una pregunta.
#[derive(Clone, Debug)]
pub enum Esperado {
    /// Nada que ejecutar.
    Nada,
    /// Esos procesos, y una salida que encaja con ellos.
    Familia(Box<Familia>, Papel),
    /// Tantos procesos, contando el primero.
    Cuantos(usize),
    /// La salida es una de estas, en palabras.
    Salida(Vec<String>, Papel),
    /// Un `Pool` reparte trozos de estos tamaños.
    Trozos(Vec<usize>),
}

/// La misma semilla da siempre la misma pregunta. De un `Pool` solo las hay en Python.
pub fn genera(
    tipo: Tipo,
    semilla: u64,
    lenguaje: Lenguaje,
    dificultad: Dificultad,
) -> Generada {
    con_lo_esperado(tipo, semilla, lenguaje, dificultad).0
}

/// Como `genera`, con lo que ha de pasar al ejecutarla.
pub fn con_lo_esperado(
    tipo: Tipo,
    semilla: u64,
    lenguaje: Lenguaje,
    dificultad: Dificultad,
) -> (Generada, Esperado) {
    let lenguaje = tipo.en(lenguaje);
    let mut azar =
        crate::azar::Azar::con(semilla, &[tipo as u8, dificultad.grado()]);
    let pedida = tipos::Pedida { tipo, lenguaje, dificultad };
    let (mut generada, esperado) = loop {
        if let Some(sale) = tipos::inventa(pedida, &mut azar) {
            break sale;
        }
    };
    generada.semilla = semilla;
    (generada, esperado)
}

/// Todas las salidas posibles; ninguna, si son demasiadas.
pub fn salidas_de(familia: &Familia) -> BTreeSet<String> {
    modelo::salidas(familia, modelo::Lectura::Buena).unwrap_or_default()
}

pub(crate) fn main(argumentos: Argumentos) -> ExitCode {
    crate::sin_lector::acaba();
    let pedido = match argumentos.entiende(&opciones::PARTE, opciones::lee) {
        Ok(pedido) => pedido,
        Err(codigo) => return codigo,
    };
    ensena::ensena(&pedido);
    ExitCode::SUCCESS
}
