//! Las dependencias de `shared` van hacia abajo: entre sus módulos no hay círculos, y la tabla de `lib.rs` dice el orden.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// De cada módulo, los que usa, y en qué fichero.
type Uses = BTreeMap<String, BTreeMap<String, PathBuf>>;

#[test]
fn no_hay_circulos() {
    let mut uses = all_uses();
    assert!(uses["fork"].contains_key("ground"), "no se leen bien los `use`: {uses:?}");
    while let Some(low) =
        uses.iter().find(|(_, used)| used.is_empty()).map(|(name, _)| name.clone())
    {
        uses.remove(&low);
        uses.values_mut().for_each(|used| drop(used.remove(&low)));
    }
    assert!(uses.is_empty(), "{}", a_circle(&uses));
}

#[test]
fn la_tabla_va_de_arriba_abajo() {
    let root = fs::read_to_string(src().join("lib.rs")).unwrap();
    let row = |line: &str| {
        let name = line.strip_prefix("//! | ")?.split_once(" |")?.0;
        Some(name.trim_matches(['[', '`', ']']).trim_start_matches("mod@").to_owned())
    };
    let rows: Vec<String> = root.lines().filter_map(row).collect();
    let place = |name: &str| rows.iter().position(|row| row == name);
    for (name, used) in all_uses() {
        for (below, file) in used {
            if let (Some(user), Some(used)) = (place(&name), place(&below)) {
                let file = file.display();
                assert!(
                    user < used,
                    "en la tabla de lib.rs, pon `{name}` encima de `{below}`, porque lo usa en {file}"
                );
            }
        }
    }
    for public in root.lines().filter_map(|line| line.strip_prefix("pub mod ")) {
        let name = public.trim_end_matches(';');
        assert!(place(name).is_some(), "a la tabla de lib.rs le falta la fila de `{name}`");
    }
}

#[test]
fn el_dibujo_del_libro_tiene_cada_modulo_encima_de_los_que_usa() {
    let drawing = src().join("../../book/src/por-dentro/capas.txt");
    let drawing = fs::read_to_string(drawing).unwrap();
    let (drawing, _) = drawing.split_once('└').unwrap();
    let rows: Vec<Vec<&str>> = drawing
        .split('├')
        .map(|row| row.lines().filter(|line| line.starts_with('│')))
        .map(|lines| lines.flat_map(|line| line.trim_matches('│').split_whitespace()).collect())
        .collect();
    let row = |name: &str| rows.iter().position(|row| row.contains(&name));
    let mut uses = all_uses();
    uses.remove("lib");
    for (name, used) in &uses {
        assert!(row(name).is_some(), "a capas.txt le falta `{name}`");
        for (below, file) in used {
            let file = file.display();
            assert!(
                row(name) < row(below),
                "en capas.txt, pon `{name}` encima de `{below}`: lo usa en {file}"
            );
        }
    }
    let drawn: Vec<&str> = rows.concat();
    assert_eq!(drawn.len(), uses.len(), "en capas.txt sobra alguno: {drawn:?}");
}

/// Todos usan a alguno de los que quedan: yendo de uno a otro, se acaba volviendo.
fn a_circle(uses: &Uses) -> String {
    let mut path = vec![uses.keys().next().expect("queda alguno")];
    let start = loop {
        let (next, _) = uses[path[path.len() - 1]].iter().next().expect("usa alguno");
        if let Some(start) = path.iter().position(|name| *name == next) {
            break start;
        }
        path.push(next);
    };
    let ties = path[start..].iter().map(|name| {
        let (used, file) = uses[*name].iter().next().expect("usa alguno");
        format!("\n  `{name}` usa `{used}` en {}", file.display())
    });
    let ties: String = ties.collect();
    let why = "Lleva lo que comparten a un módulo que esté debajo de todos ellos.";
    format!("hay un círculo de dependencias en shared:{ties}\n{why}")
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn all_uses() -> Uses {
    let files = files_in(&src());
    let module = |file: &Path| {
        let first = file.strip_prefix(src()).unwrap().iter().next().unwrap();
        Path::new(first).file_stem().unwrap().to_str().unwrap().to_owned()
    };
    let names: BTreeSet<String> = files.iter().map(|file| module(file)).collect();
    let mut uses: Uses = names.iter().map(|name| (name.clone(), BTreeMap::new())).collect();
    for file in files.iter().filter(|file| !file.ends_with("lib.rs")) {
        let user = module(file);
        for used in used_by(&fs::read_to_string(file).unwrap()) {
            if used != user && names.contains(&used) {
                uses.get_mut(&user).unwrap().entry(used).or_insert_with(|| file.clone());
            }
        }
    }
    uses
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_in(&path) } else { vec![path] }).collect()
}

/// Los nombres que siguen a cada `crate::`, fuera de comentarios y pruebas. La macro `say!` es de `voice`.
fn used_by(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap();
    let code: String = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let mut used = Vec::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(group) => used.extend(names_of_group(group)),
            None => used.push(first_word(rest)),
        }
    }
    used.into_iter().map(|name| if name == "say" { "voice".to_owned() } else { name }).collect()
}

/// De `a, b::{c, d}, e}…`, la `a`, la `b` y la `e`.
fn names_of_group(group: &str) -> Vec<String> {
    let (mut depth, mut names, mut part) = (1, Vec::new(), String::new());
    for letter in group.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => names.push(std::mem::take(&mut part)),
            _ => part.push(letter),
        }
        if depth == 0 {
            break;
        }
    }
    names.push(part);
    names.iter().map(|name| first_word(name.trim())).collect()
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}
