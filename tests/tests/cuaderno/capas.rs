//! Las dependencias entre módulos van en un solo sentido: en ningún paquete hay un círculo.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;
use tests::paths::files_below;
use tests::{Trial, trial, workspace_root};

/// Los paquetes cuyos módulos se miran.
const SOURCES: [&str; 1] = ["shared/src"];

pub fn trials() -> Vec<Trial> {
    vec![
        trial("entre los módulos de un paquete no hay ningún círculo", no_circles),
        trial("el dibujo de las capas de shared es el de sus módulos", drawing),
    ]
}

/// Cada módulo de primer nivel, con los que usa.
type Uses = BTreeMap<String, BTreeSet<String>>;

fn no_circles() {
    for source in SOURCES {
        let uses = uses_in(&workspace_root().join(source));
        assert!(uses.len() > 5, "en {source} apenas hay módulos: ¿se leen bien?");
        let circle = circle(uses);
        assert!(
            circle.is_empty(),
            "en {source} hay un círculo: {circle:#?}\n\
             Baja a un módulo más simple lo que el de abajo usa del de arriba."
        );
    }
}

/// Cada módulo está en una fila, y solo usa los de las filas de más abajo.
fn drawing() {
    let drawn = workspace_root().join("book/src/por-dentro/capas.txt");
    let drawn = fs::read_to_string(drawn).unwrap();
    let rows: Vec<&str> = drawn.split(['├', '┌']).skip(1).collect();
    let row_of = |module: &str| {
        rows.iter().position(|row| row.split_whitespace().any(|word| word == module))
    };
    let mut uses = uses_in(&workspace_root().join("shared/src"));
    uses.remove("lib");
    for (module, used) in &uses {
        let row = row_of(module);
        assert!(row.is_some(), "«{module}» no está en el dibujo");
        for below in used {
            assert!(
                row < row_of(below),
                "«{module}» usa «{below}», y en el dibujo no está más abajo"
            );
        }
    }
    let words = rows.iter().flat_map(|row| row.split('└').next().unwrap().split_whitespace());
    let names = words.filter(|word| word.chars().all(|c| c.is_ascii_lowercase()));
    let names: Vec<String> = names.map(str::to_owned).collect();
    assert_eq!(names.len(), uses.len(), "en el dibujo sobra alguno: {names:?}");
}

static NAMED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"crate::(\w+)").unwrap());
static GROUPED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"crate::\{([^}]*)\}").unwrap());

fn uses_in(source: &Path) -> Uses {
    let mut uses = Uses::new();
    for path in files_below(source, "rs") {
        let inside = path.strip_prefix(source).unwrap().with_extension("");
        let module = inside.iter().next().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&path).unwrap();
        // Ni los comentarios ni las pruebas de un módulo dependen de nadie.
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code: String =
            code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let named = NAMED.captures_iter(&code).map(|found| found[1].to_owned());
        let grouped = GROUPED.captures_iter(&code).flat_map(|found| {
            let items: Vec<String> =
                found[1].split(',').map(|item| item.trim().to_owned()).collect();
            items
        });
        let used = named.chain(grouped).map(|name| module_of(&name));
        uses.entry(module.clone()).or_default().extend(used.filter(|used| *used != module));
    }
    let modules: BTreeSet<String> = uses.keys().cloned().collect();
    uses.values_mut().for_each(|used| used.retain(|name| modules.contains(name)));
    uses
}

/// Las macros y lo que el paquete ofrece en su raíz son del módulo que los declara.
fn module_of(name: &str) -> String {
    let name = name.split("::").next().unwrap_or_default();
    if name.starts_with("say") { "voice".to_owned() } else { name.to_owned() }
}

/// Los módulos que quedan cuando se quitan, una y otra vez, los que no usan a ninguno de los que quedan, y los que no usa
/// ninguno de ellos: los de algún círculo.
fn circle(mut uses: Uses) -> Uses {
    loop {
        let before = uses.len();
        let used: BTreeSet<String> = uses.values().flatten().cloned().collect();
        uses.retain(|module, uses| !uses.is_empty() && used.contains(module));
        let left: BTreeSet<String> = uses.keys().cloned().collect();
        uses.values_mut().for_each(|used| used.retain(|name| left.contains(name)));
        if left.len() == before {
            return uses;
        }
    }
}
