//! Las franjas de una fila: cuándo tuvo y cuándo esperó cada cerrojo, y qué tareas hizo.

use super::layout::{BAND, Layout, Placed};
use super::paper::{Paper, Side, short, width};
use super::{Sign, Used};
use crate::Record;
use crate::draw::holds::{Hold, holdings, tasks, waitings};
use crate::draw::words;

/// La franja de un objeto.
pub struct Band {
    object: String,
    /// De uno a cuatro: el color.
    color: usize,
    pieces: Vec<Piece>,
}

struct Piece {
    sign: Sign,
    begin: u64,
    end: u64,
    value: Option<i64>,
}

/// Más objetos no caben debajo de una fila.
const MOST_BANDS: usize = 4;

/// Las franjas de un proceso, por orden de aparición de los objetos.
pub fn bands(record: &Record, name: &str) -> Vec<Band> {
    let kinds: [(Sign, Vec<Hold>); 3] = [
        (Sign::WaitingFor, waitings(record)),
        (Sign::Holding, holdings(record)),
        (Sign::Task, tasks(record)),
    ];
    let mut bands = Vec::new();
    for (index, object) in record.objects.iter().enumerate() {
        let mut pieces = Vec::new();
        for (sign, holds) in &kinds {
            for hold in holds.iter().filter(|hold| hold.by == name && hold.object == object.name) {
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

pub fn draw(paper: &mut Paper, layout: &Layout, placed: &Placed, used: &mut Used) {
    for (index, band) in placed.bands.iter().enumerate() {
        let y = placed.bar().1 + 4.0 + index as f64 * BAND;
        let (mut first, mut last) = (f64::MAX, 0.0_f64);
        for sign in [Sign::WaitingFor, Sign::Holding, Sign::Task] {
            let mut end_before = f64::MIN;
            for piece in band.pieces.iter().filter(|piece| piece.sign == sign) {
                let (x, to) = (layout.x(piece.begin), layout.x(piece.end));
                let to = to.max(x + 1.0);
                (first, last) = (first.min(x), last.max(to));
                if to < end_before + 1.0 {
                    continue;
                }
                let x = x.max(end_before);
                end_before = to;
                used.insert(sign);
                piece.draw(paper, band, [x, to, y]);
            }
        }
        let room = width(&band.object, 12.0) + 4.0;
        if last + room < layout.right + 74.0 {
            paper.words("q h", last + 4.0, y + 9.0, Side::Right, &band.object);
        } else {
            paper.words("q h", first - 4.0, y + 9.0, Side::Left, &band.object);
        }
    }
}

impl Piece {
    fn draw(&self, paper: &mut Paper, band: &Band, [x, to, y]: [f64; 3]) {
        let lasted = words::duration(self.end.saturating_sub(self.begin));
        match self.sign {
            Sign::Holding => {
                let tip = format!("tiene «{}» {lasted}", band.object);
                paper.rect(&format!("k{}", band.color), [x, y, to - x, 10.0], &tip);
            }
            Sign::Task => {
                paper.rect(
                    "t",
                    [x, y, to - x, 11.0],
                    &format!("tarea de «{}», {lasted}", band.object),
                );
                let number = self.value.map(|value| value.to_string()).unwrap_or_default();
                if !number.is_empty() && width(&number, 12.0) < to - x {
                    paper.words("q", f64::midpoint(x, to), y + 10.0, Side::Middle, &number);
                }
            }
            _ => {
                let tip = format!("espera «{}» {lasted}", band.object);
                let line = format!("M{} {}H{}", short(x), short(y + 5.0), short(to));
                paper.path(&format!("y{}", band.color), &line, &tip);
            }
        }
    }
}
