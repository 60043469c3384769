//! Las filas del dibujo: los procesos en el orden del árbol, con los que se parecen plegados.

use std::collections::HashMap;

use super::words;
use crate::Record;
use crate::record::Process;

/// Una fila.
pub enum Row<'a> {
    One {
        depth: usize,
        process: &'a Process,
    },
    /// Varios hermanos que se dibujan juntos, con sus descendientes.
    Many {
        depth: usize,
        siblings: Vec<&'a Process>,
        processes: Vec<&'a Process>,
        alike: bool,
    },
}

/// El árbol, que no se deduce más que una vez.
struct Tree<'a> {
    record: &'a Record,
    children: HashMap<&'a str, Vec<&'a Process>>,
    looks: HashMap<&'a str, u64>,
}

/// Cuánto se pliega.
#[derive(Clone, Copy)]
struct Folding {
    /// Tantos hermanos seguidos se pliegan.
    from: usize,
    /// También los que no se parecen.
    any: bool,
}

/// Las filas de un registro: como mucho `most`, o muy pocas más. Si caben todas, ninguna se pliega.
pub fn rows(record: &Record, most: usize) -> Vec<Row<'_>> {
    let tree = Tree::new(record);
    let foldings = [(usize::MAX, false), (5, false), (3, false), (3, true)];
    let mut rows = Vec::new();
    for (from, any) in foldings {
        rows = tree.rows(Folding { from, any });
        if rows.len() <= most {
            return rows;
        }
    }
    let depth = rows[most - 1].depth();
    let rest: Vec<&Process> = rows.drain(most - 1..).flat_map(Row::into_processes).collect();
    rows.push(Row::Many { depth, siblings: rest.clone(), processes: rest, alike: false });
    rows
}

impl<'a> Row<'a> {
    pub fn depth(&self) -> usize {
        match self {
            Self::One { depth, .. } | Self::Many { depth, .. } => *depth,
        }
    }

    fn into_processes(self) -> Vec<&'a Process> {
        match self {
            Self::One { process, .. } => vec![process],
            Self::Many { processes, .. } => processes,
        }
    }
}

impl<'a> Tree<'a> {
    fn new(record: &'a Record) -> Self {
        let mut children: HashMap<&str, Vec<&Process>> = HashMap::new();
        for process in &record.processes {
            if let Some(parent) = &process.parent {
                children.entry(parent).or_default().push(process);
            }
        }
        let mut tree = Self { record, children, looks: HashMap::new() };
        // Los hijos nacen después que sus padres: del último al primero, cada uno encuentra hecho lo de sus hijos.
        let mut numbers = HashMap::new();
        for process in record.processes.iter().rev() {
            let children: Vec<u64> = tree
                .children_of(process)
                .iter()
                .map(|child| tree.looks[child.name.as_str()])
                .collect();
            let next = numbers.len() as u64;
            let number = *numbers.entry((look(process), children)).or_insert(next);
            tree.looks.insert(&process.name, number);
        }
        tree
    }

    fn children_of(&self, process: &Process) -> &[&'a Process] {
        self.children.get(process.name.as_str()).map_or(&[], Vec::as_slice)
    }

    fn rows(&self, folding: Folding) -> Vec<Row<'a>> {
        let mut rows = Vec::new();
        let roots: Vec<&Process> =
            self.record.processes.iter().filter(|process| process.parent.is_none()).collect();
        self.siblings(&roots, 0, folding, &mut rows);
        rows
    }

    /// Las filas de unos hermanos y de sus descendientes.
    fn siblings(
        &self,
        all: &[&'a Process],
        depth: usize,
        folding: Folding,
        rows: &mut Vec<Row<'a>>,
    ) {
        let mut index = 0;
        while let Some(first) = all.get(index) {
            let looks_like = |other: &&&Process| {
                folding.any || self.looks[other.name.as_str()] == self.looks[first.name.as_str()]
            };
            let group = all[index..].iter().take_while(looks_like).count();
            if group < folding.from || group < 3 {
                self.one(first, depth, folding, rows);
                index += 1;
                continue;
            }
            let is_alone = self.children_of(first).is_empty();
            self.one(first, depth, folding, rows);
            let last = index + group - usize::from(is_alone);
            let mut processes = Vec::new();
            for process in &all[index + 1..last] {
                self.gather(process, &mut processes);
            }
            let alike = all[index..last]
                .iter()
                .all(|other| self.looks[other.name.as_str()] == self.looks[first.name.as_str()]);
            rows.push(Row::Many {
                depth,
                siblings: all[index + 1..last].to_vec(),
                processes,
                alike,
            });
            if is_alone {
                self.one(all[last], depth, folding, rows);
            }
            index += group;
        }
    }

    fn one(&self, process: &'a Process, depth: usize, folding: Folding, rows: &mut Vec<Row<'a>>) {
        rows.push(Row::One { depth, process });
        self.siblings(self.children_of(process), depth + 1, folding, rows);
    }

    fn gather(&self, process: &'a Process, into: &mut Vec<&'a Process>) {
        into.push(process);
        for child in self.children_of(process) {
            self.gather(child, into);
        }
    }
}

/// Por lo que dos procesos se dibujan igual, más o menos.
fn look(process: &Process) -> (Option<String>, Option<String>, usize, usize, Option<bool>) {
    let by_parent =
        process.reaped.as_ref().map(|reaped| Some(&reaped.by) == process.parent.as_ref());
    let ending = process.status().map(words::ending);
    (words::program(process), ending, process.adopted.len(), process.stops.len(), by_parent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::sample::{eventful, family, process, record};

    /// Cada fila, con cuántos hermanos tiene plegados.
    fn shape(record: &Record, most: usize) -> Vec<(String, usize)> {
        let shape = |row: Row| match row {
            Row::One { process, .. } => (process.name.clone(), 0),
            Row::Many { siblings, alike, .. } => (format!("iguales: {alike}"), siblings.len()),
        };
        rows(record, most).into_iter().map(shape).collect()
    }

    fn expected(rows: &[(&str, usize)]) -> Vec<(String, usize)> {
        rows.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
    }

    #[test]
    fn si_caben_todos_no_se_pliega_ninguno() {
        assert_eq!(shape(&family(11), 12).len(), 12);
        assert_eq!(shape(&eventful(), 12), expected(&[("P", 0), ("H1", 0), ("H1.1", 0)]));
    }

    #[test]
    fn los_iguales_se_pliegan_entre_el_primero_y_el_ultimo() {
        let rows = [("P", 0), ("H1", 0), ("iguales: true", 46), ("H48", 0)];
        assert_eq!(shape(&family(48), 12), expected(&rows));
    }

    #[test]
    fn quien_acaba_de_otra_manera_no_es_igual() {
        let mut family = family(20);
        family.processes[10].exit.as_mut().unwrap().status = crate::record::Status::Signal(9);
        let names: Vec<String> = shape(&family, 12).into_iter().map(|(name, _)| name).collect();
        assert!(names.contains(&"H10".to_owned()), "{names:?}");
    }

    #[test]
    fn una_cadena_muy_larga_se_corta() {
        let mut name = "P".to_owned();
        let mut processes = vec![process("P", None, [0, 99, 99])];
        for _ in 0..30 {
            let child = if name == "P" { "H1".to_owned() } else { format!("{name}.1") };
            processes.push(process(&child, Some(&name), [1, 98, 98]));
            name = child;
        }
        let rows = shape(&record(processes, 99), 12);
        assert_eq!((rows.len(), rows[11].1), (12, 20));
    }
}
