//! Lo que dice un paso ha de ser cierto con cualquier valor de sus opciones, y no solo con los de por defecto.
//!
//! Cada paso se ejecuta con otros valores, y se leen los números de su título, de *Predice* y de *Observa*, con cifras
//! o con letras, y los que sus procesos dicen con letras. Cada uno ha de ser el valor de una opción en esa ejecución, o
//! un número que el paso dice siempre: una [`Constant`], con su porqué. Con «Tres procesos…» y `--procesos 6`, falla.
//!
//! ```no_run
//! # const LECCION: tests::Lesson = tests::Lesson { binary: "", complaining: &[], seconds: 0 };
//! LECCION.claims_trial(&[("lock", 3, "los pasos de sumar: leer, sumar y escribir")]);
//! ```
//!
//! - Las opciones se leen en la ayuda del paso: las que dicen sus límites, «de 1 a 16», y su valor por defecto.
//! - La página del paso propone la orden sin opciones: los números de su *Predice* han de ser los valores por defecto.
//! - En lo que se dice, el nombre concuerda con el número: ni «1 procesos» ni «1 hilos».

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

use crate::harness::at_once;
use crate::normalize::regex;
use crate::numerals::{numerals, spelled_out};
use crate::{Lesson, Outcome, Trial, trial, workspace_root};

/// El paso, un número que dice sean cuales sean sus opciones, y por qué es cierto entonces.
pub type Constant = (&'static str, u64, &'static str);

/// Una opción numérica de un paso, con sus límites y su valor por defecto.
struct Number {
    name: String,
    default: u64,
    least: u64,
    most: u64,
}

/// Una ejecución: el valor de cada opción.
type Values<'a> = Vec<(&'a str, u64)>;

impl Lesson {
    /// Cada paso, con otros valores en sus opciones numéricas, solo dice números ciertos.
    ///
    /// Una de las `constants` que ningún paso diga ya también es un fallo: se quita.
    pub fn claims_trial(self, constants: &'static [Constant]) -> Trial {
        trial("con otras opciones, los números que dice cada paso son los suyos", move || {
            at_once(self.steps(), |step| {
                let mut complaints = self.claims_of(step, constants);
                complaints.dedup();
                assert!(complaints.is_empty(), "{}", complaints.join("\n"));
            });
        })
    }

    fn claims_of(self, step: &str, constants: &[Constant]) -> Vec<String> {
        let options = self.number_options(step);
        let fixed: Vec<u64> =
            constants.iter().filter(|(of, ..)| *of == step).map(|(_, number, _)| *number).collect();
        if options.is_empty() {
            let unneeded =
                |number| format!("{step} no tiene opciones: sobra su constante {number}");
            return fixed.iter().map(unneeded).collect();
        }
        let mut complaints = Vec::new();
        let mut said = Vec::new();
        for values in [lowest(&options), others(&options)] {
            let outcome = self.with_values(step, &values);
            let given = |number: &u64| values.iter().any(|(_, value)| value == number);
            let numbers: Vec<u64> =
                claimed(&outcome).into_iter().filter(|number| !given(number)).collect();
            for number in numbers.iter().filter(|number| !fixed.contains(number)) {
                complaints.push(format!(
                    "{step} dice {number} con {values:?}: no es el valor de ninguna opción"
                ));
            }
            complaints.extend(disagreements(&outcome).map(|words| format!("{step}: «{words}»")));
            said.extend(numbers);
        }
        let usual = |number: &u64| options.iter().any(|option| option.default == *number);
        let mut asked = numerals(&prediction_in_the_book(self.binary, step));
        asked.retain(|number| !usual(number));
        for number in asked.iter().filter(|number| !fixed.contains(number)) {
            complaints.push(format!("la página de {step} pregunta por {number}, que no es suyo"));
        }
        said.extend(asked);
        let stale = fixed.iter().filter(|number| !said.contains(number));
        complaints.extend(stale.map(|number| format!("{step} ya no dice {number}: quítalo")));
        complaints
    }

    fn with_values(self, step: &str, values: &Values) -> Outcome {
        let mut run = self.run().arg(step);
        for (name, value) in values {
            run = run.arg(format!("--{name}")).arg(value.to_string());
        }
        let outcome = run.run();
        outcome.assert_code(0).assert_clean();
        outcome
    }

    fn number_options(self, step: &str) -> Vec<Number> {
        static OPTION: LazyLock<Regex> = LazyLock::new(|| {
            regex(r"^(\S+) <[^>]+> .*?\bde (\d+) a (\d+)\b.*\[por defecto: (\d+)\]")
        });
        let help = self.run().args([step, "--ayuda"]).run();
        let text = help.assert_code(0).lines().join(" ");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let number = |text: &str| text.parse().expect("la expresión solo admite cifras");
        // Las de un paso que se usa como programa no son del paso, y así lo dicen.
        let text = text.replace("Con --sirve", "Con sirve");
        let of_the_step = text.split(" --").filter(|option| !option.contains("Con sirve"));
        let options = of_the_step.filter_map(|option| OPTION.captures(option));
        options
            .map(|option| Number {
                name: option[1].to_owned(),
                least: number(&option[2]),
                most: number(&option[3]),
                default: number(&option[4]),
            })
            .collect()
    }
}

/// Lo menos que admite cada opción, si no es lo de siempre.
fn lowest(options: &[Number]) -> Values<'_> {
    let low = |option: &Number| option.least + u64::from(option.least == option.default);
    options.iter().map(|option| (option.name.as_str(), low(option))).collect()
}

/// Un valor para cada opción que no es el de siempre de ninguna, ni el de otra.
fn others(options: &[Number]) -> Values<'_> {
    let mut values: Values = Vec::new();
    for Number { name, default, least, most } in options {
        // Los muy grandes, a la mitad: el paso tarda menos y el número cambia lo mismo.
        let from = if *default > 1000 { default / 2 + 1 } else { default + 2 };
        let free = |value: &u64| {
            options.iter().all(|option| option.default != *value)
                && values.iter().all(|(_, taken)| taken != value)
        };
        let value = (from..=*most).chain(*least..from).find(free);
        values.push((name, value.expect("con tan pocos valores no se puede probar otro")));
    }
    values
}

/// Los números que el paso afirma: todos los de su título, *Predice* y *Observa*, y los que se dicen con letras.
fn claimed(outcome: &Outcome) -> Vec<u64> {
    let lines = outcome.lines();
    let paragraph = |head: &str| {
        let from = lines.iter().skip_while(|line| !line.trim_start().starts_with(head));
        from.take_while(|line| !line.trim().is_empty()).cloned().collect::<Vec<_>>().join(" ")
    };
    let title = lines.iter().skip_while(|line| !line.starts_with("── ")).nth(1).cloned();
    let mut numbers = numerals(&title.unwrap_or_default());
    for head in ["Predice:", "Observa:"] {
        let text = paragraph(head);
        assert!(!text.is_empty(), "falta «{head}»\n{}", outcome.report());
        assert!(!text.contains("|"), "«{text}» nombra una opción que el paso no tiene");
        numbers.extend(numerals(&text));
    }
    let said = lines.iter().filter_map(|line| line.split_once('│'));
    numbers.extend(said.flat_map(|(_, text)| spelled_out(text)));
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// «1 procesos», pero no «hijo 1 es», donde el 1 es un nombre; y «faltan 1», pero no «tardan 1 ms».
fn disagreements(outcome: &Outcome) -> impl Iterator<Item = String> {
    static VERB: LazyLock<Regex> =
        LazyLock::new(|| regex(r"(?m)\b\p{L}{3,}[ae]n 1(?:$|[.:;)»]| y | de los | procesos?)"));
    static ONE: LazyLock<Regex> =
        LazyLock::new(|| regex(r"(?:^|[^\d,.\p{L}] |\p{L}+ |[«(])1 ((?:\p{L}+)s)\b"));
    const NAMED: [&str; 5] = ["hijo", "ronda", "pid", "tenedor", "cpu"];
    const NOT_NOUNS: [&str; 7] = ["es", "los", "las", "tras", "más", "menos", "ms"];
    let text = outcome.lines().join("\n").to_lowercase();
    let found = ONE.captures_iter(&text).filter(|found| {
        let before = found[0].split(' ').next().unwrap_or_default().to_owned();
        !NAMED.contains(&before.as_str()) && !NOT_NOUNS.contains(&&found[1])
    });
    let verbs = VERB.find_iter(&text).map(|found| found.as_str().to_owned());
    found.map(|found| found[0].to_owned()).chain(verbs).collect::<Vec<_>>().into_iter()
}

/// El apartado *Predice* de la página del paso.
fn prediction_in_the_book(binary: &str, step: &str) -> String {
    let lesson = Path::new(binary).file_name().unwrap_or_default();
    let page = workspace_root().join("book/src").join(lesson).join(format!("{step}.md"));
    let text =
        fs::read_to_string(&page).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    let section = text.split("\n## ").find(|section| section.starts_with("Predice\n"));
    section.unwrap_or_else(|| panic!("{} no tiene «## Predice»", page.display())).to_owned()
}
