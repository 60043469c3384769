//! Lo que no se puede saber sin `ptrace`, en frases.

use std::time::Duration;

/// Lo que esta vez no se ha visto.
#[derive(Default)]
pub(super) struct Unseen {
    widest_gap: Duration,
    /// Cómo acabó alguno.
    pub some_end: bool,
    /// Quién recogió a alguno.
    pub some_reaper: bool,
}

impl Unseen {
    /// Lo que ha pasado entre dos miradas.
    pub fn gap(&mut self, gap: Duration) {
        self.widest_gap = self.widest_gap.max(gap);
    }

    pub fn sentences(&self) -> Vec<String> {
        let gap = self.widest_gap.as_millis() + 1;
        let mut sentences = vec![
            format!("quien haya vivido menos de {gap} ms puede faltar"),
            format!("de cada cosa se sabe el momento con {gap} ms de error, y no el orden"),
            "el padre de cada uno es el que tenía la primera vez que se lo vio".to_owned(),
            "de sus exec puede faltar alguno, y el primero pudo hacerlo quien lo creó".to_owned(),
            "no se ve si lo creó fork, vfork o clone, ni sus hilos".to_owned(),
            "no se ve quién espera: quien vive puede estar en wait".to_owned(),
            "no se ven las señales, sino a quién detuvieron o mataron".to_owned(),
            "no se ve lo que escribe cada uno, ni se puede limitar".to_owned(),
            "a los huérfanos los adopta el testigo, y no quien lo haría sin él".to_owned(),
        ];
        if self.some_end {
            sentences.push("de alguno no se sabe cómo acabó, sino que ya no está".to_owned());
        }
        if self.some_reaper {
            sentences.push("de alguno no se sabe quién lo recogió: pone «?»".to_owned());
        }
        sentences
    }
}
