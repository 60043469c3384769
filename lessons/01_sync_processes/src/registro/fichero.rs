//! El fichero del registro, sin nombre y en memoria, y lo que ha quedado escrito en él.

use std::fs::File;
use std::io::{self, Read, Seek};

use nix::sys::memfd::{MFdFlags, memfd_create};

pub fn nuevo() -> nix::Result<File> {
    Ok(File::from(memfd_create(c"registro", MFdFlags::MFD_CLOEXEC)?))
}

/// Sus líneas, desde la primera.
pub fn leer(mut registro: &File) -> io::Result<Vec<String>> {
    let mut texto = String::new();
    registro.rewind()?;
    registro.read_to_string(&mut texto)?;
    Ok(texto.lines().map(str::to_owned).collect())
}

/// Cuántas veces, tras el «empieza» de un proceso, no va su «acaba».
pub fn cortados(lineas: &[String]) -> usize {
    let seguidas = lineas.windows(2).filter(|par| par[0].ends_with("empieza"));
    seguidas.filter(|par| par[0].replace("empieza", "acaba") != par[1]).count()
}
