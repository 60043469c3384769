//! El dibujo para un terminal: texto que cabe en sus columnas y se entiende sin colores.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::lanes::{Span, State, spans, tree};
use super::scale::Scale;
use crate::Record;
use crate::record::{Process, Status};

/// Cómo es el terminal.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub columns: usize,
    pub color: bool,
}

/// Menos columnas que estas no dejan sitio para el tiempo.
const FEWEST_COLUMNS: usize = 40;
/// Tantos hermanos iguales seguidos se dibujan como uno.
const ALIKE: usize = 5;

struct Columns {
    scale: Scale,
    width: usize,
}

impl Columns {
    fn column(&self, at: u64) -> usize {
        self.place(self.scale.position(at))
    }

    fn shrunk_columns(&self) -> impl Iterator<Item = usize> {
        self.scale.shrunk().iter().map(|shrunk| self.place(shrunk.middle))
    }

    fn place(&self, position: f64) -> usize {
        (position * (self.width - 1) as f64).round() as usize
    }
}

/// Un registro dibujado, con su leyenda. Acaba en un salto de línea.
pub fn terminal(record: &Record, style: Style) -> String {
    let columns = style.columns.max(FEWEST_COLUMNS);
    let rows = fold(record);
    let label_width = rows.iter().map(|row| row.label.chars().count()).max().unwrap_or(0);
    let label_width = label_width.min(columns / 3);
    let width = columns - label_width - 2;
    let scale = Columns { scale: Scale::new(record), width };
    let mut used = BTreeSet::new();
    let mut text = String::new();
    for row in &rows {
        let label: String = row.label.chars().take(label_width).collect();
        let padding = " ".repeat(label_width - label.chars().count());
        let lane = match row.process {
            Some(process) => lane(process, record, &scale, width, style.color, &mut used),
            None => String::new(),
        };
        let line = format!("{label}{padding}  {lane}");
        let _ = writeln!(text, "{}", line.trim_end());
    }
    let _ = writeln!(text, "{}{}", " ".repeat(label_width + 2), axis(record, &scale, width));
    text.push('\n');
    for mark in used {
        let _ = writeln!(
            text,
            "  {}  {}",
            paint(mark.symbol(), mark.color(), style.color),
            mark.meaning()
        );
    }
    if !scale.scale.shrunk().is_empty() {
        text.push_str("  ≈  ahí no pasa nada durante un rato: el tiempo se ha encogido\n");
    }
    text
}

struct Row<'a> {
    label: String,
    /// Nada, si la línea solo dice cuántos hay iguales.
    process: Option<&'a Process>,
}

/// Las líneas, con los hermanos iguales plegados.
fn fold(record: &Record) -> Vec<Row<'_>> {
    let all = tree(record);
    let mut rows = Vec::new();
    let mut index = 0;
    while let Some(&(depth, process)) = all.get(index) {
        let is_alike = |other: &&(usize, &Process)| {
            other.0 == depth
                && look(other.1) == look(process)
                && record.children_of(&other.1.name).next().is_none()
        };
        let alike = all[index..].iter().take_while(is_alike).count();
        rows.push(Row { label: label(depth, process), process: Some(process) });
        if alike >= ALIKE {
            let last = all[index + alike - 1].1;
            rows.push(Row {
                label: format!("{}… {} iguales", indent(depth), alike - 2),
                process: None,
            });
            rows.push(Row { label: label(depth, last), process: Some(last) });
            index += alike;
        } else {
            index += 1;
        }
    }
    rows
}

/// Por lo que dos hermanos se dibujan igual, más o menos.
fn look(process: &Process) -> (Option<&str>, Option<Status>, bool, usize, Option<&str>) {
    let by = process.reaped.as_ref().map(|reaped| reaped.by.as_str());
    (process.program(), process.status(), process.adopted.is_empty(), process.stops.len(), by)
}

fn indent(depth: usize) -> String {
    match depth {
        0 => String::new(),
        depth => format!("{}└ ", "  ".repeat(depth - 1)),
    }
}

fn label(depth: usize, process: &Process) -> String {
    let program = process.program().map(|path| path.rsplit('/').next().unwrap_or(path));
    let program: String =
        program.unwrap_or_default().chars().map(|c| if c.is_control() { '?' } else { c }).collect();
    format!("{}{} {program}", indent(depth), process.name).trim_end().to_owned()
}

/// Lo que puede haber en una celda del dibujo. El orden es el de la leyenda, y el de lo que tapa a lo demás.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    State(State),
    Exec,
    Adopted,
    Ended,
    Failed,
    Killed,
}

impl Mark {
    fn symbol(self) -> char {
        match self {
            Self::State(State::Running) => '━',
            Self::State(State::InWait) => '┈',
            Self::State(State::Stopped) => 'T',
            Self::State(State::Zombie) => 'Z',
            Self::Exec => '»',
            Self::Adopted => '↷',
            Self::Ended => '●',
            Self::Failed => '○',
            Self::Killed => '✖',
        }
    }

    fn meaning(self) -> &'static str {
        match self {
            Self::State(State::Running) => "vive: trabaja, o espera a otra cosa que no es un hijo",
            Self::State(State::InWait) => "en wait: espera a un hijo",
            Self::State(State::Stopped) => "detenido",
            Self::State(State::Zombie) => "zombi: ha terminado y nadie lo ha recogido",
            Self::Exec => "exec: pasa a ejecutar otro programa",
            Self::Adopted => "huérfano: lo adopta otro",
            Self::Ended => "termina con código 0",
            Self::Failed => "termina con otro código",
            Self::Killed => "lo mata una señal",
        }
    }

    fn color(self) -> &'static str {
        match self {
            Self::State(State::Running) | Self::Ended => "32",
            Self::State(State::InWait) => "34",
            Self::State(State::Stopped) | Self::Adopted => "33",
            Self::State(State::Zombie) | Self::Failed => "35",
            Self::Exec => "36",
            Self::Killed => "31",
        }
    }
}

fn lane(
    process: &Process,
    record: &Record,
    scale: &Columns,
    width: usize,
    color: bool,
    used: &mut BTreeSet<Mark>,
) -> String {
    let mut cells: Vec<Option<Mark>> = vec![None; width];
    for Span { state, begin, end } in spans(process, record) {
        let (from, to) = (scale.column(begin), scale.column(end));
        for cell in &mut cells[from..=to] {
            *cell = Some(Mark::State(state));
        }
    }
    let mut put = |at: u64, mark: Mark| {
        let cell = &mut cells[scale.column(at)];
        *cell = Some(cell.map_or(mark, |old| old.max(mark)));
    };
    process
        .execs
        .iter()
        .skip(usize::from(process.parent.is_none()))
        .for_each(|exec| put(exec.t_us, Mark::Exec));
    process.adopted.iter().for_each(|adopted| put(adopted.t_us, Mark::Adopted));
    if let Some(exit) = process.exit {
        let mark = match exit.status {
            Status::Code(0) => Mark::Ended,
            Status::Code(_) => Mark::Failed,
            Status::Signal(_) => Mark::Killed,
        };
        put(exit.t_us, mark);
    }
    let mut text = String::new();
    for cell in cells {
        match cell {
            Some(mark) => {
                used.insert(mark);
                text.push_str(&paint(mark.symbol(), mark.color(), color));
            }
            None => text.push(' '),
        }
    }
    text.trim_end().to_owned()
}

fn paint(symbol: char, color: &str, on: bool) -> String {
    if on { format!("\x1b[{color}m{symbol}\x1b[0m") } else { symbol.to_string() }
}

/// El tiempo, del principio al final, con las marcas de lo que se ha encogido.
fn axis(record: &Record, scale: &Columns, width: usize) -> String {
    let mut cells: Vec<char> = vec!['─'; width];
    for column in scale.shrunk_columns() {
        cells[column] = '≈';
    }
    let end = format!(" {}", duration(record.end_us));
    let from = width - end.chars().count();
    cells.splice(from.., end.chars());
    cells[0] = '0';
    cells.into_iter().collect()
}

fn duration(us: u64) -> String {
    match us {
        0..1_000 => format!("{us} µs"),
        1_000..10_000_000 => format!("{} ms", us / 1_000),
        _ => format!("{} s", us / 1_000_000),
    }
}
