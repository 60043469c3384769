//! Cada parte usa unas opciones y se niega a las demás: ninguna se pasa por alto.

use std::collections::BTreeSet;
use std::fs;
use std::process::ExitCode;
use std::sync::LazyLock;

use tests::{Outcome, Run, Trial, trial};

const EXAMEN: &str = env!("CARGO_BIN_EXE_06_exam");

/// Lo que se pide, y las opciones que van con ello.
const PEDIDOS: &[(&str, &str)] = &[
    ("practica", ""),
    ("practica siguiente", "--lenguaje --json --semilla"),
    ("practica lock", "--lenguaje --fichero --json --semilla"),
    ("practica lock --fichero nada.py", "--lenguaje --json --semilla --aislado"),
    ("practica pista lock", ""),
    ("practica solucion lock", "--lenguaje --si"),
    ("practica reinicia lock", "--lenguaje"),
    ("practica vigila no_esta", "--lenguaje --semilla"),
    ("practica exporta fuera.json", "--si"),
    ("practica importa fuera.json", ""),
    ("practica inicio lock", "--lenguaje"),
    ("practica indice", ""),
    (
        "examen",
        "--plan --perfil --preguntas --minutos --temas --pesos --penalizacion --eliminatorio \
         --lenguaje --en-blanco --juzga-durante --semilla --lineas --reloj --nuevo",
    ),
    (
        "examen --pesos 0:1:1",
        "--perfil --minutos --temas --lenguaje --en-blanco --juzga-durante --semilla --lineas --reloj --nuevo",
    ),
    (
        "examen --pesos 5:5:0",
        "--perfil --preguntas --minutos --temas --penalizacion --eliminatorio --semilla --lineas --reloj \
         --nuevo",
    ),
    (
        "examen --minutos 0",
        "--perfil --preguntas --temas --pesos --penalizacion --eliminatorio --lenguaje \
         --en-blanco --juzga-durante --semilla --lineas --nuevo",
    ),
    ("examen repaso", "--plan --temas --minutos --semilla --lineas"),
    ("examen historial", ""),
    ("examen --plan 31/12", ""),
    ("papel", "--perfil --semilla --modelos -o --si"),
    ("moodle", "--tema --perfil --generadas --penaliza --arrastrar -o"),
    ("moodle --tema 1", "--penaliza --arrastrar -o"),
    ("gift --perfil clase", "--semilla --penaliza -o"),
    (
        "moodle --generadas 2",
        "--tipo --lenguaje --dificultad --semilla --penaliza -o",
    ),
    ("gift --tema 1 -o fuera.txt", "--penaliza --si"),
    ("anki", "--tema --perfil --generadas -o"),
    ("corrige no_esta", "-o --salida --a-la-vez --sin-aislar --si"),
    ("banco", "--json --carpeta"),
    ("banco comprueba no_esta", "--veces --carpeta"),
    ("banco libro 09_nada", "--sin-respuestas --carpeta"),
    (
        "genera",
        "--tipo --semilla --lenguaje --dificultad --cuantas --respuesta --json",
    ),
    ("criterios", ""),
];

/// Lo que se pone detrás de las opciones que llevan algo.
const DETRAS: &[(&str, &str)] = &[
    ("--lenguaje", "python"),
    ("--fichero", "nada.py"),
    ("--semilla", "7"),
    ("--plan", "31/12"),
    ("--perfil", "clase"),
    ("--preguntas", "3"),
    ("--minutos", "5"),
    ("--temas", "1-9"),
    ("--pesos", "1:1:1"),
    ("--penalizacion", "1/3"),
    ("--eliminatorio", "50"),
    ("--reloj", "sigue"),
    ("--modelos", "A,B"),
    ("-o", "fuera"),
    ("--salida", "fuera"),
    ("--tema", "4"),
    ("--generadas", "2"),
    ("--penaliza", "1/3"),
    ("--tipo", "arbol"),
    ("--dificultad", "1"),
    ("--a-la-vez", "2"),
    ("--carpeta", "no_esta"),
    ("--veces", "2"),
    ("--cuantas", "2"),
];

fn main() -> ExitCode {
    tests::main(|| {
        let mut trials = vec![
            trial("están todas las partes", todas_las_partes),
            trial("si no se puede escribir en la salida, se dice", sin_salida),
        ];
        for (pedido, van) in PEDIDOS {
            trials.push(con_cada_opcion(pedido, van));
        }
        trials
    })
}

fn todas_las_partes() {
    let probadas: BTreeSet<String> = PEDIDOS
        .iter()
        .map(|(pedido, _)| pedido.split(' ').next().unwrap().to_owned())
        .collect();
    for parte in partes() {
        assert!(probadas.contains(&parte), "falta «{parte}»");
    }
}

fn sin_salida() {
    for pedido in [
        "practica",
        "examen historial",
        "banco",
        "genera",
        "criterios",
        "gift",
        "--ayuda",
    ] {
        let outcome = Run::new(EXAMEN).args(pedido.split(' ')).stdout_full().run();
        outcome.assert_code(1);
        let queja = "no se puede escribir en la salida: no queda espacio en el disco (ENOSPC)";
        assert!(outcome.stderr.contains(queja), "{pedido}: {}", outcome.report());
        assert!(
            !outcome.stderr.contains("panicked"),
            "{pedido}: {}",
            outcome.report()
        );
    }
}

fn con_cada_opcion(pedido: &'static str, van: &'static str) -> Trial {
    let nombre = if van.is_empty() {
        format!("`{pedido}` no lleva opciones, y se dice")
    } else {
        format!("`{pedido}` solo lleva las suyas, y se dice")
    };
    trial(&nombre, move || {
        let van: Vec<&str> = van.split(' ').filter(|una| !una.is_empty()).collect();
        for opcion in &*OPCIONES {
            let detras = DETRAS.iter().find(|(otra, _)| otra == opcion);
            let detras = detras.map(|(_, detras)| *detras);
            let palabras = pedido.split(' ').chain([opcion.as_str()]).chain(detras);
            let (outcome, deja) = pide(palabras.collect());
            let la_nombra = outcome.stderr.contains(&format!("«{opcion}»"));
            if van.contains(&opcion.as_str()) {
                assert!(!la_nombra, "{opcion}: {}", outcome.report());
                continue;
            }
            outcome.assert_code(2);
            assert!(
                la_nombra && outcome.stdout.is_empty(),
                "{opcion}: {}",
                outcome.report()
            );
            let cabe =
                outcome.stderr.lines().all(|linea| linea.chars().count() <= 80);
            assert!(cabe, "{opcion}: {}", outcome.report());
            assert!(!deja, "con {opcion} queda algo escrito");
        }
    })
}

/// Lo que pasa, y si queda algo escrito.
fn pide(palabras: Vec<&str>) -> (Outcome, bool) {
    let casa = tempfile::tempdir().unwrap();
    let ruta = casa.path().display().to_string();
    let outcome = Run::new(EXAMEN)
        .args(palabras)
        .env("XDG_STATE_HOME", ruta.clone())
        .env("CUADERNO_PRACTICA", format!("{ruta}/practica"))
        .cwd(casa.path())
        .run();
    outcome.assert_nothing_alive();
    let deja = fs::read_dir(casa.path()).unwrap().count() > 0;
    (outcome, deja)
}

fn ayuda(parte: &[&str]) -> String {
    let outcome = Run::new(EXAMEN).args(parte.to_owned()).arg("--ayuda").run();
    outcome.assert_code(0);
    let larga = outcome.stdout.lines().find(|linea| linea.chars().count() > 80);
    assert_eq!(larga, None, "no cabe en 80 columnas");
    outcome.stdout
}

fn partes() -> Vec<String> {
    let partes = ayuda(&[]);
    let partes =
        partes.lines().filter_map(|linea| linea.strip_prefix("  06_exam "));
    partes.map(|linea| linea.split(' ').next().unwrap().to_owned()).collect()
}

/// A las ayudas se les pregunta una vez.
static OPCIONES: LazyLock<BTreeSet<String>> = LazyLock::new(opciones);

/// Las de todas las ayudas.
fn opciones() -> BTreeSet<String> {
    let mut opciones = BTreeSet::new();
    for parte in partes() {
        let texto = ayuda(&[&parte]);
        let palabras = texto.split(|letra: char| {
            letra.is_whitespace() || "«»`,;:.()".contains(letra)
        });
        let suyas = palabras.filter(|palabra| {
            palabra.starts_with("--") && palabra.len() > 2 || *palabra == "-o"
        });
        opciones.extend(suyas.map(str::to_owned));
    }
    opciones.remove("--ayuda");
    assert!(opciones.len() > 25, "no se leen bien las ayudas: {opciones:?}");
    opciones
}
