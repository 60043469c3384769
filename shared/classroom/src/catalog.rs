//! Los pasos que hay y sus opciones, según lo que dicen ellos mismos con `--lista` y `--ayuda`.

use std::ffi::OsString;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Serialize;
use tokio::process::Command;

/// Lo que puede valer una opción que no es un número.
const WORDS: [&str; 2] = ["CASO", "COLUMNA"];
const LONGEST_VALUE: usize = 20;

/// Una opción que se puede dar desde la página: un número con sus límites, o una palabra de unas pocas.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    pub name: String,
    pub help: String,
}

/// Las opciones de un paso que no nombran ficheros, órdenes ni procesos ajenos.
///
/// # Errors
/// Si la lección no existe, no está construida o no tiene ese paso.
pub async fn choices(binaries: &Path, lesson: &str, step: &str) -> Result<Vec<Choice>> {
    let list = ask(binaries, lesson, &["--lista"]).await?;
    let is_listed = list.lines().any(|line| line.split_whitespace().nth(1) == Some(step));
    ensure!(is_listed, "la lección {lesson} no tiene ningún paso que se llame así");
    Ok(read(&ask(binaries, lesson, &[step, "--ayuda"]).await?))
}

async fn ask(binaries: &Path, lesson: &str, arguments: &[&str]) -> Result<String> {
    let lesson = course::find(lesson).context("no hay ninguna lección que se llame así")?;
    let answer = Command::new(binaries.join(lesson.name))
        .args(arguments)
        .env("COLUMNS", "80")
        .output()
        .await
        .with_context(|| format!("no se puede ejecutar {}", lesson.name))?;
    Ok(String::from_utf8_lossy(&answer.stdout).into_owned())
}

fn read(help: &str) -> Vec<Choice> {
    let mut options: Vec<(String, String, String)> = Vec::new();
    for line in help.lines().skip_while(|line| *line != "Opciones:").skip(1) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            // Desde ahí son las de cualquier paso.
            ["--desde", ..] => break,
            [name, value, ..] if name.starts_with("--") && value.starts_with('<') => {
                options.push((name[2..].to_owned(), value.to_owned(), words[2..].join(" ")));
            }
            [name, ..] if name.starts_with('-') => options.push(Default::default()),
            _ => {
                if let Some((_, _, help)) = options.last_mut() {
                    *help += &format!(" {}", words.join(" "));
                }
            }
        }
    }
    let is_safe = |value: &str, help: &str| {
        let has_limits = help.split(" de ").skip(1).any(|limits| {
            let mut words = limits.split_whitespace();
            let numeric = |word: Option<&str>| {
                word.is_some_and(|word| {
                    word.starts_with(|first: char| {
                        first.is_ascii_digit() || first == '−' || first == '-'
                    })
                })
            };
            numeric(words.next()) && words.next() == Some("a") && numeric(words.next())
        });
        has_limits || WORDS.iter().any(|word| value == format!("<{word}>"))
    };
    options
        .into_iter()
        .filter(|(_, value, help)| is_safe(value, help) && !help.contains("--sirve"))
        .map(|(name, _, help)| Choice { name, help })
        .collect()
}

/// Los argumentos con los que se pide: solo los que el paso conoce, y con valores que no son más que eso.
///
/// # Errors
/// Cuál no puede ser, en español.
pub fn arguments(choices: &[Choice], asked: &[(String, String)]) -> Result<Vec<OsString>> {
    let mut arguments = Vec::new();
    for (name, value) in asked {
        ensure!(
            choices.iter().any(|choice| choice.name == *name),
            "desde la página no se puede dar la opción «{name}»"
        );
        let is_plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
        ensure!(
            !value.is_empty() && value.len() <= LONGEST_VALUE && value.chars().all(is_plain),
            "el valor de «{name}» ha de ser un número o una palabra"
        );
        arguments.push(format!("--{name}={value}").into());
    }
    Ok(arguments)
}

#[cfg(test)]
mod tests {
    use super::{Choice, arguments, read};

    const HELP: &str = "paso — título

Opciones:
      --procesos <N>            Cuántos procesos suman, de 2 a
                                16 [por defecto: 4]
      --carpeta <RUTA>          La carpeta de la que se lee
      --caso <CASO>             Un solo caso: tres o abanico
      --sirve                   Se queda sirviendo
      --plazo <S>               Con --sirve, segundos (de 1 a 60)
      --desde <PASO>            Ejecuta ese paso, de 1 a 3
";

    #[test]
    fn solo_las_que_no_salen_del_paso() {
        let names: Vec<_> = read(HELP).into_iter().map(|choice| choice.name).collect();
        assert_eq!(names, ["procesos", "caso"]);
        assert_eq!(read(HELP)[0].help, "Cuántos procesos suman, de 2 a 16 [por defecto: 4]");
    }

    #[test]
    fn lo_que_no_es_un_valor_no_pasa() {
        let choices = [Choice { name: "caso".to_owned(), help: String::new() }];
        let asked =
            |name: &str, value: &str| arguments(&choices, &[(name.to_owned(), value.to_owned())]);
        assert_eq!(asked("caso", "tres").unwrap(), ["--caso=tres"]);
        for (name, value) in [
            ("guion", "tres"),
            ("caso", ""),
            ("caso", "a b"),
            ("caso", "/etc/passwd"),
            ("caso", "$(x)"),
        ] {
            assert!(asked(name, value).is_err(), "{name}={value}");
        }
    }
}
