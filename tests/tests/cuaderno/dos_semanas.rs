//! «Dos semanas» lleva por todo lo imprescindible, y lo que manda hacer cada día se puede hacer.

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use regex::Regex;
use tests::lesson::essential_steps_of;
use tests::minutes::minutes_of;
use tests::{Run, Trial, at_once, lesson_bin, trial, workspace_root};

use crate::steps::{names, written};

/// Los ejercicios que nadie se puede saltar.
const EXERCISES: [&str; 12] = [
    "plantilla",
    "matar_por_nombre",
    "prioridad",
    "lock",
    "productor_consumidor",
    "ping_pong",
    "pool_cuadrados",
    "abanico",
    "cadena",
    "ejecuta",
    "sin_zombis",
    "servidor_fork",
];

const DAYS: usize = 14;
const MOCK_EXAMS: [usize; 3] = [7, 11, 13];

/// Lo que cabe en el día, en minutos, con un ejercicio y unas preguntas detrás.
const MOST: u32 = 50;

static STEP: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\[(\w+)\]\((?:\.\./)?(0\d_\w+)/(\w+)\.md\)").unwrap());
static ASKED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"`cargo ((?:practica|examen)[^`]*)`|de tipo `(\w+)`").unwrap());

pub fn trials() -> Vec<Trial> {
    vec![
        trial("«Dos semanas» tiene catorce días, y tres exámenes de prueba", days_and_exams),
        trial("«Dos semanas» lleva una vez por cada paso imprescindible", every_essential_step),
        trial("«Dos semanas» pide una vez cada ejercicio del examen", every_exercise),
        trial("lo que «Dos semanas» manda pedir se puede pedir", orders_work),
    ]
}

fn page() -> String {
    let weeks = ["dos-semanas.md", "dos-semanas/segunda.md"];
    let read = |week| fs::read_to_string(workspace_root().join("book/src").join(week)).unwrap();
    weeks.map(read).concat()
}

/// Lo que dice de cada día, con su título.
fn days() -> Vec<String> {
    page().split("\n## ").skip(1).map(str::to_owned).collect()
}

/// Lo que pone un día detrás de lo que va en negrita: `Pasos`, `Escribe`…
fn part<'a>(day: &'a str, name: &str) -> &'a str {
    let beginning = format!("\n- **{name}**");
    let rest = day.split_once(&beginning).map_or("", |(_, rest)| rest);
    rest.split("\n- **").next().unwrap_or_default()
}

/// Los pasos que enlaza un texto, con su lección.
fn steps_in(text: &str) -> Vec<(String, String)> {
    let links = STEP.captures_iter(text);
    let step = |link: regex::Captures| {
        assert_eq!(&link[1], &link[3], "el enlace a un paso lleva su nombre");
        (link[2].to_owned(), link[3].to_owned())
    };
    links.map(step).collect()
}

fn days_and_exams() {
    let days = days();
    assert_eq!(days.len(), DAYS);
    for (number, day) in (1..).zip(&days) {
        assert!(day.starts_with(&format!("Día {number} · ")), "{day}");
        let exam = part(day, "Examen").starts_with(": `cargo examen");
        assert_eq!(exam, MOCK_EXAMS.contains(&number), "el examen de prueba del día {number}");
        let steps = steps_in(part(day, "Pasos"));
        let minutes: u32 = steps.iter().map(|(lesson, step)| minutes_of(lesson, step)).sum();
        assert!(minutes <= MOST, "los pasos del día {number} duran {minutes} minutos");
        let rests = exam || number == DAYS;
        assert_eq!(steps.is_empty(), rests, "los pasos del día {number}");
    }
}

fn every_essential_step() {
    let mut left: BTreeSet<(String, String)> = written()
        .flat_map(|lesson| {
            essential_steps_of(lesson).map(move |step| (lesson.to_owned(), step.to_owned()))
        })
        .collect();
    for day in days() {
        for step in steps_in(part(&day, "Pasos")) {
            assert!(left.remove(&step), "{step:?} no es imprescindible, o está dos veces");
        }
        for (lesson, step) in steps_in(part(&day, "Si te sobra tiempo")) {
            let extra = names(&lesson).contains(&step)
                && !essential_steps_of(&lesson).any(|essential| essential == step);
            assert!(extra, "{lesson}/{step} no es un paso de ampliación");
        }
    }
    assert!(left.is_empty(), "en «Dos semanas» faltan, en un día, los pasos {left:?}");
}

fn every_exercise() {
    let days = days();
    for exercise in EXERCISES {
        let order = format!("`cargo practica {exercise}`");
        let asked: usize =
            days.iter().map(|day| part(day, "Escribe").matches(&order).count()).sum();
        assert_eq!(asked, 1, "{order} ha de estar en un día, y solo en uno");
    }
}

/// Con lo que escriba en una carpeta aparte. Los ejercicios y las preguntas son los de la lección 06.
fn orders_work() {
    let text = page();
    let orders: BTreeSet<String> = ASKED
        .captures_iter(&text)
        .map(|asked| match asked.get(2) {
            Some(kind) => format!("genera --tipo {}", kind.as_str()),
            None => asked[1].to_owned(),
        })
        .collect();
    assert!(orders.len() > EXERCISES.len(), "{orders:?}");
    let orders: Vec<String> = orders.into_iter().collect();
    let bin = lesson_bin("06_exam");
    at_once(&orders, |order| {
        let own = tempfile::tempdir().unwrap();
        let folder = |name| own.path().join(name).display().to_string();
        let run = Run::new(&bin)
            .args(order.split(' '))
            .env("CUADERNO_PRACTICA", folder("practica"))
            .env("XDG_STATE_HOME", folder("estado"))
            .cwd(workspace_root());
        run.run().assert_code(0).assert_clean();
    });
}
