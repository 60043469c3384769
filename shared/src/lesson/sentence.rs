//! Frases que dependen de un número: las de un paso, que han de ser verdad con cualquier opción.

use std::fmt::Display;

use clap::ArgMatches;

/// Un número y lo que cuenta, en singular o en plural: `counted(1, "hijo", "hijos")` es «1 hijo».
pub fn counted<N: Display>(number: N, one: &str, many: &str) -> String {
    let number = number.to_string();
    let noun = if number == "1" { one } else { many };
    format!("{number} {noun}")
}

/// Pone en una frase el valor de las opciones del paso.
///
/// `{obreros}` es el valor de `--obreros`, y `{obreros|obrero hace|obreros hacen}`, el valor y lo que vaya detrás, en
/// singular o en plural: «1 obrero hace», «3 obreros hacen».
pub(super) fn fill(sentence: &str, options: &ArgMatches) -> String {
    let mut filled = String::new();
    let mut rest = sentence;
    while let Some((before, (hole, after))) =
        rest.split_once('{').and_then(|(before, inside)| Some((before, inside.split_once('}')?)))
    {
        filled.push_str(before);
        match fill_hole(hole, options) {
            Some(text) => filled.push_str(&text),
            None => filled.push_str(&format!("{{{hole}}}")),
        }
        rest = after;
    }
    filled + rest
}

fn fill_hole(hole: &str, options: &ArgMatches) -> Option<String> {
    let mut parts = hole.split('|');
    let name = parts.next()?;
    let mut values = options.try_get_raw(name).ok()??;
    let value = values.next()?.to_string_lossy();
    match (parts.next(), parts.next()) {
        (Some(one), Some(many)) => Some(counted(value.trim(), one, many)),
        _ => Some(value.trim().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::{Arg, Command};

    use super::*;

    fn filled(sentence: &str, workers: &str) -> String {
        let command = Command::new("paso").arg(Arg::new("obreros").long("obreros"));
        fill(sentence, &command.get_matches_from(["paso", "--obreros", workers]))
    }

    #[test]
    fn el_valor_y_su_nombre_concuerdan() {
        let sentence =
            "{obreros|obrero hace|obreros hacen} ocho tareas. ¿Y si no fueran {obreros}?";
        assert_eq!(filled(sentence, "3"), "3 obreros hacen ocho tareas. ¿Y si no fueran 3?");
        assert_eq!(filled(sentence, "1"), "1 obrero hace ocho tareas. ¿Y si no fueran 1?");
    }

    #[test]
    fn lo_que_no_es_una_opcion_se_queda_como_esta() {
        assert_eq!(
            filled("if fork() == 0 { exec() } y {otra} y {", "2"),
            "if fork() == 0 { exec() } y {otra} y {"
        );
    }
}
