//! Quien lee el anillo: se lleva lo que hay, y sabe cuánto se ha perdido.

use std::sync::atomic::{Ordering, fence};

use crate::mark::Mark;
use crate::ring::{Ring, WRITING};

#[derive(Debug)]
pub struct Reader {
    ring: Ring,
    next: u64,
    /// Las que alguien había empezado a escribir y no había acabado.
    unfinished: Vec<u64>,
    lost: u64,
}

enum Seen {
    Whole(Mark),
    NotYet,
    Lost,
}

impl Reader {
    pub fn new(ring: Ring) -> Self {
        Self { ring, next: 0, unfinished: Vec::new(), lost: 0 }
    }

    pub fn ring(&self) -> &Ring {
        &self.ring
    }

    /// Se lleva las marcas que hay, casi por orden: quien las quiera por orden ha de mirar su hora.
    pub fn drain(&mut self, marks: &mut Vec<Mark>) {
        let head = self.ring.header().head.load(Ordering::Acquire);
        let oldest = head.saturating_sub(self.ring.slots().len() as u64);
        self.lost += oldest.saturating_sub(self.next);
        let fresh = self.next.max(oldest)..head;
        self.next = head;
        for number in std::mem::take(&mut self.unfinished).into_iter().chain(fresh) {
            match self.look(number) {
                Seen::Whole(mark) => marks.push(mark),
                Seen::NotYet => self.unfinished.push(number),
                Seen::Lost => self.lost += 1,
            }
        }
    }

    fn look(&self, number: u64) -> Seen {
        let slot = self.ring.slot(number);
        match slot.stamp.load(Ordering::Acquire) {
            stamp if stamp == number + 1 => {}
            stamp if stamp <= number || stamp == WRITING => return Seen::NotYet,
            _ => return Seen::Lost,
        }
        let mark = slot.read();
        fence(Ordering::Acquire);
        match mark {
            Some(mark) if slot.stamp.load(Ordering::Relaxed) == number + 1 => Seen::Whole(mark),
            _ => Seen::Lost,
        }
    }

    /// Cuántas marcas se han perdido, si ya nadie escribe.
    pub fn lost(&self) -> u64 {
        self.lost + self.unfinished.len() as u64
    }

    /// Cuántos procesos han dejado de marcar lo que hacen con sus valores, porque era demasiado.
    pub fn skipped(&self) -> u64 {
        self.ring.header().skipped.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::thread;

    use super::*;
    use crate::mark::{Act, Kind, Name};
    use crate::ring::Stir;

    fn mark(pid: i32, value: i64) -> Mark {
        let (kind, act) = (Kind::Queue, Act::Put);
        Mark { t_ns: 0, pid, kind, act, id: 3, value: Some(value), name: Name::new("cola") }
    }

    fn pair(slots: usize) -> (Ring, Reader) {
        let (writer, fd) = Ring::create(slots).unwrap();
        (writer, Reader::new(Ring::open(&File::from(fd)).unwrap()))
    }

    fn drained(reader: &mut Reader) -> Vec<i64> {
        let mut marks = Vec::new();
        reader.drain(&mut marks);
        marks.into_iter().map(|mark| mark.value.unwrap()).collect()
    }

    #[test]
    fn se_lee_lo_que_se_escribe_y_una_sola_vez() {
        let (ring, mut reader) = pair(8);
        (0..5).for_each(|value| ring.push(&mark(1, value)));
        assert_eq!(drained(&mut reader), [0, 1, 2, 3, 4]);
        (5..10).for_each(|value| ring.push(&mark(1, value)));
        assert_eq!(drained(&mut reader), [5, 6, 7, 8, 9]);
        assert_eq!((drained(&mut reader).len(), reader.lost()), (0, 0));
    }

    #[test]
    fn si_no_se_lee_se_pierde_lo_mas_viejo_y_consta() {
        let (ring, mut reader) = pair(8);
        (0..20).for_each(|value| ring.push(&mark(1, value)));
        assert_eq!(drained(&mut reader), (12..20).collect::<Vec<_>>());
        assert_eq!(reader.lost(), 12);
    }

    #[test]
    fn quien_muere_a_medias_solo_pierde_la_suya() {
        let (ring, mut reader) = pair(8);
        ring.header().head.fetch_add(1, Ordering::Relaxed);
        ring.slot(0).stamp.store(WRITING, Ordering::Relaxed);
        (1..9).for_each(|value| ring.push(&mark(1, value)));
        assert_eq!(drained(&mut reader), (1..8).collect::<Vec<_>>());
        assert_eq!(reader.lost(), 2);
    }

    #[test]
    fn escriben_muchos_a_la_vez_y_ninguna_sale_mezclada() {
        let (ring, mut reader) = pair(1 << 10);
        let each = 20_000;
        let mut marks = Vec::new();
        thread::scope(|scope| {
            let writers: Vec<_> = (1..=3)
                .map(|pid| {
                    let ring = &ring;
                    scope.spawn(move || {
                        for value in 0..each {
                            ring.push(&mark(pid, value * i64::from(pid)));
                        }
                    })
                })
                .collect();
            while !writers.iter().all(thread::ScopedJoinHandle::is_finished) {
                reader.drain(&mut marks);
            }
            reader.drain(&mut marks);
        });
        let seen = marks.len() as u64;
        assert!(marks.iter().all(|mark| mark.value.unwrap() % i64::from(mark.pid) == 0));
        assert_eq!(seen + reader.lost(), 3 * each as u64);
        assert!(seen > 0);
    }

    #[test]
    fn lo_que_no_es_un_anillo_no_se_abre() {
        let (_, fd) = Ring::create(8).unwrap();
        let ring = File::from(fd);
        ring.set_len(4096 * 8).unwrap();
        assert!(Ring::open(&ring).is_err());
        assert!(Ring::open(&File::open("/dev/null").unwrap()).is_err());
        assert!(Ring::create(7).is_err());
    }

    #[test]
    fn quien_escribe_sabe_si_ha_de_remover() {
        let (ring, reader) = pair(8);
        assert_eq!(ring.stir(), None);
        let stir = Stir { seed: 7, longest_us: 900 };
        reader.ring().ask_to_stir(stir);
        assert_eq!(ring.stir(), Some(stir));
    }
}
