//! Los objetos compartidos que se dibujan.

use crate::Record;
use crate::record::{Object, ObjectKind};

/// Todos; pero los futex, solo si no se sabe nada mejor: de lo demás son el mecanismo, y repetirían sus esperas.
pub fn drawn(record: &Record) -> Vec<&Object> {
    let is_futex = |object: &&Object| object.kind == ObjectKind::Futex;
    let only_futexes = record.objects.iter().all(|object| is_futex(&object));
    record.objects.iter().filter(|object| only_futexes || !is_futex(object)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::sample::eventful;

    #[test]
    fn los_futex_solo_si_no_hay_nada_mejor() {
        let mut record = eventful();
        let futex = Object { name: "futex 1".to_owned(), kind: ObjectKind::Futex };
        record.objects.push(futex);
        let names: Vec<_> = drawn(&record).iter().map(|object| object.name.clone()).collect();
        assert_eq!(names, ["cerrojo 1"]);
        record.objects.remove(0);
        assert_eq!(drawn(&record).len(), 1);
    }
}
