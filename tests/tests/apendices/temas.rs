//! «Los temas de los exámenes»: están los 37, y el programa de Python de cada paso dice lo que responde la fila.

use std::collections::BTreeMap;
use std::fs;

use tests::paths::lessons_by_binary;
use tests::{Run, Trial, requires, trial, trial_if, workspace_root};

/// El paso de cada tema, por orden, y lo que escribe su programa que demuestra la respuesta.
const THEMES: [(&str, &str, &str); 37] = [
    ("03_fork_exec_wait", "cuantos", "procesos de tres: 8"),
    ("03_fork_exec_wait", "cuantos", "procesos de abanico: 4"),
    ("03_fork_exec_wait", "cuantos", "procesos de cadena: 4"),
    ("03_fork_exec_wait", "cuantos", "procesos de y_o: 5"),
    ("03_fork_exec_wait", "cuantos", "procesos de abanico_y_dos: 12"),
    ("03_fork_exec_wait", "cuantos", "procesos de anidados: 8"),
    ("00_process", "jerarquia", "mis descendientes: 2"),
    ("03_fork_exec_wait", "orden", "sin wait, todas son alguna de las seis posibles"),
    ("03_fork_exec_wait", "orden", "con wait: {'12AB': 60}"),
    ("03_fork_exec_wait", "bufer", "y en una tubería: 2"),
    ("03_fork_exec_wait", "guiones", "si quedan en el búfer: 8"),
    ("03_fork_exec_wait", "bufer", "y si el hijo acaba con _exit: 1"),
    ("03_fork_exec_wait", "fork", "me ha devuelto 0: soy hijo de"),
    ("03_fork_exec_wait", "memoria", "numero en el padre: 5"),
    ("03_fork_exec_wait", "ficheros", "el padre sigue leyendo: ef"),
    ("03_fork_exec_wait", "exec_falla", "con /no/existe: 127"),
    ("03_fork_exec_wait", "wait", "wait, sin hijos: ECHILD"),
    ("03_fork_exec_wait", "waitpid", "con WNOHANG: 0"),
    ("03_fork_exec_wait", "estado", "= 0x2c00"),
    ("03_fork_exec_wait", "estado", "como lo escribe Python: -9"),
    ("04_zombies_orphans", "zombi", "estado, después de kill -9: zombie"),
    ("04_zombies_orphans", "recoger", "wait no entrega ningún código: ChildProcessError"),
    ("04_zombies_orphans", "huerfano", "ahora mi padre es PID"),
    ("03_fork_exec_wait", "imposibles", "poner un manejador a SIGKILL: EINVAL"),
    ("00_process", "bajar_nice", "tras subirlo: 1"),
    ("00_process", "estados", "sleep(): sleeping"),
    ("01_sync", "carrera", "y debería valer"),
    ("01_sync", "valor", "con get_lock(): 40000"),
    ("01_sync", "semaforo_orden", "bebo: el café está hecho: True"),
    ("01_sync", "cerrojo_antes_de_hueco", "sigue esperando: True"),
    ("01_sync", "mismo_orden", "los dos han terminado"),
    ("01_sync", "tuberia", "EOFError: ya no puede escribir nadie"),
    ("02_pool", "cerrar", "ya no admite más: ValueError"),
    ("02_pool", "gil", "esperar, dos_hilos: "),
    ("05_server", "sin_zombis", "no le queda ningún hijo"),
    ("01_sync", "mismo_lock", "el contador vale 80000 y debería valer 80000"),
    ("00_process", "plantilla", "todos han terminado"),
];

pub fn trials() -> Vec<Trial> {
    let mut trials = vec![trial("los 37 temas de los exámenes llevan a su paso", every_theme)];
    let mut shown: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for (lesson, step, answer) in THEMES {
        shown.entry((lesson, step)).or_default().push(answer);
    }
    for ((lesson, step), answers) in shown {
        trials.push(trial_if(
            &format!("{lesson}: {step}.py responde a los temas que se ven en él"),
            move || has_python(lesson, step),
            move || answered(lesson, step, &answers),
        ));
    }
    trials
}

fn every_theme() {
    let page = fs::read_to_string(workspace_root().join("book/src/temas.md")).unwrap();
    let is_row = |line: &&str| line.starts_with("| ") && !line.starts_with("| Tema ");
    let rows: Vec<&str> = page.lines().filter(is_row).collect();
    assert_eq!(rows.len(), THEMES.len());
    for (number, (row, (lesson, step, _))) in (1..).zip(rows.iter().zip(THEMES)) {
        assert!(row.starts_with(&format!("| {number}. ")), "en el lugar {number} está «{row}»");
        let link = format!("| [{step}]({lesson}/{step}.md) |");
        assert!(row.ends_with(&link), "el tema {number} ha de llevar a {link}: «{row}»");
    }
}

fn program(lesson: &str, step: &str) -> std::path::PathBuf {
    lessons_by_binary()[lesson].join(format!("python/{step}.py"))
}

fn has_python(lesson: &str, step: &str) -> Result<(), String> {
    requires::program("python3")?;
    let code = fs::read_to_string(program(lesson, step)).unwrap();
    let imports_psutil = code.lines().any(|line| line == "import psutil");
    if imports_psutil { requires::python_module("python3", "psutil") } else { Ok(()) }
}

fn answered(lesson: &str, step: &str, answers: &[&str]) {
    let program = program(lesson, step).display().to_string();
    let outcome = Run::new("python3").args(["-B", &program]).run();
    outcome.assert_code(0).assert_nothing_alive();
    for answer in answers {
        assert!(outcome.stdout.contains(answer), "falta «{answer}»:\n{}", outcome.report());
    }
}
