//! Comparar una salida grabada con la de ahora: el orden entre los procesos es libre; el de cada uno no.

use std::collections::BTreeMap;

use regex::Regex;
use shared::varies::MARKS;

use crate::normalize::regex;

/// Compara lo que dice cada proceso, ya con nombres en lugar de PID: las mismas líneas y en el mismo orden. En la salida
/// de ahora, lo que va entre [`MARKS`] puede ser cualquier cosa, y en lugar de las líneas que solo son eso puede haber
/// otras, más o menos.
///
/// Las líneas sin hablante (títulos, preguntas) cuentan como las de un hablante más, y los obreros de una reserva son uno
/// solo: cuál hace cada tarea no está decidido.
///
/// # Errors
/// Quién dice otra cosa y en qué línea, en español.
pub fn same_by_speaker(recorded: &str, now: &str) -> Result<(), String> {
    let (recorded, now) = (by_speaker(recorded), by_speaker(now));
    let speakers: Vec<_> =
        recorded.keys().chain(now.keys().filter(|name| !recorded.contains_key(*name))).collect();
    let complaints: Vec<_> = speakers
        .into_iter()
        .filter_map(|speaker| {
            let (recorded, now) = (said(&recorded, speaker), said(&now, speaker));
            let same = matching(recorded, now);
            (same < recorded.len().max(now.len())).then(|| complaint(speaker, recorded, now, same))
        })
        .collect();
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n")) }
}

/// El texto sin las marcas, como lo enseña el libro.
pub fn without_marks(text: &str) -> String {
    text.replace(MARKS, "")
}

type Speeches<'a> = BTreeMap<&'a str, Vec<&'a str>>;

fn by_speaker(text: &str) -> Speeches<'_> {
    let mut speeches = Speeches::new();
    for line in text.lines() {
        let (speaker, words) = line.split_once(" │").unwrap_or(("", line));
        let speaker = if speaker.starts_with("obrero ") { "obrero" } else { speaker };
        speeches.entry(speaker).or_default().push(words.trim_end());
    }
    speeches
}

fn said<'a>(speeches: &'a Speeches, speaker: &str) -> &'a [&'a str] {
    speeches.get(speaker).map_or(&[], Vec::as_slice)
}

/// Si todo coincide, el número de líneas de la más larga; si no, las que coinciden desde el principio.
fn matching(recorded: &[&str], now: &[&str]) -> usize {
    if fits(recorded, now) {
        return recorded.len().max(now.len());
    }
    (0..=recorded.len().min(now.len()))
        .take_while(|count| fits(&recorded[..*count], &now[..*count]))
        .last()
        .unwrap_or(0)
}

fn fits(recorded: &[&str], now: &[&str]) -> bool {
    match now {
        [] => recorded.is_empty(),
        [first, rest @ ..] if only_varies(first) => {
            let rest = &rest[rest.iter().take_while(|line| only_varies(line)).count()..];
            (0..=recorded.len()).any(|skipped| fits(&recorded[skipped..], rest))
        }
        [first, rest @ ..] => recorded
            .split_first()
            .is_some_and(|(line, recorded)| template(first).is_match(line) && fits(recorded, rest)),
    }
}

fn only_varies(line: &str) -> bool {
    let inner = line.trim().strip_prefix(MARKS[0]).and_then(|line| line.strip_suffix(MARKS[1]));
    inner.is_some_and(|inner| !inner.contains(MARKS))
}

/// La línea de ahora, como expresión: cualquier cosa donde hay un valor señalado, y a la letra lo demás.
fn template(line: &str) -> Regex {
    let mut pattern = String::from("^");
    for (position, part) in line.split(MARKS).enumerate() {
        let varies = position % 2 == 1;
        pattern += &if varies { ".*".to_owned() } else { regex::escape(part) };
    }
    regex(&(pattern + "$"))
}

fn complaint(speaker: &str, recorded: &[&str], now: &[&str], same: usize) -> String {
    let who = if speaker.is_empty() {
        "Fuera de los procesos".to_owned()
    } else {
        format!("«{speaker}»")
    };
    let mut text = format!("{who}, línea {} de las suyas:\n", same + 1);
    for line in &recorded[same.saturating_sub(2)..same] {
        text += &format!("    {}\n", line.trim_start());
    }
    let line = |lines: &[&str]| {
        lines.get(same).map_or("(nada más)".to_owned(), |line| without_marks(line.trim_start()))
    };
    text += &format!("  se esperaba: {}\n  y dice:      {}\n", line(recorded), line(now));
    text
}

#[cfg(test)]
mod tests {
    use super::same_by_speaker;

    const RECORDED: &str = "Título\npadre P │ uno\npadre P │ dos\nhijo 1 H1 │ a\nhijo 1 H1 │ b\n";

    #[test]
    fn el_orden_entre_procesos_es_libre() {
        let other = "Título\nhijo 1 H1 │ a\npadre P │ uno\nhijo 1 H1 │ b\npadre P │ dos\n";
        assert_eq!(same_by_speaker(RECORDED, other), Ok(()));
    }

    #[test]
    fn el_orden_de_cada_uno_no() {
        let other = "Título\npadre P │ uno\npadre P │ dos\nhijo 1 H1 │ b\nhijo 1 H1 │ a\n";
        let complaint = same_by_speaker(RECORDED, other).unwrap_err();
        assert!(complaint.contains("«hijo 1 H1», línea 1"), "{complaint}");
        assert!(!complaint.contains("padre"), "{complaint}");
    }

    #[test]
    fn lo_que_falta_y_lo_que_sobra_se_dicen() {
        let missing =
            same_by_speaker(RECORDED, "Título\npadre P │ uno\nhijo 1 H1 │ a\nhijo 1 H1 │ b\n")
                .unwrap_err();
        assert!(missing.contains("se esperaba: dos\n  y dice:      (nada más)"), "{missing}");
        let extra =
            same_by_speaker(RECORDED, &format!("{RECORDED}hijo 2 H2 │ sobro\n")).unwrap_err();
        assert!(
            extra.contains("«hijo 2 H2», línea 1 de las suyas:\n  se esperaba: (nada más)"),
            "{extra}"
        );
    }

    #[test]
    fn lo_senalado_puede_cambiar_y_lo_demas_no() {
        let now = "padre P │ he tardado \u{e000}    7\u{e001} ms en 3 tareas\n";
        assert_eq!(same_by_speaker("padre P │ he tardado 1250 ms en 3 tareas\n", now), Ok(()));
        for other in ["he tardado 1250 ms en 4 tareas", "tardó 7 ms en 3 tareas", "he tardado 7 ms"]
        {
            assert!(same_by_speaker(&format!("padre P │ {other}\n"), now).is_err(), "{other}");
        }
    }

    #[test]
    fn las_filas_senaladas_enteras_pueden_ser_mas_o_menos() {
        let now = "padre P │ antes\npadre P │  \u{e000}fila\u{e001}\npadre P │ después\n";
        for rows in ["", "padre P │ una\n", "padre P │ una\npadre P │ otra\n"] {
            let recorded = format!("padre P │ antes\n{rows}padre P │ después\n");
            assert_eq!(same_by_speaker(&recorded, now), Ok(()), "{recorded}");
        }
        let complaint = same_by_speaker("padre P │ antes\npadre P │ fila\n", now).unwrap_err();
        assert!(complaint.contains("y dice:      después"), "{complaint}");
    }

    #[test]
    fn los_obreros_son_un_solo_hablante() {
        assert_eq!(same_by_speaker("obrero 1 X1 │ a\n", "obrero 2 X3 │ a\n"), Ok(()));
    }
}
