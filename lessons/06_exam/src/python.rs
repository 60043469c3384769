//! Con qué Python se ejecuta lo que se juzga: con el de las lecciones, que es el que tiene psutil.

use std::path::{Path, PathBuf};

use shared::lesson::interpreter;

pub fn interprete() -> PathBuf {
    let cuaderno = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    interpreter(cuaderno.expect("está en «lessons»"))
}
