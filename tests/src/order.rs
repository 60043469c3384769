//! Comparar dos salidas en las que hablan varios procesos: el orden entre ellos es libre y el de cada uno no.

use std::collections::BTreeMap;

/// Compara lo que dice cada proceso en las dos salidas, ya normalizadas: las mismas líneas y en el mismo orden.
///
/// Las líneas sin hablante (títulos, preguntas) cuentan como las de un hablante más.
///
/// # Errors
/// Quién dice otra cosa y en qué línea, en español.
pub fn same_by_speaker(expected: &str, got: &str) -> Result<(), String> {
    let (expected, got) = (by_speaker(expected), by_speaker(got));
    let speakers: Vec<_> =
        expected.keys().chain(got.keys().filter(|name| !expected.contains_key(*name))).collect();
    let complaints: Vec<_> = speakers
        .into_iter()
        .filter_map(|speaker| {
            let (expected, got) = (said(&expected, speaker), said(&got, speaker));
            (expected != got).then(|| complaint(speaker, expected, got))
        })
        .collect();
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n")) }
}

type Speeches<'a> = BTreeMap<&'a str, Vec<&'a str>>;

fn by_speaker(text: &str) -> Speeches<'_> {
    let mut speeches = Speeches::new();
    for line in text.lines() {
        let (speaker, words) = line.split_once(" │").unwrap_or(("", line));
        speeches.entry(speaker).or_default().push(words.trim_end());
    }
    speeches
}

fn said<'a>(speeches: &'a Speeches, speaker: &str) -> &'a [&'a str] {
    speeches.get(speaker).map_or(&[], Vec::as_slice)
}

fn complaint(speaker: &str, expected: &[&str], got: &[&str]) -> String {
    let who = if speaker.is_empty() {
        "Fuera de los procesos".to_owned()
    } else {
        format!("«{speaker}»")
    };
    let same = expected.iter().zip(got).take_while(|(expected, got)| expected == got).count();
    let mut text = format!("{who}, línea {} de las suyas:\n", same + 1);
    for line in &expected[same.saturating_sub(2)..same] {
        text += &format!("    {}\n", line.trim_start());
    }
    let line = |lines: &[&str]| {
        lines.get(same).map_or("(nada más)".to_owned(), |line| line.trim_start().to_owned())
    };
    text += &format!("  se esperaba: {}\n  y dice:      {}\n", line(expected), line(got));
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
}
