//! Las líneas que dejan los programas de Python, cada una con su clase, su hora y su PID.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::marks::RawMark;
use crate::record::{Act, ObjectKind};

/// Lo que se saca de ellas.
#[derive(Default)]
pub struct Told {
    pub marks: Vec<RawMark>,
    /// El nombre de un proceso: su PID, la hora y el nombre.
    pub labels: Vec<(i32, u64, String)>,
    /// Cada Python que empezó a ejecutarse y encontró dónde dejar marcas: su PID y la hora.
    pub present: Vec<(i32, u64)>,
    /// Los que dejaron de marcar, porque ya habían dejado demasiadas marcas: su PID y la hora.
    pub tired: Vec<(i32, u64)>,
    /// Lo que devolvió cada tarea de una reserva: el PID del obrero, la hora y cómo se escribe.
    pub results: Vec<(i32, u64, String)>,
    pub doubts: Vec<String>,
}

struct Line<'t> {
    t_ns: u64,
    pid: i32,
    act: Act,
    kind: ObjectKind,
    id: &'t str,
    value: &'t str,
}

impl Told {
    pub fn parse(text: &str, start_ns: u64) -> Self {
        let mut told = Self::default();
        let mut lines = Vec::new();
        // De qué condición es cada cerrojo que una condición se hizo para sí.
        let mut locks_of_conditions = HashMap::new();
        for line in text.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let [class, t_ns, pid, ref rest @ ..] = fields[..] else { continue };
            let (Ok(t_ns), Ok(pid)) = (t_ns.parse::<u64>(), pid.parse()) else { continue };
            let t_us = t_ns.saturating_sub(start_ns) / 1000;
            match (class, rest) {
                ("m", [act, kind, id, value]) => {
                    if let (Some(act), Some(kind)) = (word(act), word(kind)) {
                        lines.push(Line { t_ns, pid, act, kind, id, value });
                    }
                }
                ("p", []) => told.present.push((pid, t_us)),
                ("l", []) => told.tired.push((pid, t_us)),
                ("e", [label]) => told.labels.push((pid, t_us, (*label).to_owned())),
                ("r", [result]) => told.results.push((pid, t_us, (*result).to_owned())),
                ("c", [lock, condition]) => drop(locks_of_conditions.insert(*lock, *condition)),
                ("d", [what]) => {
                    told.doubts.push(format!("un Python no deja todas sus marcas: {what}"))
                }
                _ => {}
            }
        }
        lines.sort_by_key(|line| line.t_ns);
        let mut names = Names { locks_of_conditions, ..Names::default() };
        let mut numbers = Numbers::default();
        told.results.sort_by_key(|(_, t_us, _)| *t_us);
        told.marks = lines.iter().map(|line| numbers.mark(line, names.of(line))).collect();
        told
    }
}

/// Un nombre del formato del registro.
fn word<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_value(text.into()).ok()
}

/// Los nombres que no son «clase número».
#[derive(Default)]
struct Names<'t> {
    locks_of_conditions: HashMap<&'t str, &'t str>,
    conditions: HashMap<&'t str, usize>,
    lists: HashMap<&'t str, usize>,
    pipes: HashMap<&'t str, usize>,
}

impl<'t> Names<'t> {
    fn of(&mut self, line: &Line<'t>) -> Option<String> {
        let own_condition = self.locks_of_conditions.get(line.id).copied();
        if let Some(condition) = own_condition {
            Some(format!("cerrojo de la condición {}", number(&mut self.conditions, condition)))
        } else if line.kind == ObjectKind::Condition {
            Some(format!("condición {}", number(&mut self.conditions, line.id)))
        } else if let Some((list, place)) = line.id.split_once('[') {
            Some(format!("lista {}[{place}", number(&mut self.lists, list)))
        } else if line.id.starts_with("Pipe ") {
            Some(format!("tubería {}", number(&mut self.pipes, line.id)))
        } else {
            None
        }
    }
}

fn number<'t>(known: &mut HashMap<&'t str, usize>, id: &'t str) -> usize {
    let next = known.len() + 1;
    *known.entry(id).or_insert(next)
}

/// Lo que se numera según va pasando: los elementos de una cola y las tareas de una reserva.
#[derive(Default)]
struct Numbers<'t> {
    elements: HashMap<(&'t str, Act), i64>,
    tasks: HashMap<(&'t str, &'t str), i64>,
    begun: HashMap<&'t str, i64>,
}

impl<'t> Numbers<'t> {
    fn mark(&mut self, line: &Line<'t>, name: Option<String>) -> RawMark {
        let value = match line.act {
            Act::Put | Act::Taken => {
                let count = self.elements.entry((line.id, line.act)).or_default();
                *count += 1;
                Some(*count)
            }
            Act::TaskBegun | Act::TaskEnded => Some(self.task(line)),
            _ => line.value.parse().ok(),
        };
        let mut hasher = DefaultHasher::new();
        line.id.hash(&mut hasher);
        let (t_ns, pid, act, kind) = (line.t_ns, line.pid, line.act, line.kind);
        RawMark { t_ns, pid, act, kind, id: hasher.finish(), name, value }
    }

    /// Su número en la reserva, por orden de comienzo.
    fn task(&mut self, line: &Line<'t>) -> i64 {
        let begun = self.begun.entry(line.id).or_default();
        *self.tasks.entry((line.id, line.value)).or_insert_with(|| {
            *begun += 1;
            *begun
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cada_linea_dice_una_cosa_y_las_rotas_no_dicen_nada() {
        let told = Told::parse(
            "p\t5000\t7\nm\t9000\t7\ttaken\tqueue\tpipe1\t\nm\t8000\t7\tput\tqueue\tpipe1\t\nm\t1\t7\tput\n\
             e\t6000\t8\tAna\nc\t6500\t7\tL\tC\nm\t9500\t7\tgot\trlock\tL\t\nm\t9600\t7\twrote\tvalue\tV[2]\t-4\n\
             r\t9700\t8\t[0, 1]\nroto",
            1000,
        );
        let shown: Vec<_> = told
            .marks
            .iter()
            .map(|m| format!("{} {:?} {:?} {:?}", m.t_ns, m.act, m.name.as_deref(), m.value))
            .collect();
        let expected = [
            "8000 Put None Some(1)",
            "9000 Taken None Some(1)",
            "9500 Got Some(\"cerrojo de la condición 1\") None",
            "9600 Wrote Some(\"lista 1[2]\") Some(-4)",
        ];
        assert_eq!(shown, expected);
        assert_eq!(told.present, [(7, 4)]);
        assert_eq!(told.labels, [(8, 5, "Ana".to_owned())]);
        assert_eq!(told.results, [(8, 8, "[0, 1]".to_owned())]);
    }
}
