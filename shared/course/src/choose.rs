//! Qué lección se pide con un número, un nombre o una parte de él.

use crate::{COURSE, CourseLesson};

/// Las lecciones a las que puede referirse lo que se ha escrito.
#[derive(Debug, PartialEq, Eq)]
pub enum Choice {
    One(&'static CourseLesson),
    Several(Vec<&'static CourseLesson>),
    None,
}

/// Busca por el número (`1`, `01`), por el nombre del binario o del paquete, y por una parte del nombre o del
/// título, sin distinguir mayúsculas ni acentos. Lo más exacto manda.
pub fn choose(typed: &str) -> Choice {
    let wanted = plain(typed.trim());
    if wanted.is_empty() {
        return Choice::None;
    }
    let number = wanted.parse::<usize>().ok();
    let names: [&dyn Fn(&CourseLesson) -> bool; 5] = [
        &|lesson| number.is_some() && lesson.number().parse().ok() == number,
        &|lesson| lesson.name == wanted || format!("l{}", lesson.name) == wanted,
        &|lesson| plain(lesson.title) == wanted,
        &|lesson| lesson.name.contains(&wanted),
        &|lesson| plain(lesson.title).contains(&wanted),
    ];
    for matches in names {
        let found: Vec<_> = COURSE.iter().filter(|lesson| matches(lesson)).collect();
        match found[..] {
            [] => {}
            [only] => return Choice::One(only),
            _ => return Choice::Several(found),
        }
    }
    Choice::None
}

fn plain(text: &str) -> String {
    let without_accent = |letter| match letter {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' | 'ü' => 'u',
        other => other,
    };
    text.to_lowercase().chars().map(without_accent).collect()
}

#[cfg(test)]
mod tests {
    use super::{Choice, choose};

    fn name(typed: &str) -> &'static str {
        match choose(typed) {
            Choice::One(lesson) => lesson.name,
            other => panic!("«{typed}»: {other:?}"),
        }
    }

    #[test]
    fn basta_el_numero_el_nombre_o_una_parte() {
        for typed in ["1", "01", "001", "01_sync", "l01_sync", "sync", "SYNC", "01_s", "sincron"] {
            assert_eq!(name(typed), "01_sync", "{typed}");
        }
        for typed in ["4", "zombi", "orphan", "huérfano", "HUERFANOS"] {
            assert_eq!(name(typed), "04_zombies_orphans", "{typed}");
        }
    }

    #[test]
    fn lo_mas_exacto_manda() {
        // «pro» está en el nombre de la primera y en el título de otras; «Procesos» es su título entero.
        assert_eq!((name("pro"), name("procesos")), ("00_process", "00_process"));
    }

    #[test]
    fn lo_que_puede_ser_varias_no_es_ninguna() {
        assert!(matches!(choose("_"), Choice::Several(found) if found.len() == 6));
        assert!(matches!(choose("proceso"), Choice::Several(found) if found.len() >= 2));
        for typed in ["7", "-1", "", " ", "lock"] {
            assert_eq!(choose(typed), Choice::None, "{typed}");
        }
    }
}
