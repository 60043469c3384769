//! Lo que enseña el libro de la lección 06: veredictos, la lista de los ejercicios y un examen.
//!
//! Un veredicto se graba entero, con su dibujo y su traza. Al comparar cuentan las frases: qué se comprobó, qué se vio y
//! qué se concluye. Los números, quién es cada uno y el dibujo cambian de una vez a otra.

use std::sync::LazyLock;
use std::time::Duration;

use regex::Regex;

use crate::normalize::regex;
use crate::{Run, lesson_bin, workspace_root};

pub const CHAPTER: &str = "06_exam";

/// Cada grabación, y lo que se pide a `practica` o, si lo dice, a `examen`.
pub const ASKED: [(&str, &str); 12] = [
    ("lista", ""),
    ("bien", "lock --fichero lessons/01_sync_processes/exercises/lock/solucion.py"),
    ("sin_join", "plantilla --fichero lessons/00_process/exercises/plantilla/mal/sin_join.py"),
    (
        "un_cerrojo_cada_uno",
        "lock --fichero lessons/01_sync_processes/exercises/lock/mal/un_cerrojo_cada_uno.py",
    ),
    (
        "release_olvidado",
        "lock --fichero lessons/01_sync_processes/exercises/lock/mal/release_olvidado.py",
    ),
    ("duerme", "plantilla --fichero lessons/00_process/exercises/plantilla/mal/duerme.py"),
    ("traza", "plantilla --fichero book/src/06_exam/respuestas/nombre_mal_escrito.py"),
    ("no_compila", "plantilla --fichero book/src/06_exam/respuestas/ya_es_de_otro.rs"),
    ("limite", "plantilla --fichero book/src/06_exam/respuestas/nadie_avisa.py"),
    ("no_existe", "plantila"),
    ("examen_ayuda", "examen --ayuda"),
    ("examen", "examen --temas 1-6 --preguntas 3 --pesos 10:0:0 --semilla 7"),
];

/// Lo que se contesta en el examen: la primera pregunta, con la opción b; después, lo que se ve, y se entrega.
const TYPED: &str = "b\n\n:mapa\n:entrega\ns\n";

/// Con otra se removería de otra manera, y lo que se vería sería otra cosa.
const SEED: &str = "--semilla 7";

/// Por lo que empieza cada frase de un veredicto.
const BEGINNINGS: [&str; 8] = [
    "✔ ",
    "✗ ",
    "Está bien",
    "Todavía no",
    "Límite:",
    "Fallo del juez",
    "Lo que suele causarlo",
    "Error:",
];

static PROCESSES: LazyLock<Regex> = LazyLock::new(|| regex(r"\b[PH]\d*(?:(?:,| y) [PH]\d*)*\b"));
/// En qué orden leyeron y escribieron los que se estorbaron.
static INTERLEAVED: LazyLock<Regex> =
    LazyLock::new(|| regex(r"H (?:leyó|escribió) N(?:; H (?:leyó|escribió) N)*"));
static NUMBERS: LazyLock<Regex> = LazyLock::new(|| regex(r"\d+"));

/// Lo pide, y devuelve lo que se vería en el terminal.
///
/// # Panics
/// Si no acaba, o deja algo.
pub fn play(asked: &str) -> String {
    let seed = if asked.contains("--fichero") { SEED } else { "" };
    let bin = lesson_bin(CHAPTER);
    let part = if asked.starts_with("examen ") { "" } else { "practica " };
    // Quien graba puede haber hecho ya alguno, o tener un examen a medias.
    let state = tempfile::tempdir().expect("se puede crear una carpeta");
    let run = Run::sh(&format!("exec '{}' {part}{asked} {seed} 2>&1", bin.display()))
        .env("XDG_STATE_HOME", state.path().display().to_string())
        .stdin(TYPED)
        .cwd(workspace_root())
        .deadline(Duration::from_secs(120));
    let outcome = run.run();
    outcome.assert_finished().assert_clean();
    outcome.stdout.replace(&format!("{}/", workspace_root().display()), "")
}

/// Compara lo que cuentan.
///
/// # Errors
/// Qué frase es distinta.
pub fn same(recorded: &str, now: &str) -> Result<(), String> {
    let (recorded, now) = (told(recorded), told(now));
    let distinct = recorded.iter().zip(&now).find(|(before, now)| before != now);
    match distinct {
        Some((before, now)) => Err(format!("− {before}\n+ {now}")),
        None if recorded.len() == now.len() => Ok(()),
        None => Err(format!("había {} frases, y ahora hay {}", recorded.len(), now.len())),
    }
}

/// Las frases, cada una entera y sin lo que cambia. Si no es un veredicto, las líneas tal cual.
fn told(text: &str) -> Vec<String> {
    let starts = |line: &str| BEGINNINGS.iter().any(|beginning| line.starts_with(beginning));
    if !text.lines().any(starts) {
        return text.lines().map(str::to_owned).collect();
    }
    let mut told: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        if starts(line) {
            told.push(line.to_owned());
            open = true;
        } else if open && line.starts_with("  ") {
            let last = told.last_mut().expect("hay una abierta");
            *last = format!("{last} {}", line.trim_start());
        } else {
            open = false;
        }
    }
    told.iter().map(|phrase| without_what_changes(phrase)).collect()
}

fn without_what_changes(phrase: &str) -> String {
    let phrase = PROCESSES.replace_all(phrase, "H");
    let phrase = NUMBERS.replace_all(&phrase, "N");
    INTERLEAVED.replace_all(&phrase, "…").into_owned()
}

#[cfg(test)]
mod tests {
    use super::same;

    const ONE: &str = "✔ Bien\n✗ Se escribió «37»: H2 leyó 3; seguían vivos H1,\n  H2 y H3 (paso 01 lock)\n\nP ━━\n\nTodavía no: x";

    #[test]
    fn cuentan_las_frases() {
        let other = "✔ Bien\n✗ Se escribió «9»: H1 leyó 12; seguían vivos H1\n  (paso 01 lock)\nTraceback\n  File\n\nTodavía no: x";
        assert_eq!(same(ONE, other), Ok(()));
        assert!(same(ONE, &ONE.replace('✔', "✗")).is_err());
        assert!(same(ONE, &ONE.replace("seguían", "seguirán")).is_err());
        assert!(same(ONE, &ONE.replace("Todavía no: x", "")).is_err());
    }
}
