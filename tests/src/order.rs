//! Comparar una salida grabada con la de ahora: el orden entre los procesos es libre; el de cada uno no.

use std::collections::BTreeMap;

use regex::Regex;
use shared::varies::{COLUMN, END, VARIES};

use crate::normalize::regex;

/// Compara lo que dice cada proceso, ya con nombres en lugar de PID: las mismas líneas y en el mismo orden. En la salida
/// de ahora, lo que va entre marcas de [`shared::varies`] puede ser cualquier cosa (igual de ancha, si va en una columna),
/// y en lugar de las líneas que solo son eso puede haber otras, más o menos.
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
            let (recorded_at, now_at) = difference(recorded, now)?;
            Some(complaint(speaker, (recorded, recorded_at), (now, now_at)))
        })
        .collect();
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n")) }
}

/// El texto sin las marcas, como lo enseña el libro.
pub fn without_marks(text: &str) -> String {
    text.replace([VARIES, COLUMN, END], "")
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

/// La primera línea de cada una que no coincide; `None` si coinciden todas.
fn difference(recorded: &[&str], now: &[&str]) -> Option<(usize, usize)> {
    // Cuántas líneas grabadas pueden corresponder a las de ahora ya vistas: a las que varían, cualquier número.
    let mut matched = vec![0];
    for (position, line) in now.iter().enumerate() {
        let first = matched[0];
        if only_varies(line) {
            matched = (first..=recorded.len()).collect();
            continue;
        }
        let template = template(line);
        matched.retain(|count| recorded.get(*count).is_some_and(|line| template.is_match(line)));
        matched.iter_mut().for_each(|count| *count += 1);
        if matched.is_empty() {
            return Some((first, position));
        }
    }
    let last = *matched.last()?;
    (last < recorded.len()).then_some((last, now.len()))
}

fn only_varies(line: &str) -> bool {
    let inner = line.trim().strip_prefix(VARIES).and_then(|line| line.strip_suffix(END));
    inner.is_some_and(|inner| !inner.contains(END))
}

/// La línea de ahora, como expresión: cualquier cosa donde hay un valor que varía, y a la letra lo demás.
fn template(line: &str) -> Regex {
    let mut pattern = String::from("^");
    for part in line.split_inclusive(END) {
        let (literal, value) = part.split_once([VARIES, COLUMN]).unwrap_or((part, ""));
        pattern += &regex::escape(literal);
        if part[literal.len()..].starts_with(COLUMN) {
            pattern += &format!(".{{{}}}", value.chars().filter(|letter| *letter != END).count());
        } else if !value.is_empty() {
            pattern += ".*";
        }
    }
    regex(&(pattern + "$"))
}

fn complaint(
    speaker: &str,
    (recorded, recorded_at): (&[&str], usize),
    (now, now_at): (&[&str], usize),
) -> String {
    let who = if speaker.is_empty() {
        "Fuera de los procesos".to_owned()
    } else {
        format!("«{speaker}»")
    };
    let mut text = format!("{who}, línea {} de las suyas:\n", recorded_at + 1);
    for line in &recorded[recorded_at.saturating_sub(2)..recorded_at] {
        text += &format!("    {}\n", line.trim_start());
    }
    let line = |lines: &[&str], at: usize| {
        lines.get(at).map_or("(nada más)".to_owned(), |line| without_marks(line.trim_start()))
    };
    let (expected, said) = (line(recorded, recorded_at), line(now, now_at));
    text += &format!("  se esperaba: {expected}\n  y dice:      {said}\n");
    text
}

#[cfg(test)]
mod tests {
    use super::same_by_speaker;
    use shared::varies::{COLUMN, END, VARIES};

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

    /// Lo que varía, como sale de `varies`.
    fn hole(value: &str) -> String {
        format!("{VARIES}{value}{END}")
    }

    #[test]
    fn lo_senalado_puede_cambiar_y_lo_demas_no() {
        let now = format!("padre P │ he tardado {} ms en 3 tareas\n", hole("7"));
        assert_eq!(same_by_speaker("padre P │ he tardado 1250 ms en 3 tareas\n", &now), Ok(()));
        for other in ["he tardado 1250 ms en 4 tareas", "tardó 7 ms en 3 tareas", "he tardado 7 ms"]
        {
            assert!(same_by_speaker(&format!("padre P │ {other}\n"), &now).is_err(), "{other}");
        }
    }

    #[test]
    fn una_columna_ha_de_seguir_igual_de_ancha() {
        let now = format!("padre P │ crear {COLUMN}   3,2 ms{END} {COLUMN}  1,0{END} veces\n");
        assert_eq!(same_by_speaker("padre P │ crear  123,4 µs  12,1 veces\n", &now), Ok(()));
        for other in ["crear 123,4 µs  12,1 veces", "crear  123,4 µs   12,1 veces"] {
            assert!(same_by_speaker(&format!("padre P │ {other}\n"), &now).is_err(), "{other}");
        }
    }

    #[test]
    fn las_filas_senaladas_enteras_pueden_ser_mas_o_menos() {
        let row = format!("padre P │  {}\n", hole("fila"));
        let now = format!("padre P │ antes\n{row}{row}padre P │ después\n{row}");
        for rows in ["", "padre P │ una\n", "padre P │ una\npadre P │ dos\npadre P │ tres\n"]
        {
            let recorded = format!("padre P │ antes\n{rows}padre P │ después\n");
            assert_eq!(same_by_speaker(&recorded, &now), Ok(()), "{recorded}");
        }
        let complaint = same_by_speaker("padre P │ antes\npadre P │ fila\n", &now).unwrap_err();
        assert!(complaint.contains("y dice:      después"), "{complaint}");
        let complaint = same_by_speaker("padre P │ después\n", &now).unwrap_err();
        assert!(complaint.contains("línea 1 de las suyas"), "{complaint}");
    }

    #[test]
    fn los_obreros_son_un_solo_hablante() {
        assert_eq!(same_by_speaker("obrero 1 X1 │ a\n", "obrero 2 X3 │ a\n"), Ok(()));
    }
}
