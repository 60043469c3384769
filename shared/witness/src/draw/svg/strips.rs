//! El dibujo de las franjas de una fila.

use super::bands::{Band, Piece};
use super::layout::{BAND, Layout, Placed};
use super::paper::{Paper, Side, short, width};
use super::{Sign, Used};
use crate::draw::words;

/// Más tramos que estos, en una franja, no se distinguen.
const MOST_PIECES: usize = 40;

pub fn draw(paper: &mut Paper, layout: &Layout, placed: &Placed, used: &mut Used) {
    for (index, band) in placed.bands.iter().enumerate() {
        let y = placed.bar().1 + 4.0 + index as f64 * BAND;
        let (mut first, mut last) = (f64::MAX, 0.0_f64);
        for sign in [Sign::WaitingFor, Sign::Holding, Sign::Task] {
            for (piece, x, to) in band.visible(layout, sign) {
                (first, last) = (first.min(x), last.max(to));
                used.insert(sign);
                piece.draw(paper, band, [x, to, y]);
            }
        }
        if last == 0.0 {
            continue;
        }
        let room = width(&band.object, 12.0) + 4.0;
        if last + room < layout.right + 74.0 {
            paper.words("q h", last + 4.0, y + 9.0, Side::Right, &band.object);
        } else {
            paper.words("q h", first - 4.0, y + 9.0, Side::Left, &band.object);
        }
    }
}

impl Band {
    /// Los tramos que se ven, con su sitio: de muchos muy juntos, uno de cada tantos.
    fn visible(&self, layout: &Layout, sign: Sign) -> Vec<(&Piece, f64, f64)> {
        let mut apart = 1.0;
        loop {
            let mut visible: Vec<(&Piece, f64, f64)> = Vec::new();
            for piece in self.pieces.iter().filter(|piece| piece.sign == sign) {
                let (x, to) = (layout.x(piece.begin), layout.x(piece.end));
                let is_crowded = visible.last().is_some_and(|(_, _, end)| x < end + apart);
                // Quien no tuvo que esperar no esperó.
                let is_no_wait = sign == Sign::WaitingFor && to < x + 1.0;
                if !is_crowded && !is_no_wait {
                    visible.push((piece, x, to.max(x + 1.0)));
                }
            }
            if visible.len() <= MOST_PIECES {
                return visible;
            }
            apart *= 2.0;
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
