//! Qué ejercicios nombra `progreso.json`. Solo hace falta eso, y de quien lee esto dependen las lecciones: no usa ninguna
//! biblioteca de JSON, que tendrían que construir todas.

use std::collections::BTreeSet;
use std::str::Chars;

/// Los nombres que hay en `"hechos"`: en `{"hechos": {"lock": ["c"]}}`, solo `lock`.
pub fn names(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut letters = text.chars();
    let (mut depth, mut last, mut wanted) = (0_usize, String::new(), false);
    while let Some(letter) = letters.next() {
        match letter {
            '"' => last = rest_of_string(&mut letters),
            '{' | '[' => {
                depth += 1;
                wanted |= depth == 2 && last == "hechos";
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                wanted &= depth > 1;
            }
            ':' if wanted && depth == 2 => drop(names.insert(last.clone())),
            _ => {}
        }
    }
    names
}

fn rest_of_string(letters: &mut Chars) -> String {
    let mut text = String::new();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => break,
            '\\' => text.extend(letters.next()),
            _ => text.push(letter),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::names;

    fn joined(text: &str) -> String {
        names(text).into_iter().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn solo_los_hechos() {
        let text = r#"{
            "lenguaje": "c",
            "otro": {"hechos": {"no": [1]}, "x": "a: {b"},
            "hechos": {"lock": ["c", "python"], "semaforo": ["rust"]},
            "pistas": {"barrera": 2}
        }"#;
        assert_eq!(joined(text), "lock semaforo");
        assert_eq!(joined(r#"{"a": "\"hechos\": {", "b": {"c": 1}}"#), "");
    }

    #[test]
    fn lo_estropeado_no_rompe_nada() {
        for text in ["", "{", "}}]", "\"", "\"\\", r#"{"hechos":{"lo"#, "null", "[[[:"] {
            assert_eq!(joined(text), "", "{text}");
        }
    }
}
