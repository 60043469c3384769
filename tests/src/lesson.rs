//! Lo que ha de cumplir cualquier lección: sus pasos, la lección entera, el mal uso y la ayuda.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use regex::Regex;

use crate::harness::at_once;
use crate::normalize::regex;
use crate::{End, Outcome, Run, Trial, lesson_bin, trial};

/// Una lección, vista desde fuera.
#[derive(Clone, Copy, Debug)]
pub struct Lesson {
    /// Su ejecutable.
    pub binary: &'static str,
    /// Los pasos en los que un hijo se queja, porque entra en pánico a propósito.
    pub complaining: &'static [&'static str],
    /// Lo que puede durar la lección entera, en segundos, también en una sola CPU.
    pub seconds: u64,
}

/// Lo que se escribe y una parte de lo que responde.
pub type Misuse = (&'static [&'static str], &'static str);

/// Palabras que delatan un mensaje que nadie ha traducido.
const ENGLISH: [&str; 13] = [
    "error:",
    "unexpected",
    "invalid",
    "required",
    "usage",
    "Usage",
    "value ",
    "found",
    "tip:",
    "try ",
    "default",
    "No such",
    "denied",
];

const PREDICTION: &str = "Escribe tu predicción o pulsa Intro";
const GO_ON: &str = "Pulsa Intro para seguir";

impl Lesson {
    /// La lección, sin argumentos.
    pub fn run(self) -> Run {
        Run::new(self.binary)
    }

    /// El nombre de su binario.
    fn name(self) -> &'static str {
        self.binary.rsplit('/').next().unwrap_or_default()
    }

    /// Los pasos, en el orden de `--lista`.
    pub fn steps(self) -> &'static [String] {
        static LISTED: OnceLock<Vec<String>> = OnceLock::new();
        LISTED.get_or_init(|| list(self.run()).names)
    }

    /// Cada paso por sí solo, la lista de todos, y la lección entera en distintas circunstancias.
    pub fn step_trials(self) -> Vec<Trial> {
        let one =
            |step: &'static String| trial(&format!("paso {step}"), move || self.one_step(step));
        let mut trials: Vec<Trial> = self.steps().iter().map(one).collect();
        trials.extend([
            trial(&format!("la lección entera acaba en {} s", self.seconds), move || {
                self.every_step();
            }),
            trial("la lección entera, como usuario corriente, en un terminal", move || {
                self.whole(self.run().ordinary_user().terminal(100, 40).arg("--sin-pausas"));
            }),
            trial("la lección entera, en una sola CPU, con la entrada cerrada", move || {
                self.whole(self.run().one_cpu().stdin_closed());
            }),
        ]);
        trials
    }

    /// Comprueba que la lección entera acaba bien y a tiempo, y no deja nada.
    pub fn whole(self, run: Run) -> Outcome {
        let outcome = run.deadline(Duration::from_secs(self.seconds)).run();
        outcome.assert_code(0).assert_clean();
        outcome
    }

    /// Cada mal uso se explica en español, dice qué hacer y acaba con 2 sin dejar nada.
    pub fn misuse_trials(self, misuses: &'static [Misuse]) -> Vec<Trial> {
        let one = |&(arguments, answer): &Misuse| {
            trial(&format!("mal uso: {}", arguments.join(" ")), move || {
                let outcome = self.run().args(arguments.iter().copied()).run();
                outcome.assert_code(2).assert_clean().assert_complains("Error: ");
                outcome.assert_complains(answer);
                assert_no_english(&outcome.stderr);
            })
        };
        misuses.iter().map(one).collect()
    }

    /// La ayuda de la lección y la de cada paso; de algunos se da una frase que ha de estar.
    pub fn help_trials(self, phrases: &'static [(&'static str, &'static str)]) -> [Trial; 2] {
        [
            trial("la ayuda está en español y nombra todos los pasos", move || self.help()),
            trial("cada paso tiene su ayuda, en español", move || self.help_of_steps(phrases)),
        ]
    }

    /// En un terminal estrecho, cada línea de cada paso cabe en él: ni se parte una palabra, ni una barra, ni una tabla.
    ///
    /// Solo puede pasarse la que, detrás de quien habla, es una sola palabra o una orden `entre acentos graves`.
    pub fn fits_trial(self) -> Trial {
        trial("en un terminal de 80 columnas cabe todo, y en uno de 60 también", move || {
            for columns in [80, 60] {
                at_once(self.steps(), |step| self.fits(step, columns));
            }
        })
    }

    /// Con `ENOSPC` en la salida, el paso lo dice y acaba con 1.
    pub fn full_disk_trial(self, step: &'static str) -> Trial {
        trial("con el disco lleno lo dice y acaba con 1", move || {
            let outcome = self.run().arg(step).stdout_full().run();
            outcome.assert_code(1).assert_clean();
            outcome.assert_complains("no queda espacio en el disco (ENOSPC)");
        })
    }

    /// Con `EAGAIN` en el primer `fork`, el paso lo dice y acaba con 1.
    pub fn process_limit_trial<S: AsRef<str> + Sync>(self, steps: &'static [S]) -> Trial {
        trial("con el límite de procesos agotado lo dice y acaba con 1", move || {
            for step in steps {
                let outcome = self.run().arg(step.as_ref()).no_more_processes().run();
                outcome.assert_code(1).assert_clean();
                outcome.assert_complains("el sistema no deja crear más procesos (EAGAIN)");
            }
        })
    }

    /// Con cada límite de descriptores, cada paso acaba bien o dice qué subir; nunca se queda esperando ni deja a nadie.
    pub fn file_limit_trial(self, limits: &'static [u64]) -> Trial {
        trial("con pocos descriptores acaba bien, o dice qué subir", move || {
            for &limit in limits {
                at_once(self.steps(), |step| self.with_few_files(step, limit));
            }
        })
    }

    /// En un terminal: la predicción y la pausa de dos pasos, salir en la predicción, y los colores.
    pub fn terminal_trials(self, steps: [&'static str; 2]) -> [Trial; 3] {
        [
            trial("espera la predicción y la recuerda al final", move || self.prediction(steps)),
            trial("con Ctrl-D y con Ctrl-C se sale en la predicción", move || self.quit(steps[0])),
            trial("en un terminal hay colores, y en una tubería no", move || {
                self.colours(steps[0]);
            }),
        ]
    }

    fn fits(self, step: &str, columns: u16) {
        let outcome = self.run().terminal(columns, 24).args([step, "--sin-pausas"]).run();
        outcome.assert_code(0).assert_clean();
        for line in outcome.lines() {
            let text = line.split_once('│').map_or(line.as_str(), |(_, text)| text).trim();
            let whole = !text.contains(' ') || text.starts_with('`');
            assert!(
                whole || line.chars().count() <= usize::from(columns),
                "{step}: no cabe en {columns} columnas:\n{line}"
            );
        }
    }

    fn with_few_files(self, step: &str, limit: u64) {
        let run = self.run().arg(step).max_files(limit).deadline(Duration::from_secs(20));
        let outcome = run.run();
        outcome.assert_clean();
        if outcome.end != End::Exited(0) {
            outcome.assert_code(1).assert_complains("ulimit -n");
        }
    }

    fn terminal(self) -> Run {
        self.run().terminal(100, 40)
    }

    fn prediction(self, steps: [&str; 2]) {
        let first = self.terminal().args(steps).wait_for(PREDICTION);
        let second = first.type_text("cuatro\n").wait_for("Tu predicción:").wait_for(GO_ON);
        let outcome = second.type_text("\n").wait_for(PREDICTION).type_text("\n").run();
        outcome.assert_code(0).assert_clean().assert_says("Fin de la lección.");
    }

    fn quit(self, step: &str) {
        let outcome = self.terminal().arg(step).wait_for(PREDICTION).eof().run();
        outcome.assert_code(0).assert_clean().assert_says("Hasta la próxima.");
        let outcome = self.terminal().arg(step).wait_for(PREDICTION).ctrl_c().run();
        outcome.assert_code(130).assert_clean().assert_says("Interrumpido con Ctrl-C");
    }

    fn colours(self, step: &str) {
        let coloured = |run: Run| {
            let outcome = run.args([step, "--sin-pausas"]).run();
            outcome.assert_code(0).stdout.contains('\u{1b}')
        };
        assert!(coloured(self.terminal()), "en un terminal, con colores");
        assert!(!coloured(self.run()), "en una tubería, sin colores");
    }

    fn one_step(self, step: &str) {
        let outcome = self.run().arg(step).run();
        outcome.assert_code(0).assert_clean();
        outcome.assert_says(&format!("1 de 1 · {step} ")).assert_says("Observa:").assert_says("✔ ");
        if !self.complaining.contains(&step) {
            outcome.assert_no_complaints();
        }
    }

    fn every_step(self) {
        let outcome = self.whole(self.run().arg("--sin-pausas"));
        for (position, step) in self.steps().iter().enumerate() {
            outcome.assert_says(&format!("{} de {} · {step} ", position + 1, self.steps().len()));
        }
        let next = course::after(self.name())
            .map_or("Has llegado al final del cuaderno", |next| next.title);
        outcome.assert_says_wrapped(next);
        assert_single_colons(&outcome);
        if self.complaining.is_empty() {
            outcome.assert_no_complaints();
        }
    }

    fn help(self) {
        for option in ["--ayuda", "--help", "-h"] {
            let outcome = self.run().arg(option).run();
            outcome.assert_code(0).assert_clean();
            outcome.assert_says(&format!("Uso:\n  cargo run --bin {} -- ", self.name()));
            assert_no_english(&outcome.stdout);
            for step in self.steps() {
                outcome.assert_says(&format!("  {step} "));
            }
        }
    }

    fn help_of_steps(self, phrases: &[(&str, &str)]) {
        for step in self.steps() {
            let outcome = self.run().args([step, "--ayuda"]).run();
            outcome.assert_code(0).assert_clean();
            outcome.assert_says(&format!("{step} — ")).assert_says("En los apuntes, ");
            assert_no_english(&outcome.stdout);
        }
        for &(step, phrase) in phrases {
            let outcome = self.run().args([step, "--help"]).run();
            outcome.assert_code(0).assert_says_wrapped(phrase);
        }
    }
}

/// Los pasos de una lección del curso, según su `--lista`.
pub fn steps_of(lesson: &str) -> &'static [String] {
    &listed(lesson).names
}

/// Los títulos de los pasos de una lección del curso, según su `--lista`.
pub fn titles_of(lesson: &str) -> &'static [String] {
    &listed(lesson).titles
}

/// Si cada paso de una lección del curso es imprescindible o, si no, de ampliación, según su `--lista`.
pub fn essential_of(lesson: &str) -> &'static [bool] {
    &listed(lesson).essential
}

/// Los pasos de una lección del curso que no son de ampliación, según su `--lista`.
pub fn essential_steps_of(lesson: &str) -> impl Iterator<Item = &'static str> {
    let steps = steps_of(lesson).iter().zip(essential_of(lesson));
    steps.filter_map(|(name, essential)| essential.then_some(name.as_str()))
}

/// Lo que enumera `--lista`, paso a paso.
#[derive(Default)]
struct Listed {
    names: Vec<String>,
    titles: Vec<String>,
    essential: Vec<bool>,
}

/// A cada lección se le pregunta una sola vez.
fn listed(lesson: &str) -> &'static Listed {
    static LISTED: Mutex<BTreeMap<String, &'static Listed>> = Mutex::new(BTreeMap::new());
    let mut listed = LISTED.lock().unwrap_or_else(PoisonError::into_inner);
    listed
        .entry(lesson.to_owned())
        .or_insert_with(|| Box::leak(Box::new(list(Run::new(lesson_bin(lesson))))))
}

/// Cada paso está en su línea: su número, su nombre, `+` si es de ampliación, y su título.
fn list(lesson: Run) -> Listed {
    let outcome = lesson.arg("--lista").run();
    outcome.assert_code(0).assert_clean();
    let mut steps = Listed::default();
    for line in outcome.lines().iter().take_while(|line| !line.is_empty()) {
        let mut words = line.split_whitespace().skip(1).peekable();
        steps.names.push(words.next().unwrap_or_default().to_owned());
        steps.essential.push(words.next_if_eq(&"+").is_none());
        steps.titles.push(words.collect::<Vec<_>>().join(" "));
    }
    assert!(!steps.names.is_empty(), "{}", outcome.report());
    steps
}

/// Nadie dice dos veces «dos puntos» en la misma frase: «tras join: exitcode: 0».
fn assert_single_colons(outcome: &Outcome) {
    for line in outcome.lines() {
        let Some((_, said)) = line.split_once('│') else { continue };
        assert!(!has_stacked_colons(said), "«{}»\n{}", said.trim(), outcome.command);
    }
}

/// No cuentan los que son de un valor, como los de `NotOwner { operation: "release()" }`.
fn has_stacked_colons(said: &str) -> bool {
    static VALUE: LazyLock<Regex> = LazyLock::new(|| regex(r#"\{[^}]*\}|"[^"]*"|«[^»]*»"#));
    static COLON: LazyLock<Regex> = LazyLock::new(|| regex(r":(?: |$)"));
    // Una fila de la tabla de procesos no es una frase, y en ella hay lo que otros escribieron.
    static ROW: LazyLock<Regex> = LazyLock::new(|| regex(r"^\s+\d+\s+\d+ "));
    if ROW.is_match(said) {
        return false;
    }
    let sentence = VALUE.replace_all(said, "…");
    sentence.split(';').any(|part| COLON.find_iter(part.trim_end()).count() > 1)
}

/// Comprueba que en el texto no hay nada sin traducir.
pub fn assert_no_english(text: &str) {
    for word in ENGLISH {
        assert!(!text.contains(word), "hay inglés («{word}») en:\n{text}");
    }
}

#[cfg(test)]
mod tests {
    use super::has_stacked_colons;

    #[test]
    fn dos_puntos_amontonados() {
        assert!(has_stacked_colons("✔ tras join: exitcode(): Some(0)"));
        assert!(has_stacked_colons("error: los que quedan esperan:"));
        assert!(!has_stacked_colons("✔ exitcode(): Err(NotOwner { operation: \"release()\" })"));
        assert!(!has_stacked_colons("en total: 3; elegidos: 1; fin.rs:70: nada"));
        assert!(!has_stacked_colons(
            "    3748    3744 root  R  10  pool --escenario uno: dos: tres"
        ));
    }
}
