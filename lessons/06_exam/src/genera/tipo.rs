//! De qué va una pregunta y cuánto cuesta.

use crate::lenguaje::Lenguaje;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tipo {
    Procesos,
    Lineas,
    Arbol,
    Salidas,
    Totales,
    Estado,
    Semaforo,
    Trozos,
    Wait,
}

impl Tipo {
    pub const TODOS: [Tipo; 9] = [
        Tipo::Procesos,
        Tipo::Lineas,
        Tipo::Arbol,
        Tipo::Salidas,
        Tipo::Totales,
        Tipo::Estado,
        Tipo::Semaforo,
        Tipo::Trozos,
        Tipo::Wait,
    ];

    /// Como se escribe en la línea de órdenes.
    pub fn clave(self) -> &'static str {
        match self {
            Tipo::Procesos => "procesos",
            Tipo::Lineas => "lineas",
            Tipo::Arbol => "arbol",
            Tipo::Salidas => "salidas",
            Tipo::Totales => "totales",
            Tipo::Estado => "estado",
            Tipo::Semaforo => "semaforo",
            Tipo::Trozos => "trozos",
            Tipo::Wait => "wait",
        }
    }

    pub fn de_clave(clave: &str) -> Option<Self> {
        Self::TODOS.into_iter().find(|tipo| tipo.clave() == clave)
    }

    /// El lenguaje en que se hace: `Pool` es de Python.
    pub fn en(self, lenguaje: Lenguaje) -> Lenguaje {
        if self == Tipo::Trozos || lenguaje != Lenguaje::C {
            Lenguaje::Python
        } else {
            Lenguaje::C
        }
    }
}

/// De 1, lo más fácil, a 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dificultad(u8);

impl Dificultad {
    pub fn nueva(grado: u8) -> Option<Self> {
        (1..=3).contains(&grado).then_some(Self(grado))
    }

    pub fn grado(self) -> u8 {
        self.0
    }
}
