//! Las dependencias de `shared` van hacia abajo: entre sus módulos no hay círculos, y la tabla de `lib.rs` dice el orden.

use std::fs;
use std::path::{Path, PathBuf};

use tests::layers::{Uses, assert_no_circles, uses_in};

#[test]
fn no_hay_circulos() {
    let uses = all_uses();
    assert!(uses["fork"].contains_key("ground"), "no se leen bien los `use`: {uses:?}");
    assert_no_circles(uses);
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
    let uses = all_uses();
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

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn all_uses() -> Uses {
    uses_in(&src())
}
