//! Entre los módulos de la lección no hay círculos: se puede leer cualquiera sin leer antes los que lo usan.

use std::path::Path;

use tests::layers::{assert_no_circles, uses_in};

#[test]
fn no_hay_circulos() {
    let uses = uses_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let lee = |user: &str, used: &str| uses[user].contains_key(used);
    assert!(
        lee("examen", "banco") && lee("jueces", "juicio"),
        "no se leen bien los `use`: {uses:?}"
    );
    assert_no_circles(uses);
}

/// Quien tiene psutil en el entorno virtual del cuaderno lo tiene en todas partes.
#[test]
fn python_se_elige_en_un_sitio() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for fichero in tests::paths::files_below(&src, "rs") {
        let texto = std::fs::read_to_string(&fichero).unwrap();
        let elige = texto.contains("Command::new(\"python3\")");
        assert!(!elige, "{}: es `python::interprete()`", fichero.display());
    }
}
