//! Las marcas que dejan los propios programas: llegan con su hora y su PID, y aquí pasan a ser hechos del registro.

mod sheets;

pub(crate) use sheets::{Gathered, Sheets};

use std::collections::{HashMap, HashSet};

use crate::record::{Act, Mark, Object, ObjectKind, Record};

/// Así empieza el nombre del cerrojo de un fichero, del que no deja marcas el programa.
pub(crate) const FILE_LOCK: &str = "cerrojo del fichero";

/// Una marca tal como la dejó el programa.
#[derive(Clone, Debug)]
pub(crate) struct RawMark {
    /// Nanosegundos de `CLOCK_MONOTONIC`.
    pub t_ns: u64,
    pub pid: i32,
    pub act: Act,
    pub kind: ObjectKind,
    /// Lo que distingue a un objeto de los demás de su clase en toda la ejecución.
    pub id: u64,
    /// Si el programa le puso nombre.
    pub name: Option<String>,
    pub value: Option<i64>,
}

/// Añade las marcas al registro, que ya tiene todos los procesos. `start_ns` es su comienzo, en `CLOCK_MONOTONIC`.
pub(crate) fn add(record: &mut Record, gathered: Gathered, start_ns: u64) {
    let Gathered { mut marks, doubts, until_ns } = gathered;
    record.doubts.extend(doubts);
    record.marks_until_us = until_ns.map(|until| until.saturating_sub(start_ns) / 1000);
    drop_doubles(&mut marks);
    marks.sort_by_key(|mark| mark.t_ns);
    let mut names: HashMap<(ObjectKind, u64), String> = HashMap::new();
    let owners = owners(record);
    let mut unknown = 0_u64;
    for mark in marks {
        let t_us = mark.t_ns.saturating_sub(start_ns) / 1000;
        let Some(by) = who(&owners, mark.pid, t_us) else {
            unknown += 1;
            continue;
        };
        let of = names.entry((mark.kind, mark.id)).or_insert_with(|| {
            let name = name_for(&record.objects, &mark);
            record.objects.push(Object { name: name.clone(), kind: mark.kind });
            name
        });
        record.marks.push(Mark { t_us, by, act: mark.act, of: of.clone(), value: mark.value });
    }
    if unknown > 0 {
        record.doubts.push(format!(
            "{unknown} marcas son de procesos que no se conocen: quizá de otro espacio de PID"
        ));
    }
}

/// De quien deja marcas ya se sabe por ellas lo que hace: los futex que usa son lo mismo, dicho peor.
fn drop_doubles(marks: &mut Vec<RawMark>) {
    let is_futex = |mark: &RawMark| mark.kind == ObjectKind::Futex;
    let is_told = |mark: &&RawMark| {
        let of_a_file = mark.name.as_ref().is_some_and(|name| name.starts_with(FILE_LOCK));
        !is_futex(mark) && !of_a_file
    };
    let telling: HashSet<i32> = marks.iter().filter(is_told).map(|mark| mark.pid).collect();
    let told: HashSet<u64> = marks
        .iter()
        .filter(|mark| is_futex(mark) && telling.contains(&mark.pid))
        .map(|mark| mark.id)
        .collect();
    marks.retain(|mark| !(is_futex(mark) && told.contains(&mark.id)));
}

/// De cada PID, los procesos que lo tuvieron, por orden: cuándo nacieron y cómo se llaman.
fn owners(record: &Record) -> HashMap<i32, Vec<(u64, String)>> {
    let mut owners: HashMap<i32, Vec<_>> = HashMap::new();
    for process in &record.processes {
        owners.entry(process.pid).or_default().push((process.born_us, process.name.clone()));
    }
    owners
}

/// El nombre del proceso que tenía ese PID en ese momento.
fn who(owners: &HashMap<i32, Vec<(u64, String)>>, pid: i32, t_us: u64) -> Option<String> {
    let owners = owners.get(&pid)?;
    let (_, name) = owners.iter().rfind(|(born_us, _)| *born_us <= t_us)?;
    Some(name.clone())
}

/// El que le puso el programa, distinto de los demás, o el que le toque.
fn name_for(objects: &[Object], mark: &RawMark) -> String {
    let taken = |name: &str| objects.iter().any(|object| object.name == name);
    match &mark.name {
        None => next_name(objects, mark.kind),
        Some(name) if !taken(name) => name.clone(),
        Some(name) => (2..)
            .map(|number| format!("{name} ({number})"))
            .find(|name| !taken(name))
            .expect("hay más números que objetos"),
    }
}

fn next_name(objects: &[Object], kind: ObjectKind) -> String {
    let noun = match kind {
        ObjectKind::Lock => "cerrojo",
        ObjectKind::RLock => "rlock",
        ObjectKind::Semaphore => "semáforo",
        ObjectKind::Condition => "condición",
        ObjectKind::Event => "evento",
        ObjectKind::Barrier => "barrera",
        ObjectKind::Queue => "cola",
        ObjectKind::Pool => "reserva",
        ObjectKind::Value => "valor",
        ObjectKind::Futex => "futex",
    };
    // Los que ya tienen otro nombre no cuentan.
    let alike = |object: &&Object| {
        object.kind == kind
            && object.name.strip_prefix(noun).is_some_and(|rest| rest.starts_with(' '))
    };
    format!("{noun} {}", 1 + objects.iter().filter(alike).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cada_objeto_tiene_un_nombre_y_cada_marca_su_proceso() {
        let mut record: Record = serde_json::from_str(
            r#"{"version":1,"backend":"ptrace","end_us":9000,"processes":[
                {"name":"P","pid":7,"parent":null,"born_us":0,"how":"root","threads":0,"execs":[],"failed_execs":[],
                 "exit":null,"reaped":null,"adopted":[],"waits":[],"stops":[],"priorities":[]},
                {"name":"H1","pid":8,"parent":"P","born_us":2,"how":"fork","threads":0,"execs":[],"failed_execs":[],
                 "exit":null,"reaped":null,"adopted":[],"waits":[],"stops":[],"priorities":[]}],
                "signals":[],"writes":[],"limits":[],"doubts":[]}"#,
        )
        .unwrap();
        let mark = |t_ns, pid, act, id| RawMark {
            t_ns,
            pid,
            act,
            kind: ObjectKind::Lock,
            id,
            name: None,
            value: None,
        };
        let marks = vec![
            mark(9_000_000, 8, Act::Got, 50),
            mark(5_000_000, 7, Act::Got, 40),
            mark(6_000_000, 99, Act::Got, 40),
        ];
        add(&mut record, Gathered { marks, doubts: Vec::new(), until_ns: None }, 1_000_000);
        let seen: Vec<_> =
            record.marks.iter().map(|m| (m.t_us, m.by.as_str(), m.of.as_str())).collect();
        assert_eq!(seen, [(4000, "P", "cerrojo 1"), (8000, "H1", "cerrojo 2")]);
        assert_eq!(record.objects.len(), 2);
    }

    #[test]
    fn los_futex_de_quien_deja_marcas_no_cuentan_dos_veces() {
        let mark = |pid, kind, id| RawMark {
            t_ns: 1,
            pid,
            act: Act::Wanted,
            kind,
            id,
            name: None,
            value: None,
        };
        let (lock, futex) = (ObjectKind::Lock, ObjectKind::Futex);
        let mut marks =
            vec![mark(7, lock, 1), mark(7, futex, 3), mark(8, futex, 3), mark(8, futex, 4)];
        drop_doubles(&mut marks);
        let seen: Vec<_> = marks.iter().map(|mark| (mark.pid, mark.kind, mark.id)).collect();
        assert_eq!(seen, [(7, lock, 1), (8, futex, 4)]);
    }
}
