//! Quien mira y dibuja, `cronograma`: está al lado de la lección, y si falta o se ha quedado viejo, se construye.

use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, bail};

use crate::errno::CannotStart;
use crate::voice;

const NAME: &str = "cronograma";

/// Dónde está, construido con lo que hay ahora en su código.
pub(super) fn find(workbook: &Path) -> anyhow::Result<PathBuf> {
    let lesson = std::env::current_exe().map_err(CannotStart)?;
    let folder = lesson.parent().unwrap_or(Path::new("."));
    let witness = folder.join(NAME);
    if !is_current(&witness) {
        voice::print_error("Construyo `cronograma`, que es quien mira y dibuja…\n");
        build(workbook, folder)?;
        if !witness.is_file() {
            bail!("Cargo no lo ha dejado en {}", folder.display());
        }
    }
    Ok(witness)
}

/// Si está, y nada de lo que Cargo apuntó que usó para construirlo es más nuevo.
fn is_current(witness: &Path) -> bool {
    let Some(built) = modified(witness) else { return false };
    let Ok(list) = fs::read_to_string(witness.with_extension("d")) else { return true };
    sources(&list).iter().all(|source| modified(source).is_some_and(|changed| changed <= built))
}

fn modified(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|data| data.modified()).ok()
}

/// Los ficheros de una lista como las de `make`: «construido: uno otro», con los espacios de los nombres tras una `\`.
fn sources(list: &str) -> Vec<PathBuf> {
    let line = list.lines().next().unwrap_or_default().replace("\\ ", "\0");
    let (_, files) = line.split_once(": ").unwrap_or_default();
    files.split_whitespace().map(|file| file.replace('\0', " ").into()).collect()
}

/// Con el mismo perfil y en la misma carpeta que la lección.
fn build(workbook: &Path, folder: &Path) -> anyhow::Result<()> {
    let profile = match folder.file_name().and_then(OsStr::to_str) {
        None | Some("debug") => "dev",
        Some(profile) => profile,
    };
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(&cargo);
    build.args(["build", "--quiet", "--package", "witness", "--bin", NAME, "--profile", profile]);
    build.arg("--manifest-path").arg(workbook.join("Cargo.toml"));
    build.arg("--target-dir").arg(folder.parent().unwrap_or(folder));
    match build.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => bail!("Cargo no ha podido construirlo; encima está lo que ha dicho"),
        Err(error) if error.kind() == ErrorKind::NotFound => bail!(
            "para construirlo hace falta Cargo, y no se encuentra {}: ¿está Rust instalado? Con \
             `cargo run --bin …` se encuentra siempre",
            cargo.display()
        ),
        Err(error) => Err(CannotStart(error)).context("no arranca Cargo"),
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{is_current, sources};

    #[test]
    fn la_lista_de_lo_que_se_uso() {
        let list = "/a/cronograma: /b/main.rs /con\\ espacio/lib.rs\n\n/b/main.rs:\n";
        assert_eq!(sources(list), ["/b/main.rs", "/con espacio/lib.rs"].map(PathBuf::from));
        assert!(sources("").is_empty());
    }

    #[test]
    fn si_falta_o_algo_es_mas_nuevo_no_vale() {
        let folder = tempfile::tempdir().unwrap();
        let [witness, list, source] =
            ["cronograma", "cronograma.d", "main.rs"].map(|name| folder.path().join(name));
        assert!(!is_current(&witness));
        std::fs::write(&source, "").unwrap();
        std::fs::write(&witness, "").unwrap();
        assert!(is_current(&witness), "sin lista, vale");
        std::fs::write(&list, format!("{}: {}\n", witness.display(), source.display())).unwrap();
        assert!(is_current(&witness));
        let touched = std::fs::File::options().append(true).open(&source).unwrap();
        touched
            .set_modified(std::time::SystemTime::now() + std::time::Duration::from_secs(9))
            .unwrap();
        assert!(!is_current(&witness));
        std::fs::remove_file(&source).unwrap();
        assert!(!is_current(&witness));
    }
}
