//! De dónde salen las marcas: de las hojas de los programas, que se leen al final, y de los futex.

use std::collections::HashMap;
use std::fs::File;

use ::marks::{Act as Acted, Kind, Mark, Sheet, Stir};

use super::RawMark;
use crate::record::{Act, ObjectKind};

/// Las marcas que caben en cada hoja, y en el registro: 4 MiB, que solo se gastan si se usan.
const MOST_MARKS: usize = 1 << 16;
/// Cada programa tiene uno, mientras dura la ejecución.
const MOST_RINGS: usize = 512;
/// Lo que dura a lo sumo cada demora de quien remueve.
const LONGEST_DELAY_US: u64 = 1500;

pub(crate) struct Sheets {
    stir: Option<Stir>,
    sheets: Vec<Sheet>,
    taken: Taken,
    refused: bool,
}

/// Lo que se ha marcado en toda una ejecución.
pub(crate) struct Gathered {
    pub marks: Vec<RawMark>,
    pub doubts: Vec<String>,
    /// Hasta cuándo constan, si eran demasiadas.
    pub until_ns: Option<u64>,
}

#[derive(Default)]
struct Taken {
    marks: Vec<RawMark>,
    /// Los números de los elementos de las listas, y los de las listas.
    elements: HashMap<(u64, String), u64>,
    arrays: Vec<u64>,
}

impl Sheets {
    pub fn new(seed: Option<u64>) -> Self {
        Self {
            stir: seed.map(|seed| Stir { seed, longest_us: LONGEST_DELAY_US }),
            sheets: Vec::new(),
            taken: Taken::default(),
            refused: false,
        }
    }

    pub fn answer(&self) -> [u8; 16] {
        ::marks::answer(MOST_MARKS)
    }

    /// Un programa ofrece su hoja.
    pub fn open(&mut self, file: Option<File>) {
        let sheet = file.filter(|_| self.sheets.len() < MOST_RINGS);
        match sheet.and_then(|file| Sheet::open(&file).ok()) {
            Some(sheet) => {
                if let Some(stir) = self.stir {
                    sheet.ask_to_stir(stir);
                }
                self.sheets.push(sheet);
            }
            None => self.refused = true,
        }
    }

    /// Lo que se ve desde fuera.
    pub fn add(&mut self, mark: RawMark) {
        self.taken.marks.push(mark);
    }

    /// Todas las marcas, y las dudas que dejan.
    pub fn finish(mut self) -> Gathered {
        let (mut unfinished, mut skipped, mut until_ns) = (0, 0, None);
        for sheet in &self.sheets {
            let found = sheet.read();
            unfinished += found.unfinished;
            skipped += sheet.skipped();
            if found.full {
                let last_ns = found.marks.iter().map(|mark| mark.t_ns).max();
                until_ns = [until_ns, last_ns].into_iter().flatten().min();
            }
            found.marks.iter().for_each(|mark| self.taken.take(mark));
        }
        let mut marks = self.taken.marks;
        marks.sort_by_key(|mark| mark.t_ns);
        if let Some(first_out) = marks.get(MOST_MARKS) {
            until_ns = Some(until_ns.unwrap_or(u64::MAX).min(first_out.t_ns));
        }
        marks.retain(|mark| until_ns.is_none_or(|until| mark.t_ns <= until));
        let mut doubts = Vec::new();
        if unfinished > 0 {
            doubts.push(format!("quien murió al dejar una marca no la acabó: faltan {unfinished}"));
        }
        if until_ns.is_some() {
            doubts.push(format!(
                "de lo que los procesos comparten solo consta el principio, las primeras {} marcas: eran demasiadas",
                marks.len()
            ));
        }
        if skipped > 0 {
            let who = if skipped == 1 {
                "un proceso leyó o escribió"
            } else {
                "hubo quienes leyeron o escribieron"
            };
            doubts.push(format!(
                "{who} sus valores compartidos demasiadas veces: solo constan las primeras"
            ));
        }
        if self.refused {
            doubts.push("no se pudieron abrir las marcas de un programa".to_owned());
        }
        Gathered { marks, doubts, until_ns }
    }
}

impl Taken {
    fn take(&mut self, mark: &Mark) {
        let mut name = mark.name.get().map(str::to_owned);
        let mut id = mark.id;
        if let Some(element) = name.take_if(|name| name.starts_with('[')) {
            let array = self.arrays.iter().position(|array| *array == id).unwrap_or_else(|| {
                self.arrays.push(id);
                self.arrays.len() - 1
            });
            name = Some(format!("lista {}{element}", array + 1));
            let next = u64::MAX - self.elements.len() as u64;
            id = *self.elements.entry((id, element)).or_insert(next);
        }
        let &Mark { t_ns, pid, value, .. } = mark;
        let (act, kind) = (act(mark.act), kind(mark.kind));
        self.marks.push(RawMark { t_ns, pid, act, kind, id, name, value });
    }
}

fn kind(kind: Kind) -> ObjectKind {
    match kind {
        Kind::Lock => ObjectKind::Lock,
        Kind::RLock => ObjectKind::RLock,
        Kind::Semaphore => ObjectKind::Semaphore,
        Kind::Condition => ObjectKind::Condition,
        Kind::Event => ObjectKind::Event,
        Kind::Barrier => ObjectKind::Barrier,
        Kind::Queue => ObjectKind::Queue,
        Kind::Pool => ObjectKind::Pool,
        Kind::Value => ObjectKind::Value,
    }
}

fn act(act: Acted) -> Act {
    match act {
        Acted::Wanted => Act::Wanted,
        Acted::Got => Act::Got,
        Acted::GaveUp => Act::GaveUp,
        Acted::Released => Act::Released,
        Acted::Put => Act::Put,
        Acted::Taken => Act::Taken,
        Acted::TaskBegun => Act::TaskBegun,
        Acted::TaskEnded => Act::TaskEnded,
        Acted::Read => Act::Read,
        Acted::Wrote => Act::Wrote,
        Acted::Woke => Act::Woke,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::marks::Name;

    fn mark(kind: Kind, id: u64, name: &str) -> Mark {
        let (act, name) = (Acted::Read, Name::new(name));
        Mark { t_ns: 0, pid: 7, kind, act, id, value: None, name }
    }

    #[test]
    fn los_elementos_de_una_lista_son_objetos_distintos() {
        let (sheet, fd) = Sheet::create(8).unwrap();
        let mut sheets = Sheets::new(None);
        sheets.open(Some(fd.into()));
        for (id, name) in [(4, "[0]"), (9, "[0]"), (4, "[1]"), (4, "[0]")] {
            assert!(sheet.push(&mark(Kind::Value, id, name)));
        }
        let Gathered { marks, doubts, until_ns } = sheets.finish();
        let names: Vec<_> = marks.iter().map(|mark| mark.name.clone().unwrap()).collect();
        assert_eq!(names, ["lista 1[0]", "lista 2[0]", "lista 1[1]", "lista 1[0]"]);
        assert_eq!(marks[0].id, marks[3].id);
        assert!(marks[0].id != marks[1].id && marks[0].id != marks[2].id);
        assert_eq!((doubts, until_ns), (vec![], None));
    }

    #[test]
    fn las_marcas_que_no_caben_son_una_duda() {
        let (sheet, fd) = Sheet::create(8).unwrap();
        let mut sheets = Sheets::new(None);
        sheets.open(Some(fd.into()));
        let room = (0..10).filter(|_| sheet.push(&mark(Kind::Lock, 1, ""))).count();
        let Gathered { marks, doubts, until_ns } = sheets.finish();
        assert_eq!(marks.len(), 8);
        assert!(doubts[0].contains("las primeras 8 marcas"), "{doubts:?}");
        assert_eq!((room, until_ns), (8, Some(marks[7].t_ns)));
    }
}
