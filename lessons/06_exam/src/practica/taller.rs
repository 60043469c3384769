//! `practica/`: la carpeta en la que escribe el alumno. No está en git, y para Rust es un paquete aparte.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::ejercicio::{Ejercicio, EjercicioError};
use crate::lenguaje::Lenguaje;

#[derive(Debug, thiserror::Error)]
pub enum TallerError {
    #[error(transparent)]
    Ejercicio(#[from] EjercicioError),
    #[error("no se puede escribir en {}: {}", .0.display(), shared::errno::describe_chain(.1))]
    Disco(PathBuf, io::Error),
}

/// La raíz del cuaderno.
fn raiz() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("está en «lessons»")
}

/// Donde se responde. Con esta variable, en otra parte: las pruebas no tocan lo que ha escrito el alumno.
fn carpeta() -> PathBuf {
    std::env::var_os("CUADERNO_PRACTICA")
        .map_or_else(|| raiz().join("practica"), PathBuf::from)
}

/// El fichero en el que se responde.
pub fn respuesta(ejercicio: &Ejercicio, lenguaje: Lenguaje) -> PathBuf {
    de(ejercicio.nombre, lenguaje)
}

/// El fichero que se llama así, en ese lenguaje.
pub fn de(nombre: &str, lenguaje: Lenguaje) -> PathBuf {
    carpeta().join(format!("{nombre}.{}", lenguaje.extension()))
}

/// Como lo escribiría el alumno desde la raíz del cuaderno.
pub fn corta(ruta: &Path) -> String {
    ruta.strip_prefix(raiz()).unwrap_or(ruta).display().to_string()
}

/// Pone el fichero de partida.
pub fn pon(
    ejercicio: &Ejercicio,
    lenguaje: Lenguaje,
) -> Result<PathBuf, TallerError> {
    let fichero = respuesta(ejercicio, lenguaje);
    escribe(&fichero, &ejercicio.inicio(lenguaje)?, lenguaje)?;
    Ok(fichero)
}

/// Escribe ese fichero, que es de `practica/`.
pub fn escribe(
    fichero: &Path,
    texto: &str,
    lenguaje: Lenguaje,
) -> Result<(), TallerError> {
    let carpeta = carpeta();
    let escribe = || -> io::Result<()> {
        fs::create_dir_all(&carpeta)?;
        fs::write(fichero, texto)?;
        if lenguaje == Lenguaje::Rust { paquete(&carpeta) } else { Ok(()) }
    };
    escribe().map_err(|error| TallerError::Disco(fichero.to_owned(), error))
}

/// Guarda una copia de lo que hay, con un nombre que no estuviera.
pub fn copia(fichero: &Path) -> Result<PathBuf, TallerError> {
    let nombre = |numero: u32| {
        let extension =
            fichero.extension().unwrap_or_default().to_string_lossy().into_owned();
        fichero.with_extension(format!("antes-{numero}.{extension}"))
    };
    let copia = (1..)
        .map(nombre)
        .find(|ruta| !ruta.exists())
        .expect("no hay tantos ficheros");
    fs::copy(fichero, &copia)
        .map_err(|error| TallerError::Disco(copia.clone(), error))?;
    Ok(copia)
}

/// El `Cargo.toml` con el que los editores entienden los ficheros de Rust. El juez no lo usa.
fn paquete(carpeta: &Path) -> io::Result<()> {
    let mut nombres: Vec<String> = fs::read_dir(carpeta)?
        .flatten()
        .filter_map(|entrada| {
            entrada
                .file_name()
                .into_string()
                .ok()?
                .strip_suffix(".rs")
                .map(str::to_owned)
        })
        .filter(|nombre| !nombre.contains('.'))
        .collect();
    nombres.sort();
    let mut texto = "# Lo escribe `cargo practica`: no hace falta tocarlo.\n\
         [workspace]\n\n\
         [package]\nname = \"practica\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nanyhow = \"1\"\nlibc = \"0.2\"\nshared = { path = \"../shared\" }\n\
         nix = { version = \"0.31\", features = [\"event\", \"fs\", \"mman\", \"poll\", \"process\", \"resource\", \"sched\", \"signal\", \"socket\", \"user\"] }\n"
        .to_owned();
    for nombre in nombres {
        texto.push_str(&format!(
            "\n[[bin]]\nname = \"{nombre}\"\npath = \"{nombre}.rs\"\n"
        ));
    }
    fs::write(carpeta.join("Cargo.toml"), texto)
}
