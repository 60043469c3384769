//! `--python`: el programa de Python de un paso, a la vista y en marcha.

use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};
use colored::Colorize;

use super::picture::Drawing;
use super::{Step, layout};
use crate::errno::CannotStart;
use crate::voice;

/// La versión más antigua con la que se prueban los programas.
const OLDEST: (u32, u32) = (3, 10);

/// Enseña el programa y lo ejecuta: este proceso se convierte en `python3` con `exec`, y acaba como él. Si hay que
/// dibujarlo, se convierte en quien lo mira.
pub(super) fn become_python(folder: &str, step: &Step, drawing: Option<&Drawing>) -> anyhow::Error {
    match prepare(folder, step, drawing) {
        Ok(mut program) => {
            let name = if drawing.is_some() { "cronograma" } else { "python3" };
            anyhow::Error::from(CannotStart(program.exec())).context(format!("no arranca {name}"))
        }
        Err(error) => error,
    }
}

fn prepare(folder: &str, step: &Step, drawing: Option<&Drawing>) -> anyhow::Result<Command> {
    let folder = Path::new(folder);
    let program = folder.join("python").join(format!("{}.py", step.name));
    let code = fs::read_to_string(&program)
        .with_context(|| format!("no se puede leer {}", program.display()))?;
    let workbook = folder.ancestors().nth(2).unwrap_or(folder);
    let python = interpreter(workbook);
    let itself = check_version(&python)?;
    let python = if drawing.is_some() { itself } else { python };
    if code.lines().any(|line| line == "import psutil")
        && answer(&python, "import psutil")?.is_none()
    {
        bail!(
            "a tu python3 le falta psutil. En la carpeta del cuaderno, `python3 -m venv .venv` y \
             `.venv/bin/pip install psutil` lo instalan; en Debian y Ubuntu, también `sudo apt install python3-psutil`"
        );
    }
    // Las marcas son para el libro, que enseña el programa por partes.
    let shown = code.lines().filter(|line| !line.trim_start().starts_with("# ANCHOR"));
    let shown = shown.collect::<Vec<_>>().join("\n");
    let words = [python.as_os_str(), OsStr::new("-B"), program.as_os_str()];
    let command = match drawing {
        Some(drawing) => drawing.watching(workbook, words)?,
        None => {
            let mut python = Command::new(words[0]);
            python.args(&words[1..]);
            python
        }
    };
    let name = program.strip_prefix(workbook).unwrap_or(&program).display();
    voice::print(&format!("{}\n\n{shown}\n\n{}\n\n", ruler(&name.to_string()), ruler("ejecución")));
    Ok(command)
}

/// El Python del entorno virtual del cuaderno, si lo hay: es el que tiene psutil. Si no, el `python3` que se encuentre.
pub fn interpreter(workbook: &Path) -> PathBuf {
    let own = workbook.join(".venv/bin/python");
    if own.is_file() { own } else { PathBuf::from("python3") }
}

/// Comprueba su versión y devuelve dónde está: `python3` puede ser un guion que busca cuál ejecutar, y en el dibujo
/// saldría todo lo que busca.
fn check_version(python: &Path) -> anyhow::Result<PathBuf> {
    let code = "import sys; print(*sys.version_info[:2]); print(sys.executable)";
    let answered = answer(python, code)?.unwrap_or_default();
    let (version, place) = answered.split_once('\n').unwrap_or_default();
    let numbers: Vec<u32> =
        version.split_whitespace().filter_map(|part| part.parse().ok()).collect();
    let [major, minor] = numbers[..] else { bail!("python3 no dice qué versión es") };
    if (major, minor) < OLDEST {
        bail!(
            "tu python3 es el {major}.{minor}, y estos programas necesitan el {}.{} o posterior",
            OLDEST.0,
            OLDEST.1
        );
    }
    let place = PathBuf::from(place.trim_end());
    Ok(if place.is_file() { place } else { python.to_owned() })
}

/// Lo que escribe `python3 -c code`, o nada si falla.
fn answer(python: &Path, code: &str) -> anyhow::Result<Option<String>> {
    match Command::new(python).args(["-c", code]).output() {
        Ok(output) if output.status.success() => {
            Ok(Some(String::from_utf8_lossy(&output.stdout).into_owned()))
        }
        Ok(_) => Ok(None),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            bail!("no está python3: instálalo; en Debian y Ubuntu, con `sudo apt install python3`")
        }
        Err(error) => Err(CannotStart(error)).context("no arranca python3"),
    }
}

fn ruler(text: &str) -> String {
    let head = format!("── {text} ");
    let line = "─".repeat(layout::prose_width().saturating_sub(head.chars().count()));
    format!("{}{}", head.bold(), line.dimmed())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::interpreter;

    #[test]
    fn the_virtual_environment_comes_first() {
        let workbook = tempfile::tempdir().unwrap();
        assert_eq!(interpreter(workbook.path()), PathBuf::from("python3"));
        let own = workbook.path().join(".venv/bin/python");
        fs::create_dir_all(own.parent().unwrap()).unwrap();
        fs::write(&own, "").unwrap();
        assert_eq!(interpreter(workbook.path()), own);
    }
}
