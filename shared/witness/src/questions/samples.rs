//! Registros escritos a mano, para las pruebas.

use crate::Record;
use crate::record::{Mark, Object, ObjectKind};

/// Un registro con esas marcas, separadas por «;»: la hora, quién, qué, con qué objeto y, tras «=», el valor. La primera
/// palabra del objeto dice su clase.
pub(crate) fn record(marks: &str) -> Record {
    let empty = r#"{"version":1,"backend":"ptrace","end_us":1000,"processes":[],"signals":[],"writes":[],"limits":[],
                    "doubts":[]}"#;
    let mut record: Record = serde_json::from_str(empty).unwrap();
    for text in marks.split(';') {
        let (text, value) = match text.split_once('=') {
            Some((text, value)) => (text, Some(value.trim().parse().unwrap())),
            None => (text, None),
        };
        let mut words = text.split_whitespace();
        let mut next = || words.next().unwrap();
        let (t_us, by, act) = (next().parse().unwrap(), next().to_owned(), next());
        let act = serde_json::from_value(act.into()).unwrap();
        let of = words.collect::<Vec<_>>().join(" ");
        if record.kind_of(&of).is_none() {
            record.objects.push(Object { name: of.clone(), kind: kind(&of) });
        }
        record.marks.push(Mark { t_us, by, act, of, value });
    }
    record
}

fn kind(object: &str) -> ObjectKind {
    match object.split_whitespace().next() {
        Some("cerrojo") => ObjectKind::Lock,
        Some("rlock") => ObjectKind::RLock,
        Some("semáforo") => ObjectKind::Semaphore,
        Some("cola") => ObjectKind::Queue,
        Some("reserva") => ObjectKind::Pool,
        Some("valor") => ObjectKind::Value,
        other => panic!("¿de qué clase es {other:?}?"),
    }
}
