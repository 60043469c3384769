//! «De los apuntes a las lecciones»: están todos los temas, y cada uno donde dice.

use std::collections::{BTreeMap, BTreeSet};

use shared::lesson::COURSE;
use tests::lesson::steps_of;
use tests::{Trial, trial, workspace_root};

/// Los temas de los dos apuntes, con los nombres que les dan.
const TOPICS: [&str; 32] = [
    "Plantilla para crear multiprocesos",
    "`0_process.py`",
    "`1_syncProcesses.py`",
    "Semáforos",
    "Colas",
    "`2_pool.py`",
    "Procesamiento por lotes",
    "`psutil`",
    "`psutil.process_iter()`",
    "`proc.kill()`",
    "`proc.nice()`",
    "`os.fork()`",
    "`p.start()`",
    "`p.join()`",
    "`lock.acquire()`",
    "`lock.release()`",
    "Sección crítica",
    "Todos comparten el mismo lock",
    "Qué es un proceso; programa y proceso",
    "PID",
    "Su propio espacio de memoria",
    "Estado de un proceso",
    "Jerarquía de procesos",
    "`init` y `systemd`",
    "`pstree -p`",
    "CPU, memoria y red",
    "`fork()`",
    "`exec()`",
    "`wait()`",
    "Proceso zombi",
    "Proceso huérfano",
    "Servidor multiproceso",
];

pub fn trials() -> Vec<Trial> {
    vec![
        trial("cada tema de los apuntes tiene su fila, y no hay otras", every_topic),
        trial("cada fila dice dónde está su tema, o que está por escribir", every_row),
    ]
}

/// Tema → (lección, pasos).
fn rows() -> BTreeMap<String, (String, String)> {
    let page =
        std::fs::read_to_string(workspace_root().join("book/src/apuntes-lecciones.md")).unwrap();
    let rows = page.lines().filter_map(|line| {
        let cells: Vec<&str> = line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ").collect();
        let [topic, lesson, step] = cells[..] else { panic!("fila mal escrita: {line}") };
        (topic != "En los apuntes")
            .then(|| (topic.to_owned(), (lesson.to_owned(), step.to_owned())))
    });
    rows.collect()
}

fn every_topic() {
    let expected: BTreeSet<&str> = TOPICS.into();
    let rows = rows();
    assert_eq!(rows.keys().map(String::as_str).collect::<BTreeSet<_>>(), expected);
}

/// Los pasos a los que lleva una celda: `[kill](00_process/kill.md)`.
fn links<'a>(lesson: &str, cell: &'a str) -> Vec<&'a str> {
    let step = |link: &'a str| {
        let (name, target) = link.strip_prefix('[').and_then(|link| link.split_once("]("))?;
        (target == format!("{lesson}/{name}.md)")).then_some(name)
    };
    cell.split(", ")
        .map(|link| step(link).unwrap_or_else(|| panic!("enlace mal escrito: {link}")))
        .collect()
}

fn every_row() {
    for (topic, (lesson, cell)) in rows() {
        let lesson = COURSE.iter().find(|candidate| candidate.name == lesson);
        let lesson =
            lesson.unwrap_or_else(|| panic!("«{topic}» está en una lección que no existe"));
        if !lesson.written {
            assert_eq!(
                cell, "por escribir",
                "«{topic}»: la lección {} no está escrita",
                lesson.name
            );
            continue;
        }
        assert_ne!(cell, "por escribir", "«{topic}»: la lección {} ya está escrita", lesson.name);
        let steps = steps_of(lesson.name);
        for step in links(lesson.name, &cell) {
            assert!(
                steps.iter().any(|own| own == step),
                "«{topic}»: {} no tiene ningún paso {step}",
                lesson.name
            );
            let page =
                workspace_root().join("book/src").join(lesson.name).join(format!("{step}.md"));
            assert!(page.is_file(), "«{topic}»: falta {}", page.display());
        }
    }
}
