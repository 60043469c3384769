//! Lo que cabe en cada columna.

use crate::Record;
use crate::draw::objects;
use crate::draw::scale::Scale;
use crate::draw::signs::Sign;
use crate::questions::Hold;

/// Lo que hay en una columna de una fila.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    Empty,
    Sign(Sign),
    /// Tiene el cerrojo de ese número, o lo espera.
    Held(usize),
    Awaited(usize),
    /// Cuántos viven, de 0 (pocos) a 7 (el máximo).
    Level(u8),
}

/// El tiempo en columnas.
pub struct Columns {
    pub scale: Scale,
    pub width: usize,
}

impl Columns {
    pub fn column(&self, at: u64) -> usize {
        self.place(self.scale.position(at))
    }

    /// Las columnas en las que el tiempo se ha encogido.
    pub fn shrunk(&self) -> impl Iterator<Item = usize> {
        self.scale.shrunk().iter().map(|shrunk| self.place(shrunk.middle))
    }

    fn place(&self, position: f64) -> usize {
        (position * (self.width - 1) as f64).round() as usize
    }
}

/// Lo que comparten, cada cosa con su letra.
pub struct Locks {
    names: Vec<String>,
    pub waitings: Vec<Hold>,
    pub holdings: Vec<Hold>,
    pub tasks: Vec<Hold>,
}

/// Sin las de los estados, y sin las que se parecen a otra cosa.
pub const LETTERS: &str = "ABCDEFGHJKLMNPQRSUVWXY";

impl Locks {
    pub fn new(record: &Record) -> Self {
        let names: Vec<String> =
            objects::drawn(record).into_iter().map(|object| object.name.clone()).collect();
        let drawn = |mut holds: Vec<Hold>| {
            holds.retain(|hold| names.contains(&hold.object));
            holds
        };
        Self {
            waitings: drawn(record.waitings()),
            holdings: drawn(record.holdings()),
            names,
            tasks: record.tasks(),
        }
    }

    pub fn number(&self, name: &str) -> usize {
        self.names.iter().position(|known| known == name).unwrap_or(usize::MAX)
    }

    pub fn names(&self) -> impl Iterator<Item = (usize, &str)> {
        self.names.iter().map(String::as_str).enumerate()
    }

    pub fn letter(number: usize) -> char {
        LETTERS.chars().nth(number).unwrap_or('#')
    }
}
