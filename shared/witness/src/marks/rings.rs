//! Las marcas de una ejecución mientras sigue: se recogen de los anillos de los programas, y de los futex.

use std::collections::HashMap;
use std::fs::File;

use ::marks::{Act as Acted, Kind, Mark, Reader, Ring, Stir};

use super::RawMark;
use crate::record::{Act, ObjectKind};

/// Las casillas de cada anillo: 16 MiB, que solo se gastan si se usan. Bastan para lo que se marca entre dos latidos.
const SLOTS: usize = 1 << 18;
/// Las que caben en la memoria que deja `--memoria`.
const FEW_SLOTS: usize = 1 << 14;
const MUCH_MEMORY: u64 = 1 << 30;
/// Cada programa tiene uno, mientras dura la ejecución.
const MOST_RINGS: usize = 512;
/// Más marcas no caben en el registro.
const MOST_MARKS: usize = 500_000;
/// Lo que dura a lo sumo cada demora de quien remueve.
const LONGEST_DELAY_US: u64 = 1500;

pub(crate) struct Rings {
    slots: usize,
    stir: Option<Stir>,
    readers: Vec<Reader>,
    /// Tal como están en los anillos: mientras la ejecución sigue, no hay tiempo para más.
    drained: Vec<Mark>,
    taken: Taken,
    refused: bool,
}

#[derive(Default)]
struct Taken {
    marks: Vec<RawMark>,
    left_out: u64,
    /// Los números de los elementos de las listas, y los de las listas.
    elements: HashMap<(u64, String), u64>,
    arrays: Vec<u64>,
}

impl Rings {
    pub fn new(memory_bytes: Option<u64>, seed: Option<u64>) -> Self {
        let little = memory_bytes.is_some_and(|bytes| bytes < MUCH_MEMORY);
        Self {
            slots: if little { FEW_SLOTS } else { SLOTS },
            stir: seed.map(|seed| Stir { seed, longest_us: LONGEST_DELAY_US }),
            readers: Vec::new(),
            drained: Vec::new(),
            taken: Taken::default(),
            refused: false,
        }
    }

    pub fn answer(&self) -> [u8; 16] {
        ::marks::answer(self.slots)
    }

    /// Un programa ofrece su anillo.
    pub fn open(&mut self, file: Option<File>) {
        let ring = file.filter(|_| self.readers.len() < MOST_RINGS);
        match ring.and_then(|file| Ring::open(&file).ok()) {
            Some(ring) => {
                if let Some(stir) = self.stir {
                    ring.ask_to_stir(stir);
                }
                self.readers.push(Reader::new(ring));
            }
            None => self.refused = true,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.readers.is_empty()
    }

    /// Lo que se ve desde fuera.
    pub fn add(&mut self, mark: RawMark) {
        self.taken.add(mark);
    }

    /// Recoge lo que haya, antes de que se llenen.
    pub fn drain(&mut self) {
        for reader in &mut self.readers {
            if self.drained.len() > MOST_MARKS {
                self.taken.left_out += self.drained.len() as u64 - MOST_MARKS as u64;
                self.drained.truncate(MOST_MARKS);
            }
            reader.drain(&mut self.drained);
        }
    }

    /// Todas las marcas, y las dudas que dejan.
    pub fn finish(mut self) -> (Vec<RawMark>, Vec<String>) {
        self.drain();
        self.drained.iter().for_each(|mark| self.taken.take(mark));
        let lost: u64 = self.readers.iter().map(Reader::lost).sum();
        let skipped: u64 = self.readers.iter().map(Reader::skipped).sum();
        let mut doubts = Vec::new();
        if lost + self.taken.left_out > 0 {
            doubts.push(format!(
                "se perdieron {} marcas de lo que los procesos comparten: eran demasiadas",
                lost + self.taken.left_out
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
        (self.taken.marks, doubts)
    }
}

impl Taken {
    fn add(&mut self, mark: RawMark) {
        if self.marks.len() < MOST_MARKS {
            self.marks.push(mark);
        } else {
            self.left_out += 1;
        }
    }

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
        self.add(RawMark { t_ns, pid, act, kind, id, name, value });
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
        let (ring, fd) = Ring::create(8).unwrap();
        let mut rings = Rings::new(None, None);
        rings.open(Some(fd.into()));
        for (id, name) in [(4, "[0]"), (9, "[0]"), (4, "[1]"), (4, "[0]")] {
            ring.push(&mark(Kind::Value, id, name));
        }
        let (marks, doubts) = rings.finish();
        let names: Vec<_> = marks.iter().map(|mark| mark.name.clone().unwrap()).collect();
        assert_eq!(names, ["lista 1[0]", "lista 2[0]", "lista 1[1]", "lista 1[0]"]);
        assert_eq!(marks[0].id, marks[3].id);
        assert!(marks[0].id != marks[1].id && marks[0].id != marks[2].id);
        assert_eq!(doubts, [""; 0]);
    }

    #[test]
    fn las_marcas_perdidas_son_una_duda() {
        let (ring, fd) = Ring::create(8).unwrap();
        let mut rings = Rings::new(None, None);
        rings.open(Some(fd.into()));
        (0..10).for_each(|_| ring.push(&mark(Kind::Lock, 1, "")));
        let (marks, doubts) = rings.finish();
        assert_eq!(marks.len(), 8);
        assert!(doubts[0].contains("se perdieron 2 marcas"), "{doubts:?}");
    }
}
