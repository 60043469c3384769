//! Las franjas de una fila: cuándo tuvo y cuándo esperó cada cerrojo, y qué tareas hizo.

use super::Sign;
use crate::Record;
use crate::draw::objects;
use crate::questions::Hold;

/// La franja de un objeto.
pub struct Band {
    pub object: String,
    /// De uno a cuatro: el color.
    pub color: usize,
    pub pieces: Vec<Piece>,
}

/// Un tramo de una franja.
pub struct Piece {
    pub sign: Sign,
    pub begin: u64,
    pub end: u64,
    pub value: Option<i64>,
}

/// Más objetos no caben debajo de una fila.
const MOST_BANDS: usize = 4;
/// Todo lo que se tuvo, se esperó y se hizo.
pub struct Holds([(Sign, Vec<Hold>); 3]);

impl Holds {
    pub fn new(record: &Record) -> Self {
        Self([
            (Sign::WaitingFor, record.waitings()),
            (Sign::Holding, record.holdings()),
            (Sign::Task, record.tasks()),
        ])
    }
}

/// Las franjas de un proceso, por orden de aparición de los objetos.
pub fn bands(record: &Record, holds: &Holds, name: &str) -> Vec<Band> {
    let mut bands = Vec::new();
    for (index, object) in objects::drawn(record).into_iter().enumerate() {
        let mut pieces = Vec::new();
        for (sign, all) in &holds.0 {
            for hold in all.iter().filter(|hold| hold.by == name && hold.object == object.name) {
                let end = hold.end_us.unwrap_or_else(|| end_of(record, name));
                pieces.push(Piece { sign: *sign, begin: hold.begin_us, end, value: hold.value });
            }
        }
        if !pieces.is_empty() && bands.len() < MOST_BANDS {
            bands.push(Band { object: object.name.clone(), color: index % 4 + 1, pieces });
        }
    }
    bands
}

/// Hasta cuándo tuvo lo que no soltó.
fn end_of(record: &Record, name: &str) -> u64 {
    record.process(name).and_then(|process| process.exit).map_or(record.end_us, |exit| exit.t_us)
}
