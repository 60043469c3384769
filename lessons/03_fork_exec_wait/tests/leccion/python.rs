//! Los programas de Python del capítulo se ejecutan, y todo lo que comprueban lo comprueba también la lección.

use std::collections::BTreeSet;
use std::path::PathBuf;

use regex::Regex;
use tests::paths::files_below;
use tests::{Run, Trial, requires, trial, trial_if, workspace_root};

use crate::{BINARIO, LECCION, leccion};

pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = Vec::new();
    let con_python = || requires::program("python3");
    for paso in LECCION.steps().iter().filter(|paso| *paso != "minishell") {
        let nombre = format!("{paso}.py dice lo mismo que el paso {paso}");
        trials.push(trial_if(&nombre, con_python, move || lo_mismo(paso)));
    }
    for paso in [
        "exec",
        "exec_conserva",
        "familia_exec",
        "descriptores",
        "tuberia",
        "sin_lectores",
        "minishell",
    ] {
        let nombre = format!(
            "{paso}.py: si exec falla, el hijo no sigue por el código del padre"
        );
        trials.push(trial_if(&nombre, con_python, move || exec_que_falla(paso)));
    }
    trials.push(trial_if(
        "en Python, check y timeout lanzan excepciones",
        con_python,
        excepciones,
    ));
    for nombre in ["tres_hijos", "valor"] {
        let que = format!(
            "{nombre}.py, que responde a una pregunta de examen, acaba bien"
        );
        trials.push(trial_if(&que, con_python, move || de_examen(nombre)));
    }
    trials.push(trial(
        "en Python, detrás de exec hay siempre un _exit",
        detras_de_exec,
    ));
    trials.push(trial_if(
        "minishell.py hace lo mismo que minishell",
        con_python,
        las_dos_shells,
    ));
    trials
}

fn carpeta() -> PathBuf {
    workspace_root().join("lessons/03_fork_exec_wait/python")
}

fn programa(paso: &str) -> String {
    carpeta().join(format!("{paso}.py")).display().to_string()
}

fn python(paso: &str) -> Run {
    Run::new("python3").arg(programa(paso)).env_remove("PYTHONUNBUFFERED")
}

/// Lo comprobado, con los valores de Rust escritos como los escribe Python.
fn comprobado(lineas: &[String]) -> BTreeSet<String> {
    let reglas = [
        (r"Exited\(Pid\(\d+\), (\d+)\)", "$1"),
        (r"Signaled\(Pid\(\d+\), (\w+), \w+\)", "$1"),
        (r"(?:Some|Ok|Err)\((-?\w+)\)", "$1"),
        (r"\bStillAlive\b", "0"),
        (r"\btrue\b", "True"),
        (r"\bfalse$", "False"),
        (r#"["']"#, ""),
    ];
    let reglas = reglas.map(|(patron, nuevo)| (Regex::new(patron).unwrap(), nuevo));
    let como_python = |linea: &String| {
        let dicho = linea.split_once("✔ ")?.1.to_owned();
        let cambiar = |texto: String, (patron, nuevo): &(Regex, &str)| {
            patron.replace_all(&texto, *nuevo).into_owned()
        };
        Some(reglas.iter().fold(dicho, cambiar))
    };
    lineas.iter().filter_map(como_python).collect()
}

fn lo_mismo(paso: &str) {
    let suyo = python(paso).run();
    suyo.assert_code(0).assert_clean().assert_no_complaints();
    let nuestro = leccion().arg(paso).run();
    let (suyas, nuestras) =
        (comprobado(&suyo.lines()), comprobado(&nuestro.lines()));
    assert!(!suyas.is_empty(), "{paso}.py no comprueba nada");
    let sobran: Vec<&String> = suyas.difference(&nuestras).collect();
    assert!(
        sobran.is_empty(),
        "{paso}.py dice algo que la lección no: {sobran:#?}\n{nuestras:#?}"
    );
}

/// Lo que solo es de Python, y la lección no comprueba.
fn excepciones() {
    let suyo = python("subproceso").run();
    suyo.assert_says("con check=True, un 3 es una excepción\n");
    suyo.assert_says("al acabarse el plazo hay una excepción\ny ningún hijo");
    python("popen").run().assert_says("wait también se quedaría esperando\n");
}

fn de_examen(nombre: &str) {
    let programa =
        carpeta().join(format!("../examples/{nombre}.py")).display().to_string();
    let outcome = Run::new("python3").args(["-B", &programa]).run();
    outcome.assert_code(0).assert_clean().assert_no_complaints();
}

/// Sin nada en `PATH`, no hay programa que ejecutar.
fn exec_que_falla(paso: &str) {
    let sin_path = "import os, runpy, sys; os.environ['PATH'] = '/nada'; runpy.run_path(sys.argv[1])";
    let outcome = Run::new("python3")
        .args(["-c", sin_path, &programa(paso)])
        .stdin("ls\nls\n")
        .run();
    outcome.assert_finished().assert_nothing_alive();
    // El hijo que no acaba ahí deja subir la excepción de exec hasta quien la
    // atrape.
    assert!(!outcome.stderr.contains("os.exec"), "{}", outcome.report());
}

fn detras_de_exec() {
    let llamada = Regex::new(r"os\.exec\w*\(").unwrap();
    for ruta in files_below(&carpeta().join(".."), "py")
        .into_iter()
        .chain(files_below(&carpeta().join("../../04_zombies_orphans"), "py"))
        // Las respuestas de los ejercicios las mira su juez, y las hay equivocadas.
        .filter(|ruta| {
            !ruta.components().any(|parte| parte.as_os_str() == "exercises")
        })
    {
        let texto = std::fs::read_to_string(&ruta).unwrap();
        let lineas: Vec<&str> = texto.lines().collect();
        for (numero, _) in
            lineas.iter().enumerate().filter(|(_, linea)| llamada.is_match(linea))
        {
            let detras = &lineas[numero + 1..lineas.len().min(numero + 8)];
            let acaba = detras.iter().any(|linea| linea.contains("os._exit"));
            assert!(acaba, "{}:{}", ruta.display(), numero + 1);
        }
    }
}

/// Lo que promete la shell de Python lo cumple, y como la de la lección: la misma
/// salida y el mismo código.
fn las_dos_shells() {
    let comunes = [
        "echo 'a  b' \"c\"\nprintf 'b\\na\\nb\\n' | sort | uniq -c\ncd /\npwd\nfalse\n",
        "echo \"|\" '|' a\"|\"b \\| | cat\n",
        "echo \"una \\\"doble\\\"\" 'dos  '\"tres\" ''\n",
        "cd\npwd\ncd /no/existe\npwd\n",
        "cd /no/existe\n",
        "no-existe-este-programa\n",
        "./no/existe | cat\n",
        "echo a | no-existe-este-programa\n",
        "/etc/passwd\n",
        "sh -c 'kill -9 $$'\n",
        "sh -c 'kill -34 $$'\n",
        "sh -c 'exit 3' | cat\ncat /dev/null | sh -c 'exit 4'\n",
        "yes | head -1\n\nfalse\nexit\necho no\n",
        "exit 3\necho no\n",
        "| cat\n",
        "echo sigue\necho a | | cat\n",
        "echo sigue\necho a && echo b\n",
        "echo sigue\necho *\n",
    ];
    for guion in comunes {
        let suyo = python("minishell").env("HOME", "/usr").stdin(guion).run();
        let nuestro = Run::new(BINARIO).args(["minishell", "--interactivo"]);
        let nuestro = nuestro.env("HOME", "/usr").stdin(guion).run();
        assert!(!suyo.stderr.contains("Traceback"), "{}", suyo.report());
        suyo.assert_clean();
        nuestro.assert_clean();
        assert_eq!(
            (&suyo.stdout, suyo.end),
            (&nuestro.stdout, nuestro.end),
            "{guion}"
        );
        assert_eq!(
            suyo.stderr.is_empty(),
            nuestro.stderr.is_empty(),
            "{guion}\n{}",
            suyo.report()
        );
    }
    let outcome = python("minishell").stdin("echo 'sin cerrar\necho sigue\n").run();
    outcome
        .assert_code(0)
        .assert_clean()
        .assert_says("sigue\n")
        .assert_complains("comillas");
}
