//! Quien lee las marcas, cuando ya nadie escribe: las que hay, si faltan, y desde cuándo.

use std::sync::atomic::Ordering;

use crate::mark::Mark;
use crate::sheet::{Sheet, Slot};

/// Lo que hay en una hoja.
#[derive(Debug, Default)]
pub struct Found {
    /// Casi por orden: quien las quiera por orden ha de mirar su hora.
    pub marks: Vec<Mark>,
    /// Las que alguien empezó a escribir y no acabó.
    pub unfinished: u64,
    /// Se llenó: desde la última marca no consta nada.
    pub full: bool,
}

impl Sheet {
    pub fn read(&self) -> Found {
        let started = self.header().head.load(Ordering::Acquire);
        let slots = &self.slots()[..self.slots().len().min(started as usize)];
        let marks: Vec<Mark> = slots.iter().filter_map(Slot::read).collect();
        let unfinished = (slots.len() - marks.len()) as u64;
        Found { marks, unfinished, full: started > self.slots().len() as u64 }
    }

    /// Cuántos procesos han dejado de marcar lo que hacen con sus valores, porque era demasiado.
    pub fn skipped(&self) -> u64 {
        self.header().skipped.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::thread;

    use super::*;
    use crate::mark::{Act, Kind, Name};
    use crate::sheet::Stir;

    fn mark(pid: i32, value: i64) -> Mark {
        let (kind, act) = (Kind::Queue, Act::Put);
        Mark { t_ns: 0, pid, kind, act, id: 3, value: Some(value), name: Name::new("cola") }
    }

    fn pair(slots: usize) -> (Sheet, Sheet) {
        let (writer, fd) = Sheet::create(slots).unwrap();
        (writer, Sheet::open(&File::from(fd)).unwrap())
    }

    fn values(found: &Found) -> Vec<i64> {
        found.marks.iter().map(|mark| mark.value.unwrap()).collect()
    }

    #[test]
    fn se_lee_lo_que_se_escribe() {
        let (writer, reader) = pair(8);
        assert!((0..5).all(|value| writer.push(&mark(1, value))));
        let found = reader.read();
        assert_eq!(values(&found), [0, 1, 2, 3, 4]);
        assert_eq!((found.unfinished, found.full), (0, false));
    }

    #[test]
    fn si_se_llena_constan_las_primeras() {
        let (writer, reader) = pair(8);
        let pushed = (0..20).filter(|value| writer.push(&mark(1, *value))).count();
        let found = reader.read();
        assert_eq!((pushed, values(&found)), (8, (0..8).collect()));
        assert!(found.full);
    }

    #[test]
    fn quien_muere_a_medias_solo_pierde_la_suya() {
        let (writer, reader) = pair(8);
        writer.header().head.fetch_add(1, Ordering::Relaxed);
        (1..5).for_each(|value| assert!(writer.push(&mark(1, value))));
        let found = reader.read();
        assert_eq!((values(&found), found.unfinished), (vec![1, 2, 3, 4], 1));
    }

    #[test]
    fn escriben_muchos_a_la_vez_y_ninguna_sale_mezclada() {
        let (writer, reader) = pair(50_000);
        let each = 20_000;
        thread::scope(|scope| {
            for pid in 1..=3 {
                let writer = &writer;
                scope.spawn(move || {
                    for value in 0..each {
                        writer.push(&mark(pid, value * i64::from(pid)));
                    }
                });
            }
        });
        let found = reader.read();
        assert!(found.marks.iter().all(|mark| mark.value.unwrap() % i64::from(mark.pid) == 0));
        assert_eq!((found.marks.len(), found.unfinished, found.full), (50_000, 0, true));
    }

    #[test]
    fn lo_que_no_es_una_hoja_no_se_abre() {
        let (_, fd) = Sheet::create(8).unwrap();
        let sheet = File::from(fd);
        sheet.set_len(4097).unwrap();
        assert!(Sheet::open(&sheet).is_err());
        assert!(Sheet::open(&File::open("/dev/null").unwrap()).is_err());
        assert!(Sheet::create(0).is_err());
    }

    #[test]
    fn quien_escribe_sabe_si_ha_de_remover() {
        let (writer, reader) = pair(8);
        assert_eq!(writer.stir(), None);
        let stir = Stir { seed: 7, longest_us: 900 };
        reader.ask_to_stir(stir);
        assert_eq!(writer.stir(), Some(stir));
    }
}
