//! `--cronograma`: la lección se convierte, con `exec`, en quien la mira desde fuera y la dibuja.

use std::ffi::{OsStr, OsString};
use std::iter;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;

use super::witness;
use crate::errno::CannotStart;

/// Lo que vale la opción sin ningún fichero; nadie puede escribirlo.
pub(super) const IN_TERMINAL: &str = "\u{1f}";

/// Dónde queda el dibujo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Picture {
    Terminal,
    Svg(PathBuf),
    /// Lo que pasó, sin dibujar.
    Json(PathBuf),
}

/// Lo que se ha pedido que se dibuje.
#[derive(Clone, Debug)]
pub(super) struct Drawing {
    pub picture: Picture,
    /// El valor de `--color`, si se ha dado.
    pub color: Option<String>,
    /// Si se dibuja también quién tiene y quién espera cada cosa que comparten.
    pub locks: bool,
}

pub(super) fn parse(text: &str) -> Result<Picture, String> {
    let file = PathBuf::from(text);
    match file.extension().and_then(OsStr::to_str) {
        _ if text == IN_TERMINAL => Ok(Picture::Terminal),
        Some("svg") => Ok(Picture::Svg(file)),
        Some("json") => Ok(Picture::Json(file)),
        _ => Err("el fichero ha de acabar en .svg, que es un dibujo, o en .json, que es lo que ha pasado; sin \
                  «=» ni fichero, se dibuja en el terminal"
            .to_owned()),
    }
}

impl Drawing {
    /// Se convierte en quien mira esta misma lección, con los mismos argumentos y sin la opción.
    pub fn become_witness_of_lesson(&self, folder: &str) -> anyhow::Error {
        let folder = Path::new(folder);
        match self.watching_lesson(folder.ancestors().nth(2).unwrap_or(folder)) {
            Ok(mut witness) => {
                anyhow::Error::from(CannotStart(witness.exec())).context("no arranca cronograma")
            }
            Err(error) => error,
        }
    }

    fn watching_lesson(&self, workbook: &Path) -> anyhow::Result<Command> {
        let lesson = std::env::current_exe().map_err(CannotStart)?;
        let arguments = without_option(std::env::args_os().skip(1));
        self.watching(workbook, iter::once(lesson.into_os_string()).chain(arguments))
    }

    /// La orden que mira a otra y la dibuja.
    pub fn watching(
        &self,
        workbook: &Path,
        words: impl IntoIterator<Item = impl AsRef<OsStr>>,
    ) -> anyhow::Result<Command> {
        let program = witness::find(workbook)
            .context("el cronograma lo dibuja otro programa, que falta o ha cambiado")?;
        let mut witness = Command::new(program);
        match &self.picture {
            Picture::Terminal => {}
            Picture::Svg(file) => drop(witness.arg("--svg").arg(file)),
            Picture::Json(file) => drop(witness.arg("--json").arg(file)),
        }
        if let Some(when) = &self.color {
            witness.args(["--color", when]);
        }
        if self.locks {
            witness.arg("--cerrojos");
        }
        witness.arg("--").args(words);
        Ok(witness)
    }
}

/// Quita la opción; lo que va detrás de `--` no es de la lección, y se queda.
fn without_option(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut ours = true;
    let is_option = |word: &OsString| {
        let word = word.to_string_lossy();
        word == "--cronograma" || word.starts_with("--cronograma=")
    };
    arguments
        .filter(|word| {
            ours &= word != "--";
            !(ours && is_option(word))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::{IN_TERMINAL, Picture, parse, without_option};

    #[test]
    fn el_final_del_nombre_dice_que_se_guarda() {
        assert_eq!(parse(IN_TERMINAL), Ok(Picture::Terminal));
        assert_eq!(parse("a/b.svg"), Ok(Picture::Svg("a/b.svg".into())));
        assert_eq!(parse("b.json"), Ok(Picture::Json("b.json".into())));
        for other in ["", "svg", ".svg", "b.png", "b.svg.gz", "b.SVG"] {
            assert!(parse(other).is_err(), "{other}");
        }
    }

    #[test]
    fn solo_se_quita_lo_que_es_de_la_leccion() {
        let words = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
        let line = "--cronograma minishell --cronograma=a.svg --sin-pausas -- ls --cronograma";
        assert_eq!(
            without_option(words(line).into_iter()),
            words("minishell --sin-pausas -- ls --cronograma")
        );
    }
}
