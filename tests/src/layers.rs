//! Qué módulos de una biblioteca usan a cuáles. Entre ellos no ha de haber círculos.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// De cada módulo, los que usa, y en qué fichero. Un módulo es aquí un fichero o una carpeta de `src`, con cuanto tiene.
pub type Uses = BTreeMap<String, BTreeMap<String, PathBuf>>;

/// Lo que usa cada módulo de `src`, fuera de comentarios y pruebas. `lib.rs` y `main.rs` están encima de todos.
pub fn uses_in(src: &Path) -> Uses {
    let files = files_in(src);
    let module = |file: &Path| {
        let first = file.strip_prefix(src).unwrap().iter().next().unwrap();
        Path::new(first).file_stem().unwrap().to_str().unwrap().to_owned()
    };
    let root = |file: &Path| ["lib.rs", "main.rs"].iter().any(|root| file == src.join(root));
    let files: Vec<PathBuf> = files.into_iter().filter(|file| !root(file)).collect();
    let names: BTreeSet<String> = files.iter().map(|file| module(file)).collect();
    let mut uses: Uses = names.iter().map(|name| (name.clone(), BTreeMap::new())).collect();
    for file in &files {
        let user = module(file);
        for used in used_by(&fs::read_to_string(file).unwrap()) {
            if used != user && names.contains(&used) {
                uses.get_mut(&user).unwrap().entry(used).or_insert_with(|| file.clone());
            }
        }
    }
    uses
}

/// # Panics
/// Si hay un círculo, y dice cuál.
pub fn assert_no_circles(mut uses: Uses) {
    while let Some(low) =
        uses.iter().find(|(_, used)| used.is_empty()).map(|(name, _)| name.clone())
    {
        uses.remove(&low);
        uses.values_mut().for_each(|used| drop(used.remove(&low)));
    }
    assert!(uses.is_empty(), "{}", a_circle(&uses));
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
    format!("hay un círculo de dependencias:{ties}\n{why}")
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_in(&path) } else { vec![path] }).collect()
}

/// Los nombres que siguen a cada `crate::`, fuera de comentarios y pruebas. La macro `say!` es de `voice`.
fn used_by(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
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
