//! `cargo examen` por líneas: la nota, lo que se guarda pase lo que pase, el repaso y el plan.

mod alumno;
mod guardado;
mod nota;
mod repaso;

use std::process::ExitCode;

use tests::{Run, Trial, trial};

use alumno::Alumno;

pub const EXAMEN: &str = env!("CARGO_BIN_EXE_06_exam");

fn main() -> ExitCode {
    tests::main(|| {
        let mut trials: Vec<Trial> = vec![
            trial("mal usado, dice qué hacer y acaba con 2", mal_uso),
            trial("si nadie lee, acaba sin más", sin_lector),
            trial("todo se puede hacer por líneas", ordenes),
            trial("cabe en 40 columnas", estrecho),
            trial("la misma semilla, el mismo examen", semilla),
        ];
        trials.extend(nota::trials());
        trials.extend(guardado::trials());
        trials.extend(repaso::trials());
        trials
    })
}

fn mal_uso() {
    let alumno = Alumno::nuevo();
    for (argumentos, queja) in [
        (&["--perfil", "x"][..], "clase, universidad y fp"),
        (&["--perfil"], "falta decir clase, universidad o fp"),
        (&["--temas", "38"], "del 1 al 37"),
        (&["--temas", "1,,3"], "del 1 al 37"),
        (&["--temas", "37", "--preguntas", "200"], "se piden 200"),
        (&["--preguntas", "0"], "entre 1 y 200"),
        (&["--minutos", "mil"], "entre 0 y 1440"),
        (&["--pesos", "1:2"], "un número para cada una"),
        (&["--pesos", "0:0:0"], "--pesos 5:1,5:3,5"),
        (&["--pesos", "0:1:1", "--preguntas", "3"], "ese examen no tiene"),
        (&["--penalizacion", "1/7"], "1/(n-1)"),
        (&["--eliminatorio", "0"], "entre 1 y 100"),
        (&["--reloj", "corre"], "sigue o para"),
        (&["--lenguaje", "java"], "python, rust o c"),
        (&["--lenguaje", "c"], "ninguno de los programas de este examen está en C"),
        (&["--semilla", "x"], "«--semilla» va con un número"),
        (&["--plan", "ayer"], "la fecha del examen"),
        (&["--plan", "1/1/2020"], "ya ha pasado"),
        (&["--plan", "2999-01-01"], "más de un año"),
        (&["otra"], "no se entiende «otra»"),
        (&["repaso", "otra"], "sobra «otra»"),
        (&["historial", "--plan", "10/12"], "se piden por separado"),
        (&["--otra"], "«--otra»"),
    ] {
        let outcome = alumno.dice(argumentos, "");
        outcome.assert_code(2).assert_complains("Error: ").assert_complains(queja);
        assert!(!alumno.estado("examen.json").exists(), "{}", outcome.report());
    }
}

fn sin_lector() {
    let alumno = Alumno::nuevo();
    for que in ["", "repaso", "historial", "--plan 31/12", "--ayuda"] {
        let orden = format!("'{EXAMEN}' examen {que} </dev/null | head -1");
        let outcome = alumno.con(Run::sh(&orden)).run();
        outcome.assert_code(0).assert_clean();
        assert_eq!(
            (outcome.lines().len(), outcome.stderr.as_str()),
            (1, ""),
            "{}",
            outcome.report()
        );
    }
}

fn ordenes() {
    let alumno = Alumno::nuevo();
    let texto = ":ayuda\n:m\n:5\n:a\n:99\n:nada\n:mapa\n:t\n:lee\n:juzga\n:12\n:juzga\n:b\nhola\n\n:1\n:m\n:sal\n";
    alumno.dice(&["--semilla", "4"], texto).assert_code(0).assert_says_in_order(&[
        "Examen «clase», 90 minutos",
        "Pregunta 1 de 12. Test, 0,5 puntos. Quedan 90 minutos.",
        "ir a la pregunta 5",
        "Marcada.",
        "Pregunta 5 de 12.",
        "Pregunta 4 de 12.",
        "Las preguntas van de la 1 a la 12.",
        "«:nada» no es ninguna orden",
        "Contestadas, ninguna.",
        "En blanco, 12: 1, 2, 3",
        "Marcadas, 1: 1.",
        "Quedan 90 minutos.",
        "Pregunta 4 de 12.",
        "no hay ningún programa",
        "Pregunta 12 de 12. Programa, 3,5 puntos.",
        "se juzga al acabar",
        "En blanco.",
        "en su fichero",
        "Es la última.",
        "Pregunta 1 de 12. Test, 0,5 puntos. Marcada.",
        "Sin marca.",
        "Queda guardado",
    ]);
}

/// Menos el código, que no se parte.
fn estrecho() {
    let alumno = Alumno::nuevo();
    let run = alumno.run(&["--lineas", "--semilla", "4"]).terminal(40, 24);
    let outcome = run
        .wait_for("> ")
        .type_text(":mapa\n")
        .wait_for("Marcadas")
        .type_text(":sal\n")
        .run();
    outcome.assert_code(0);
    for linea in outcome.lines() {
        assert!(
            linea.starts_with("    ") || linea.chars().count() <= 40,
            "{linea}\n{}",
            outcome.report()
        );
    }
}

fn semilla() {
    let papel = |semilla: &str| {
        let alumno = Alumno::nuevo();
        alumno.dice(&["--semilla", semilla], "").assert_code(0);
        alumno.sesion()["papel"]["cuestiones"].clone()
    };
    let (uno, otro) = (papel("11"), papel("12"));
    assert_eq!(uno, papel("11"));
    assert_ne!(uno, otro);
    let temas: std::collections::BTreeSet<u64> = uno
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|cuestion| {
            cuestion["que"]["pregunta"]["pregunta"]["tema"].as_u64()
        })
        .collect();
    assert!(temas.len() >= 9, "los temas se reparten: {temas:?}");
}
