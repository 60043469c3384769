//! Escribe el dibujo: cada cosa con su símbolo y, si se puede, con su color.

use super::cells::{Cell, Locks};
use crate::draw::lanes::State;
use crate::draw::signs::Sign;

pub struct Ink {
    text: String,
    color: bool,
    /// Las columnas en blanco que aún no se sabe si hacen falta.
    blank: usize,
    current: Option<&'static str>,
}

impl Ink {
    pub fn new(color: bool) -> Self {
        Self { text: String::new(), color, blank: 0, current: None }
    }

    pub fn plain(&mut self, text: &str) {
        self.paint(None);
        self.flush_blank();
        self.text.push_str(text);
    }

    pub fn spaces(&mut self, count: usize) {
        self.blank += count;
    }

    pub fn cell(&mut self, cell: Cell) {
        if cell == Cell::Empty {
            self.blank += 1;
            return;
        }
        if self.blank > 0 {
            self.paint(None);
            self.flush_blank();
        }
        self.paint(Some(color(cell)));
        self.text.push(symbol(cell));
    }

    pub fn end_line(&mut self) {
        self.paint(None);
        self.blank = 0;
        self.text.push('\n');
    }

    pub fn into_text(self) -> String {
        self.text
    }

    fn flush_blank(&mut self) {
        self.text.extend(std::iter::repeat_n(' ', std::mem::take(&mut self.blank)));
    }

    fn paint(&mut self, color: Option<&'static str>) {
        if !self.color || color == self.current {
            return;
        }
        self.text.push_str("\x1b[");
        self.text.push_str(color.unwrap_or("0"));
        self.text.push('m');
        self.current = color;
    }
}

fn symbol(cell: Cell) -> char {
    match cell {
        Cell::Empty => ' ',
        Cell::Held(number) => Locks::letter(number),
        Cell::Awaited(number) => Locks::letter(number).to_ascii_lowercase(),
        Cell::Level(level) => ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'][usize::from(level.min(7))],
        Cell::Sign(sign) => match sign {
            Sign::State(State::Running) => '━',
            Sign::State(State::InWait) => '┈',
            Sign::State(State::Stopped) => 'T',
            Sign::State(State::Zombie) => 'Z',
            Sign::Task => '▒',
            Sign::Exec => '»',
            Sign::FailedExec => '¿',
            Sign::Signal => '!',
            Sign::Adopted => '↷',
            Sign::Ended => '●',
            Sign::Failed => '○',
            Sign::Killed => '✖',
            Sign::Shrunk => '≈',
            _ => '?',
        },
    }
}

fn color(cell: Cell) -> &'static str {
    match cell {
        Cell::Held(number) | Cell::Awaited(number) => ["1;33", "1;36", "1;35", "1;32"][number % 4],
        Cell::Sign(Sign::State(State::InWait)) => "34",
        Cell::Sign(Sign::State(State::Stopped) | Sign::Adopted) => "33",
        Cell::Sign(Sign::State(State::Zombie) | Sign::Failed) => "35",
        Cell::Sign(Sign::Exec | Sign::Task) => "36",
        Cell::Sign(Sign::Signal | Sign::Killed | Sign::FailedExec) => "31",
        Cell::Sign(Sign::Shrunk) => "2",
        _ => "32",
    }
}
