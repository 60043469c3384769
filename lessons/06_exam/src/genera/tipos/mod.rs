//! Un fichero por tipo de pregunta: cómo se inventa, cuál es su respuesta y qué se contesta mal.

mod arbol;
mod estado;
mod familias;
mod lineas;
mod procesos;
mod salidas;
mod semaforo;
mod totales;
mod trozos;
mod wait;

use super::{Dificultad, Esperado, Generada, OpcionGenerada, Tipo};
use crate::azar::Azar;
use crate::lenguaje::Lenguaje;

#[derive(Clone, Copy)]
pub struct Pedida {
    pub tipo: Tipo,
    pub lenguaje: Lenguaje,
    pub dificultad: Dificultad,
}

pub type Sale = Option<(Generada, Esperado)>;

/// Una pregunta, o nada si lo que ha salido no da para una buena.
pub fn inventa(pedida: Pedida, azar: &mut Azar) -> Sale {
    match pedida.tipo {
        Tipo::Procesos => procesos::inventa(pedida, azar),
        Tipo::Lineas => lineas::inventa(pedida, azar),
        Tipo::Arbol => arbol::inventa(pedida, azar),
        Tipo::Salidas => salidas::inventa(pedida, azar),
        Tipo::Totales => totales::inventa(pedida, azar),
        Tipo::Estado => estado::inventa(pedida, azar),
        Tipo::Semaforo => semaforo::inventa(pedida, azar),
        Tipo::Trozos => trozos::inventa(pedida, azar),
        Tipo::Wait => wait::inventa(pedida, azar),
    }
}

/// Lo que contestaría quien se equivoca así.
pub type Mala = (String, &'static str);

/// Lo que distingue a una pregunta; lo demás lo pone `arma`.
pub struct Borrador {
    pub codigo: Option<String>,
    pub pregunta: String,
    pub buena: String,
    /// Las que llegan antes se prefieren.
    pub malas: Vec<Mala>,
    pub explicacion: String,
    pub paso: &'static str,
    pub tema: u8,
}

/// La pregunta con sus cuatro opciones, en cualquier orden; nada, si no hay tres malas distintas.
pub fn arma(
    pedida: Pedida,
    azar: &mut Azar,
    borrador: Borrador,
) -> Option<Generada> {
    let mut opciones = vec![OpcionGenerada {
        texto: borrador.buena.clone(),
        correcta: true,
        error: None,
    }];
    for (texto, error) in borrador.malas {
        let repetida = opciones.iter().any(|otra| otra.texto == texto);
        if !repetida && opciones.len() < 4 {
            let error = Some(error);
            opciones.push(OpcionGenerada { texto, correcta: false, error });
        }
    }
    if opciones.len() < 4 {
        return None;
    }
    azar.baraja(&mut opciones);
    Some(Generada {
        tipo: pedida.tipo,
        semilla: 0,
        lenguaje: pedida.lenguaje,
        dificultad: pedida.dificultad,
        codigo: borrador.codigo,
        pregunta: borrador.pregunta,
        opciones,
        respuesta: borrador.buena,
        explicacion: borrador.explicacion,
        paso: borrador.paso,
        tema: borrador.tema,
    })
}
