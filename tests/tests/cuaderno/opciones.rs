//! Lo que entienden todas las lecciones: pasos por su número, `--desde`, y opciones con valores que no valen.

use tests::lesson::assert_no_english;
use tests::{Outcome, Run, Trial, lesson_bin, trial};

use crate::steps::{names, written};

/// Los nombres que la ayuda da a los valores que son números.
const NUMBERS: [&str; 5] = ["<N>", "<S>", "<MS>", "<SEGUNDOS>", "<PID>"];

pub fn trials() -> Vec<Trial> {
    vec![
        trial("un paso se pide también por su número", by_number),
        trial("--desde ejecuta ese paso y los que van detrás", from_a_step),
        trial("--imprescindibles ejecuta los que no son de ampliación", only_essential),
        trial("--sin-titulos deja solo lo que dicen los procesos", only_speech),
        trial("--desde con lo que no es un paso, o con otros pasos, es mal uso", bad_from),
        trial("una opción delante de su paso dice dónde va", option_before_its_step),
        trial("una opción de otro paso dice de cuál es", option_of_another_step),
        trial("un número negativo o un texto tienen el error de sus límites", bad_numbers),
        trial("un número con los miles separados dice cómo se escribe", thousands),
    ]
}

fn run(lesson: &str, arguments: &[&str]) -> Outcome {
    Run::new(lesson_bin(lesson)).args(arguments.iter().copied()).run()
}

fn refused(lesson: &str, arguments: &[&str], complaint: &str) {
    let outcome = run(lesson, arguments);
    outcome.assert_code(2).assert_clean().assert_complains(complaint);
    assert_no_english(&outcome.stderr);
}

fn by_number() {
    let steps = names("00_process");
    run("00_process", &["4"]).assert_code(0).assert_says(&format!("1 de 1 · {} ", steps[3]));
    run("00_process", &["4", "memoria", "--ayuda"]).assert_code(0);
    let (total, beyond) = (steps.len(), (steps.len() + 1).to_string());
    for number in ["0", &beyond, "99999999999999999999"] {
        refused("00_process", &[number], "no hay ningún paso");
    }
    let complaint = format!("no hay ningún paso {beyond}: van del 1 al {total}");
    refused("00_process", &[&beyond], &complaint);
}

fn from_a_step() {
    let steps = names("02_pool");
    let total = steps.len();
    let last_but_one = total - 1;
    for first in [steps[last_but_one - 1].clone(), last_but_one.to_string()] {
        let outcome = run("02_pool", &["--desde", &first]);
        outcome.assert_code(0).assert_clean();
        let heads: Vec<_> =
            outcome.lines().into_iter().filter(|line| line.starts_with("── ")).collect();
        assert_eq!(heads.len(), 2, "{}", outcome.report());
        for (head, number) in heads.iter().zip([last_but_one, total]) {
            let step = &steps[number - 1];
            assert!(head.starts_with(&format!("── {number} de {total} · {step} ")), "{head}");
        }
        outcome.assert_says("Fin de la lección.");
    }
}

fn only_essential() {
    let listed = run("00_process", &["--lista"]).lines();
    let essential: Vec<&str> = listed
        .iter()
        .take_while(|line| !line.is_empty())
        .filter(|line| !line.contains(" + "))
        .filter_map(|line| line.split_whitespace().nth(1))
        .collect();
    assert!((1..names("00_process").len()).contains(&essential.len()), "{listed:#?}");
    let heads = |arguments: &[&str]| -> Vec<String> {
        let outcome = run("00_process", arguments);
        outcome.assert_code(0).assert_clean();
        outcome.lines().into_iter().filter(|line| line.starts_with("── ")).collect()
    };
    let total = essential.len();
    let last_but_one = essential[total - 2];
    let head = |(position, step)| format!("── {} de {total} · {step} ", position + 1);
    let expected: Vec<String> = essential.into_iter().enumerate().map(head).collect();
    let starts = |(head, expected): (&String, &String)| head.starts_with(expected);
    let all = heads(&["--imprescindibles"]);
    assert!(all.len() == total && all.iter().zip(&expected).all(starts), "{all:#?}");
    let last = heads(&["--imprescindibles", "--desde", last_but_one]);
    assert!(last.iter().zip(&expected[total - 2..]).all(starts) && last.len() == 2, "{last:#?}");
    refused("00_process", &["memoria", "--imprescindibles"], "quita «memoria»");
    refused("00_process", &["--imprescindibles", "--desde", "sistema"], "no queda ningún paso");
}

fn only_speech() {
    let terminal = Run::new(lesson_bin("00_process")).terminal(100, 40);
    let outcome = terminal.args(["programa", "start_join", "--sin-titulos"]).run();
    outcome.assert_code(0).assert_clean().assert_says("ficheros de programa distintos: 1");
    let others: Vec<_> = outcome.lines().into_iter().filter(|line| !line.contains('│')).collect();
    assert!(others.is_empty(), "{others:#?}");
}

fn bad_from() {
    refused("00_process", &["--desde", "memori"], "¿Querías decir «memoria»?");
    refused("00_process", &["--desde", "99"], "no hay ningún paso 99");
    refused("00_process", &["--desde"], "a la opción «--desde <PASO>» le falta su valor");
    for arguments in [["--desde", "nice", "memoria"], ["memoria", "--desde", "nice"]] {
        refused("00_process", &arguments, "quita «memoria»");
    }
}

fn option_before_its_step() {
    refused(
        "00_process",
        &["--procesos", "4", "plantilla"],
        "va detrás del paso, como en `cargo leccion 00 plantilla --procesos 4`",
    );
    refused(
        "01_sync",
        &["--procesos=4", "lock"],
        "va detrás del paso, como en `cargo leccion 01 lock --procesos=4`",
    );
    refused("05_server", &["--sirve"], "«--sirve» es de los pasos «uno_a_uno», ");
}

fn option_of_another_step() {
    refused(
        "00_process",
        &["memoria", "--procesos", "3"],
        "no existe la opción «--procesos» en el paso «memoria»: es del paso «plantilla»",
    );
}

fn bad_numbers() {
    let mut tried = 0;
    for lesson in written() {
        for step in names(lesson) {
            let help = run(lesson, &[step, "--ayuda"]);
            let lines = help.lines();
            let options = lines.iter().filter_map(|line| {
                let mut words = line.split_whitespace();
                let option = words.next().filter(|word| word.starts_with("--"))?;
                words.next().filter(|value| NUMBERS.contains(value))?;
                Some(option.to_owned())
            });
            for option in options {
                for bad in ["-3", "muchos"] {
                    let outcome = run(lesson, &[step, &option, bad]);
                    outcome.assert_code(2).assert_clean();
                    let said = &outcome.stderr;
                    assert!(
                        said.contains("ha de ser un número entero entre") || said.contains(" PID "),
                        "{step} {option} {bad}\n{said}"
                    );
                    assert!(!said.contains("-4194304"), "{said}");
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 40, "solo se han probado {tried} opciones: ¿ha cambiado la ayuda?");
    refused("00_process", &["kill", "--pid", "abc"], "un PID es el número de un proceso");
}

fn thousands() {
    refused(
        "01_sync",
        &["lock", "--vueltas", "1.000.000"],
        "escrito sin separar los miles: 1000000",
    );
    refused("01_sync", &["lock", "--vueltas", "1,5"], "5000000 (vueltas)\n");
}
