//! Los cronogramas que enseña el libro: cada uno es de una ejecución, y una prueba la repite y compara los hechos.
//!
//! Una página pide uno con `{{#include salidas/zombi.svg}}` dentro de `<figure class="cronograma">`, que puede llevar dos
//! atributos: `data-orden`, lo que se pide a la lección, si no es el paso que se llama como el fichero; y `data-programa`,
//! una orden cualquiera en lugar de la lección.
//!
//! Al lado del dibujo, en un fichero acabado en `.hechos`, están los hechos de la ejecución. Al grabar se ejecuta varias
//! veces, y los que no están en todas llevan delante `≈`: dependen del azar, y pueden faltar. También se puede poner a
//! mano, y al grabar otra vez se queda; si sobra, se borra el fichero y se graba de nuevo.

mod facts;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use regex::Regex;
use shared::lesson::COURSE;
use shared::varies;
use witness::Record;

use crate::normalize::regex;
use crate::paths::files_below;
use crate::{Run, lesson_bin, requires, witness_bin, workspace_root};

/// Cuántas veces se ejecuta para saber qué depende del azar.
const TIMES: usize = 8;
const BY_CHANCE: &str = "≈ ";
/// Las lecciones cuyos cerrojos, colas y reservas se dibujan.
const WITH_LOCKS: [&str; 2] = ["01_sync", "02_pool"];

static FIGURE: LazyLock<Regex> = LazyLock::new(|| {
    regex(r#"<figure class="cronograma"([^>]*)>\s*\{\{#include salidas/([^}]+)\.svg\}\}"#)
});
static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| regex(r#"data-(orden|programa)="([^"]*)""#));

/// Un cronograma de una página.
#[derive(Clone, Debug)]
pub struct Picture {
    /// La carpeta de la página, dentro de `book/src`: la lección, o nada.
    pub folder: String,
    /// El nombre del fichero, sin extensión.
    pub name: String,
    what: What,
}

#[derive(Clone, Debug)]
enum What {
    /// Lo que se pide a la lección.
    Lesson(&'static str, String),
    /// Una orden cualquiera.
    Program(String),
}

/// Todos los que piden las páginas.
///
/// # Panics
/// Si no se puede leer el libro, o una página pide uno que no se puede hacer.
pub fn pictures() -> Vec<Picture> {
    let book = workspace_root().join("book/src");
    let mut pictures = Vec::new();
    for page in files_below(&book, "md") {
        let text = fs::read_to_string(&page).expect("toda página se puede leer");
        let folder = page.parent().and_then(|folder| folder.strip_prefix(&book).ok());
        let folder = folder.expect("está dentro del libro").display().to_string();
        for figure in FIGURE.captures_iter(&text) {
            let attribute = |wanted: &str| {
                let mut all =
                    ATTRIBUTE.captures_iter(figure.get(1).map_or("", |text| text.as_str()));
                all.find(|found| &found[1] == wanted).map(|found| found[2].to_owned())
            };
            let name = figure[2].to_owned();
            let what =
                match (attribute("programa"), COURSE.iter().find(|lesson| lesson.name == folder)) {
                    (Some(program), _) => What::Program(program),
                    (None, Some(lesson)) => What::Lesson(
                        lesson.name,
                        attribute("orden").unwrap_or_else(|| name.clone()),
                    ),
                    (None, None) => panic!("{}: a «{name}» le falta data-programa", page.display()),
                };
            pictures.push(Picture { folder: folder.clone(), name, what });
        }
    }
    pictures
}

impl Picture {
    /// Cómo se llama para `cargo salidas`: `04_zombies_orphans/zombi.svg`.
    pub fn full_name(&self) -> String {
        format!("{}/{}.svg", self.folder, self.name).trim_start_matches('/').to_owned()
    }

    /// Lo que puede impedir hacerlo aquí.
    ///
    /// # Errors
    /// Por qué no se puede.
    pub fn requirement(&self) -> Result<(), String> {
        match &self.what {
            What::Lesson(..) => {}
            What::Program(program) => {
                requires::program(program.split(' ').next().unwrap_or_default())?;
            }
        }
        requires::ptrace()
    }

    fn path(&self, extension: &str) -> PathBuf {
        let folder = workspace_root().join("book/src").join(&self.folder).join("salidas");
        folder.join(format!("{}.{extension}", self.name))
    }

    /// Ejecuta lo que se dibuja y devuelve lo que pasó.
    ///
    /// # Panics
    /// Si deja algo o no acaba.
    pub fn play(&self) -> Record {
        let (command, options) = match &self.what {
            What::Lesson(lesson, order) => {
                let locks =
                    if WITH_LOCKS.contains(lesson) && sees_locks() { "--cerrojos" } else { "" };
                (format!("'{}' {order} --sin-pausas", lesson_bin(lesson).display()), locks)
            }
            What::Program(program) => (python_itself(program), ""),
        };
        // La salida se pierde: lo que queda en el registro es cuándo escribió cada uno.
        let run = Run::sh(&format!(
            "d=$(mktemp -d); '{}' --json $d/r {options} -- {command} >$d/o 2>&1; e=$?; cat $d/r; rm -r $d; exit $e",
            witness_bin().display()
        ));
        let run = run.env(varies::RECORDING, "1");
        let outcome = match &self.what {
            What::Lesson(..) => run.ordinary_user().run(),
            What::Program(_) => run.cwd(workspace_root()).run(),
        };
        outcome.assert_code(0).assert_clean();
        let record = serde_json::from_str(&outcome.stdout);
        let record: Record = record.unwrap_or_else(|error| panic!("{error}\n{}", outcome.report()));
        assert!(record.doubts.is_empty(), "{:?}", record.doubts);
        record
    }

    /// Lo graba de nuevo: lo ejecuta varias veces y se queda con la más corta, que es a la que menos se ha estorbado.
    ///
    /// # Errors
    /// Los del sistema de ficheros.
    pub fn record(&self) -> io::Result<()> {
        let runs: Vec<Record> = (0..TIMES).map(|_| self.play()).collect();
        let told: Vec<Vec<String>> = runs.iter().map(facts::facts).collect();
        let recorded = fs::read_to_string(self.path("hechos")).unwrap_or_default();
        let by_chance: Vec<&str> =
            recorded.lines().filter_map(|line| line.strip_prefix(BY_CHANCE)).collect();
        let always = |fact: &str| {
            !by_chance.contains(&fact)
                && told.iter().all(|facts| facts.iter().any(|seen| seen == fact))
        };
        let mut text = String::new();
        let mut written = BTreeSet::new();
        let seen = told.iter().flatten().map(String::as_str);
        for fact in seen.chain(by_chance.iter().copied()).filter(|fact| written.insert(*fact)) {
            text += &format!("{}{fact}\n", if always(fact) { "" } else { BY_CHANCE });
        }
        let shortest = runs.into_iter().min_by_key(|run| run.end_us).expect("hay varias");
        if let Some(folder) = self.path("svg").parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(self.path("hechos"), text)?;
        let (start, title) = match &self.what {
            What::Lesson(_, order) => (step_begins(&shortest), order),
            What::Program(program) => (0, program),
        };
        let title = format!("Cronograma de {title}");
        fs::write(self.path("svg"), witness::draw::svg(&shortest.since(start), &title))
    }

    /// Si está grabado, y una ejecución de ahora tiene los mismos hechos.
    ///
    /// # Errors
    /// En qué se diferencian, y qué hacer.
    pub fn compare(&self, now: &Record) -> Result<(), String> {
        if !self.path("svg").is_file() {
            return Err(format!("falta {}: grábalo con `cargo salidas`", self.full_name()));
        }
        let recorded = fs::read_to_string(self.path("hechos")).unwrap_or_default();
        let by_chance: Vec<&str> =
            recorded.lines().filter_map(|line| line.strip_prefix(BY_CHANCE)).collect();
        let always: Vec<&str> =
            recorded.lines().filter(|line| !line.starts_with(BY_CHANCE)).collect();
        let now = facts::facts(now);
        let gone = always.iter().filter(|fact| !now.iter().any(|seen| seen == *fact));
        let new = now
            .iter()
            .map(String::as_str)
            .filter(|fact| !always.contains(fact) && !by_chance.contains(fact));
        let lines: Vec<String> = gone
            .map(|fact| format!("− {fact}"))
            .chain(new.map(|fact| format!("+ {fact}")))
            .collect();
        if lines.is_empty() {
            return Ok(());
        }
        Err(format!(
            "{} ya no es lo que pasa. Si el cambio es bueno, grábalo con `cargo salidas`; si depende del azar, escríbelo en \
             {} con {BY_CHANCE:?} delante.\n{}",
            self.full_name(),
            self.path("hechos")
                .strip_prefix(workspace_root())
                .unwrap_or(&self.path("hechos"))
                .display(),
            lines.join("\n")
        ))
    }
}

/// Cuándo empieza el paso: cuando la lección ha dicho lo que hay que predecir. Lo de antes es arrancar.
fn step_begins(record: &Record) -> u64 {
    let lesson = &record.processes[0].name;
    let titles =
        record.writes.iter().take_while(|write| write.by == *lesson && !write.text.contains('│'));
    titles.last().map_or(0, |last| last.t_us)
}

/// El intérprete que hay detrás de `python3`, que puede ser un guion que lo busca.
fn python_itself(program: &str) -> String {
    let Some(rest) = program.strip_prefix("python3 ") else { return program.to_owned() };
    let asked = Command::new("python3").args(["-c", "import sys; print(sys.executable)"]).output();
    let place = asked.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    match place {
        Ok(place) if !place.is_empty() => format!("'{place}' {rest}"),
        _ => program.to_owned(),
    }
}

fn sees_locks() -> bool {
    static HELP: LazyLock<String> = LazyLock::new(|| {
        let help = Command::new(witness_bin()).arg("--ayuda").output();
        help.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default()
    });
    HELP.contains("--cerrojos")
}
