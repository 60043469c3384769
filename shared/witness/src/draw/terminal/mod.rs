//! El dibujo para un terminal: texto que cabe en sus columnas y se entiende sin colores.

mod cells;
mod ink;
mod lane;

use std::collections::BTreeSet;

use super::crowd::Crowd;
use super::fold::{Row, rows};
use super::scale::Scale;
use super::signs::Sign;
use super::words;
use crate::Record;
use crate::record::Backend;
use cells::{Cell, Columns, LETTERS, Locks};
use ink::Ink;

/// Cómo es el terminal.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub columns: usize,
    pub color: bool,
}

/// Menos columnas que estas no dejan sitio para el tiempo.
const FEWEST_COLUMNS: usize = 40;
/// Con más columnas no se gana nada.
const MOST_COLUMNS: usize = 200;
/// Más filas que estas no caben en una pantalla.
const MOST_ROWS: usize = 20;

/// Un registro dibujado, con su leyenda. Acaba en un salto de línea.
pub fn terminal(record: &Record, style: Style) -> String {
    let columns = style.columns.clamp(FEWEST_COLUMNS, MOST_COLUMNS);
    let rows = rows(record, MOST_ROWS);
    let labels: Vec<String> = rows.iter().map(label).collect();
    let widest = labels.iter().map(|label| label.chars().count()).max().unwrap_or(0);
    let margin = widest.min(columns * 2 / 5) + 2;
    let tail = rows.iter().map(|row| ending(row).chars().count()).max().unwrap_or(0);
    let time = Columns { scale: Scale::new(record), width: columns - margin - tail };
    let locks = Locks::new(record);
    let mut used = BTreeSet::new();
    let mut ink = Ink::new(style.color);
    for (row, label) in rows.iter().zip(&labels) {
        let label = words::fitted(label, margin - 2);
        ink.plain(&label);
        ink.spaces(margin - label.chars().count());
        let mut line = match row {
            Row::One { process, .. } => lane::cells(record, process, &time, &locks),
            Row::Many { processes, .. } => {
                let crowd = Crowd::new(processes, record, time.width, |at| time.column(at));
                lane::levels(&crowd)
            }
        };
        while line.last() == Some(&Cell::Empty) {
            line.pop();
        }
        used.extend(line.iter().copied());
        line.iter().for_each(|cell| ink.cell(*cell));
        ink.plain(&ending(row));
        ink.end_line();
    }
    ink.spaces(margin);
    ink.plain(&axis(record, &time, tail));
    ink.end_line();
    ink.end_line();
    legend(&mut ink, &used, (&time, &locks), columns, record.backend);
    ink.into_text()
}

fn label(row: &Row) -> String {
    let indent = match row.depth() {
        0 => String::new(),
        depth @ 1..=6 => format!("{}└ ", "  ".repeat(depth - 1)),
        _ => format!("{}└ ", "  ".repeat(6)),
    };
    let named = match row {
        Row::One { process, .. } => {
            let note = words::note(process);
            format!("{} {note}", words::clean(&process.name))
        }
        Row::Many { siblings, alike: true, .. } => {
            format!("{} {}", words::range(siblings), words::alike(siblings.len()))
        }
        Row::Many { siblings, .. } => format!("… {}", words::others(siblings.len())),
    };
    format!("{indent}{}", named.trim_end())
}

/// Lo que va detrás de una fila: el código, o la señal, de quien no acaba bien.
fn ending(row: &Row) -> String {
    use crate::record::Status;
    match row {
        Row::One { process, .. } => match process.status() {
            Some(Status::Code(0)) | None => String::new(),
            Some(Status::Code(code)) => format!(" {code}"),
            Some(Status::Signal(number)) => {
                format!(" {}", words::signal(number).trim_start_matches("SIG"))
            }
        },
        Row::Many { .. } => String::new(),
    }
}

/// El tiempo, con pocas marcas, y con las de lo que se ha encogido.
fn axis(record: &Record, time: &Columns, tail: usize) -> String {
    const APART: usize = 14;
    let width = time.width + tail;
    let mut cells = vec!['─'; width];
    for column in time.shrunk() {
        cells[column] = '≈';
    }
    let end = format!(" {}", words::duration(record.end_us));
    let from = width - end.chars().count();
    cells.splice(from.., end.chars());
    cells[0] = '0';
    let mut last = 0;
    for (at, _) in time.scale.points() {
        let (column, text) = (time.column(*at), format!("┴{} ", words::duration(*at)));
        let to = column + text.chars().count();
        if column >= last + APART && to < from && !cells[column..to].contains(&'≈') {
            cells.splice(column..to, text.chars());
            last = column;
        }
    }
    cells.into_iter().collect()
}

/// Lo que significa cada cosa de las que aparecen.
fn legend(
    ink: &mut Ink,
    used: &BTreeSet<Cell>,
    (time, locks): (&Columns, &Locks),
    columns: usize,
    backend: Backend,
) {
    let mut say = |cells: &[Cell], meaning: &str| {
        ink.spaces(2);
        cells.iter().for_each(|cell| ink.cell(*cell));
        ink.spaces(4 - cells.len().min(3));
        for (index, line) in words::wrapped(meaning, columns - 7).iter().enumerate() {
            ink.spaces(if index == 0 { 0 } else { 6 });
            ink.plain(line);
            ink.end_line();
        }
    };
    for cell in used {
        if let Cell::Sign(sign) = cell {
            say(&[*cell], sign.meaning(backend));
        }
    }
    if used.iter().any(|cell| matches!(cell, Cell::Level(_))) {
        say(&[Cell::Level(0), Cell::Level(3), Cell::Level(7)], "cuántos de ellos viven");
    }
    for (index, name) in locks.names().take(LETTERS.len()) {
        let (held, awaited) =
            (used.contains(&Cell::Held(index)), used.contains(&Cell::Awaited(index)));
        match (held, awaited) {
            (true, true) => {
                say(&[Cell::Held(index), Cell::Awaited(index)], &format!("tiene y espera {name}"))
            }
            (true, false) => say(&[Cell::Held(index)], &format!("tiene {name}")),
            (false, true) => say(&[Cell::Awaited(index)], &format!("espera {name}")),
            (false, false) => {}
        }
    }
    let unlettered = |cell: &&Cell| matches!(cell, Cell::Held(index) | Cell::Awaited(index) if *index >= LETTERS.len());
    if let Some(cell) = used.iter().find(unlettered) {
        let many = locks.names().count() - LETTERS.len();
        say(&[*cell], &format!("tiene o espera otra cosa; hay {many} más"));
    }
    if time.shrunk().next().is_some() {
        say(&[Cell::Sign(Sign::Shrunk)], Sign::Shrunk.meaning(backend));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::sample::{eventful, family};
    use crate::questions::samples;

    fn plain(record: &Record, columns: usize) -> String {
        terminal(record, Style { columns, color: false })
    }

    #[test]
    fn cabe_en_cualquier_terminal() {
        for record in [eventful(), family(1), family(48), family(1_000)] {
            for columns in [40, 60, 80, 132] {
                let text = plain(&record, columns);
                assert!(
                    text.lines().all(|line| line.chars().count() <= columns),
                    "{columns}:\n{text}"
                );
            }
        }
    }

    #[test]
    fn los_que_no_tienen_letra_se_explican_en_una_linea() {
        let marks: Vec<_> = (1..60)
            .flat_map(|lock| {
                [
                    format!("{lock} P got cerrojo {lock}"),
                    format!("{lock} P released cerrojo {lock}"),
                ]
            })
            .collect();
        let mut record = eventful();
        let many = samples::record(&marks.join("; "));
        record.objects = many.objects;
        record.marks = many.marks;
        let text = plain(&record, 80);
        let legend = text.lines().filter(|line| line.trim_start().starts_with('#'));
        assert!(legend.count() <= 1, "{text}");
    }

    #[test]
    fn se_entiende_sin_colores() {
        let text = plain(&eventful(), 80);
        let row = |name: &str| text.lines().find(|line| line.contains(name)).unwrap().to_owned();
        for symbol in ['»', 'a', 'A', '!', 'T', '○', 'Z', '3'] {
            assert!(row("└ H1 lector <1>").contains(symbol), "falta «{symbol}»:\n{text}");
        }
        assert!(row("└ H1.1").contains('↷') && row("P ").contains('┈'), "{text}");
        for meaning in ["detenido", "tiene y espera cerrojo 1", "huérfano", "recibe una señal"] {
            assert!(text.contains(meaning), "falta «{meaning}»:\n{text}");
        }
    }

    #[test]
    fn los_colores_no_cambian_nada_mas() {
        let colored = terminal(&eventful(), Style { columns: 80, color: true });
        let mut bare = String::new();
        for part in colored.split("\x1b[") {
            bare.push_str(if bare.is_empty() { part } else { part.split_once('m').unwrap().1 });
        }
        assert_eq!(bare, plain(&eventful(), 80));
    }

    #[test]
    fn sin_ptrace_no_dice_que_nadie_espere_a_un_hijo() {
        let mut record = family(1);
        record.backend = Backend::Subreaper;
        record.processes.iter_mut().for_each(|process| process.waits.clear());
        let text = plain(&record, 80);
        assert!(text.contains("trabaja o espera, quizá a un hijo"), "{text}");
        assert!(!text.contains("espera otra cosa"), "{text}");
    }

    #[test]
    fn los_iguales_se_pliegan() {
        let text = plain(&family(48), 80);
        assert!(text.contains("H2…H47 46 iguales") && text.lines().count() < 15, "{text}");
    }
}
