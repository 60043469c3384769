//! Una salida grabable: cada proceso con su nombre (P, H1, H1.1, X1…) en lugar de su PID.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// Compila una expresión regular escrita en este paquete.
///
/// # Panics
/// Si está mal escrita: lo descubre cualquier prueba que la use.
pub(crate) fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).unwrap_or_else(|error| panic!("expresión regular mal escrita: {error}"))
}

const KIN: &str = r"padre|(?:hijo|nieto|descendiente) \d+(?:\.\d+)*";

static ANSI: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-Z\\^-~])")
});
static PREFIX: LazyLock<Regex> = LazyLock::new(|| regex(r"(?m)^(.+?) (\d+) │"));
static MENTION: LazyLock<Regex> = LazyLock::new(|| regex(&format!(r"\b({KIN}) \(PID (\d+)\)")));
// Un PID que varía lleva una marca delante.
static PID: LazyLock<Regex> =
    LazyLock::new(|| regex(r"\b((?:P?PID:? |P?PID=|Pid\()[\u{2062}\u{2063}]?)(\d+)"));
static TREE: LazyLock<Regex> = LazyLock::new(|| regex(r"([\w.-])\((\d+)\)"));
static LESSON: LazyLock<Regex> = LazyLock::new(|| regex(r"(\b\d\d_\w*)\((\d+)\)"));
static NUMBER: LazyLock<Regex> = LazyLock::new(|| regex(r"\d+"));
// Una fila de la tabla de procesos: detrás del primer número hay otro, o un usuario y otro.
static ROW: LazyLock<Regex> = LazyLock::new(|| regex(r"│[ \u{2062}]+\d+ +(?:\d+|[\w-]+ +-?\d+) "));

/// El texto sin colores ni otras secuencias de la terminal, y con `\n` en lugar de `\r\n`.
pub fn strip_ansi(text: &str) -> String {
    ANSI.replace_all(text, "").replace("\r\n", "\n")
}

/// La salida de una lección lista para grabar: sin colores y con nombres en lugar de PID.
///
/// El padre es P, «hijo 1» es H1 y «nieto 1.1» es H1.1; los demás, X1, X2… por orden de aparición. Los PID 0, 1
/// y 2 se quedan como están: son los mismos en todas las máquinas.
pub fn normalize(text: &str) -> String {
    let text = strip_ansi(text);
    let names = Names::learn(&text);
    text.split_inclusive('\n').map(|line| names.apply(line)).collect()
}

#[derive(Default)]
struct Names {
    by_pid: HashMap<String, String>,
    strangers: usize,
}

impl Names {
    fn learn(text: &str) -> Self {
        let mut names = Names::default();
        for found in PREFIX.captures_iter(text).chain(MENTION.captures_iter(text)) {
            if let Some(name) = kin_name(&found[1]) {
                names.by_pid.entry(found[2].to_owned()).or_insert(name);
            }
        }
        let mut strangers: Vec<(usize, String)> = Vec::new();
        let mut note = |found: Captures, offset: usize| {
            if let Some(pid) = found.get(2) {
                strangers.push((offset + pid.start(), pid.as_str().to_owned()));
            }
        };
        PREFIX.captures_iter(text).for_each(|found| note(found, 0));
        PID.captures_iter(text).for_each(|found| note(found, 0));
        LESSON.captures_iter(text).for_each(|found| note(found, 0));
        let mut offset = 0;
        for line in text.split_inclusive('\n') {
            if is_tree(line) {
                TREE.captures_iter(line).for_each(|found| note(found, offset));
            }
            offset += line.len();
        }
        strangers.sort();
        for (_, pid) in strangers {
            names.add_stranger(pid);
        }
        names
    }

    fn add_stranger(&mut self, pid: String) {
        if matches!(pid.as_str(), "0" | "1" | "2") || self.by_pid.contains_key(&pid) {
            return;
        }
        self.strangers += 1;
        self.by_pid.insert(pid, format!("X{}", self.strangers));
    }

    fn apply(&self, line: &str) -> String {
        let name = |found: &Captures| {
            let pid = &found[2];
            format!("{}{}", &found[1], self.by_pid.get(pid).map_or(pid, String::as_str))
        };
        let line = PREFIX.replace(line, |found: &Captures| {
            let pid = &found[2];
            format!("{} {} │", &found[1], self.by_pid.get(pid).map_or(pid, String::as_str))
        });
        let line = PID.replace_all(&line, name);
        let line = TREE.replace_all(&line, |found: &Captures| {
            let pid = &found[2];
            format!("{}({})", &found[1], self.by_pid.get(pid).map_or(pid, String::as_str))
        });
        let is_row = ROW.is_match(&line);
        NUMBER
            .replace_all(&line, |found: &Captures| {
                let digits = &found[0];
                let whole = found
                    .get(0)
                    .is_some_and(|place| stands_alone(&line, place.start(), place.end()));
                let known = self.by_pid.get(digits).filter(|_| whole && digits.len() > 1);
                let name = known.map_or(digits, String::as_str);
                // Las columnas siguen derechas.
                if is_row { format!("{name:>0$}", digits.len()) } else { name.to_owned() }
            })
            .into_owned()
    }
}

/// `hijo 1` es H1; quien no es de la familia no tiene nombre propio.
fn kin_name(label: &str) -> Option<String> {
    if label == "padre" {
        return Some("P".to_owned());
    }
    let (kin, number) = label.split_once(' ')?;
    let numeric = number
        .split('.')
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    (matches!(kin, "hijo" | "nieto" | "descendiente") && numeric).then(|| format!("H{number}"))
}

fn is_tree(line: &str) -> bool {
    line.contains(['─', '┬', '├', '└'])
}

/// El número no es parte de una palabra ni de un decimal (`H4121`, `4121,5`).
fn stands_alone(line: &str, start: usize, end: usize) -> bool {
    let (mut before, mut after) = (line[..start].chars().rev(), line[end..].chars());
    let word = |letter: Option<char>| {
        letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    };
    let joint = |letter: Option<char>, beyond: Option<char>| {
        matches!(letter, Some('.' | ',')) && beyond.is_some_and(|beyond| beyond.is_ascii_digit())
    };
    let (left, right) = (before.next(), after.next());
    !word(left) && !word(right) && !joint(left, before.next()) && !joint(right, after.next())
}

#[cfg(test)]
#[path = "normalize_tests.rs"]
mod normalize_tests;
