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
