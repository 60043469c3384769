//! Las órdenes del README y del libro se ejecutan tal como están.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tests::paths::files_below;
use tests::{Run, Trial, requires, trial, trial_if, workspace_root};

const EVERY_TEST: &str = "cargo test --workspace --no-fail-fast";

/// Órdenes que esta prueba no ejecuta, y por qué. Falla si alguna ya no está escrita en ninguna parte.
const NOT_RUN: &[(&str, &str)] = &[
    (EVERY_TEST, "es la que ejecuta esta prueba"),
    ("cargo salidas", "reescribiría lo que otra prueba compara"),
    (
        "cargo comparativa",
        "tarda un minuto sin contar la compilación: la prueba `comparativa` la hace en pequeño",
    ),
    (
        "cargo run --release --bin 02_pool -- comparativa",
        "antes de medir, compila todo otra vez, optimizado",
    ),
    ("cargo install mdbook --locked", "instala un programa"),
    ("mdbook serve book --open", "se queda sirviendo páginas"),
    ("sudo apt install build-essential psmisc git python3 python3-venv", "instala paquetes"),
    ("(sleep 3 &); ps -eo pid,ppid,comm | grep sleep", "deja un huérfano, que es lo que enseña"),
    ("python3 -m venv .venv", "crea una carpeta en el cuaderno"),
    (".venv/bin/pip install psutil", "instala una biblioteca"),
    (".venv/bin/python lessons/00_process/python/process_iter.py", "necesita la carpeta anterior"),
    ("wsl --install", "es de Windows"),
    ("sudo target/debug/00_process bajar_nice", "pide una contraseña"),
    ("cargo run --bin 00_process -- kill --pid 4121", "el PID es el de cada uno"),
    (
        "sudo unshare --pid --fork --mount-proc target/debug/04_zombies_orphans init_en_miniatura -- ps -ef",
        "pide una contraseña",
    ),
    ("cargo run --bin 05_server -- uno_a_uno --sirve --puerto 8080", SERVES),
    ("cargo run --bin 05_server -- parada_ordenada --sirve --puerto 8080", SERVES),
    ("curl 'http://127.0.0.1:8080/lento?segundos=4'", "necesita un servidor en marcha"),
    (
        "cargo run --release --quiet --bin 05_server -- comparativa --rivales --peticiones 3000 --clientes 16",
        "antes de medir, compila todo otra vez, optimizado",
    ),
    (
        "cargo run --release --quiet --bin 05_server -- comparativa --peticiones 5000 --clientes 32",
        "antes de medir, compila todo otra vez, optimizado",
    ),
    ("curl http://127.0.0.1:8080/estado", "necesita un servidor en marcha"),
    ("cargo run --quiet --bin 06_exam -- corrige entregas", CORRECTS),
    ("cargo run --quiet --bin 06_exam -- corrige entregas --sin-aislar", CORRECTS),
    (
        "cargo run --quiet --bin 06_exam -- practica lock --fichero lock.py --json --aislado",
        CORRECTS,
    ),
    ("cargo clase", "se queda sirviendo, y el puerto puede estar ocupado: tiene sus pruebas"),
    ("cargo practica vigila lock", "se queda vigilando: lo prueba la lección"),
    ("cargo practica exporta progreso.json", "escribe en el cuaderno: lo prueba la lección"),
    ("cargo practica importa progreso.json", "necesita el fichero que escribe la anterior"),
    (
        "cargo run --quiet --bin 06_exam -- papel --perfil clase --semilla 7 --modelos A,B -o examen",
        WRITES,
    ),
    ("cargo run --quiet --bin 06_exam -- moodle -o banco.xml", WRITES),
    ("cargo run --quiet --bin 06_exam -- moodle --arrastrar -o arrastrar.xml", WRITES),
    ("cargo run --quiet --bin 06_exam -- moodle --tema 27 -o tema27.xml", WRITES),
    (
        "cargo run --quiet --bin 06_exam -- moodle --perfil clase --semilla 7 --penaliza 30% -o examen7.xml",
        WRITES,
    ),
    (
        "cargo run --quiet --bin 06_exam -- moodle --generadas 40 --tipo arbol --semilla 7 -o arboles.xml",
        WRITES,
    ),
    ("cargo run --quiet --bin 06_exam -- gift --tema 27 -o tema27.txt", WRITES),
    ("cargo run --quiet --bin 06_exam -- anki -o procesos.txt", WRITES),
];

const WRITES: &str = "escribe en el cuaderno: lo prueba la lección";
const SERVES: &str = "se queda sirviendo, y el puerto puede estar ocupado: lo prueba la lección";

const CORRECTS: &str = "necesita lo que entrega una clase: lo prueba la lección";

/// Órdenes que fallan a propósito, y su código de salida.
const FAILING: &[(&str, i32)] = &[
    ("cargo run -p 00_process", 101),
    ("cargo run -p 01_sync", 101),
    ("cargo run --bin 00_process -- memori", 2),
    ("cargo run --bin 02_pool -- lotes --carpeta no_existe", 2),
    ("cargo practica plantila", 2),
    // El juez los rechaza, que es lo que enseñan.
    ("cargo practica plantilla --fichero lessons/00_process/exercises/plantilla/mal/hilos.py", 1),
    ("cargo practica plantilla --fichero lessons/00_process/exercises/plantilla/mal/duerme.py", 1),
    ("cargo practica plantilla --fichero book/src/06_exam/respuestas/nombre_mal_escrito.py", 1),
    (
        "cargo practica lock --fichero lessons/01_sync_processes/exercises/lock/mal/un_cerrojo_cada_uno.py",
        1,
    ),
    // Sin terminal no se puede preguntar si de verdad se quiere ver.
    ("cargo practica solucion plantilla", 2),
    // Cada orden se ejecuta sin nada empezado.
    ("cargo practica reinicia plantilla", 2),
    // Los dos ficheros son distintos, y `git diff --no-index` lo dice con un 1.
    (
        "git diff --no-index lessons/01_sync_processes/python/carrera.py lessons/01_sync_processes/python/lock.py",
        1,
    ),
    (
        "git diff --no-index lessons/01_sync_processes/python/lock.py lessons/01_sync_processes/python/un_lock_cada_uno.py",
        1,
    ),
    (
        "git diff --no-index lessons/01_sync_processes/python/un_lock_cada_uno.py lessons/01_sync_processes/python/mismo_lock.py",
        1,
    ),
    (
        "cargo run --quiet --bin 04_zombies_orphans -- init_en_miniatura -- sh -c 'echo hola; exit 3'",
        3,
    ),
    (
        "cargo run --bin 03_fork_exec_wait -- minishell --guion lessons/03_fork_exec_wait/guiones/ejemplo.sh",
        3,
    ),
];

pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = commands()
        .into_iter()
        .filter(|(command, _)| NOT_RUN.iter().all(|(skipped, _)| skipped != command))
        .map(|(command, page)| {
            let needed = command.clone();
            trial_if(
                &format!("la orden «{command}» de {page}"),
                move || runnable(&needed),
                move || run(&command),
            )
        })
        .collect();
    trials.push(trial("las dos órdenes que abren el README son las del cuaderno", first_in_readme));
    trials.push(trial("las órdenes que no se ejecutan siguen escritas", skipped_are_written));
    trials
}

/// El único programa de Python de esas órdenes que usa psutil.
const WITH_PSUTIL: &str = "process_iter --python";

fn runnable(command: &str) -> Result<(), String> {
    if command.contains(WITH_PSUTIL) {
        requires::python_module("python3", "psutil")?;
    }
    requires::program(command.split_whitespace().next().unwrap_or_default())
}

fn run(command: &str) {
    let code = FAILING.iter().find(|(failing, _)| *failing == command).map_or(0, |(_, code)| *code);
    // Lo que se practique y se dibuje aquí no es de quien prueba.
    let own = tempfile::tempdir().unwrap();
    let folder = |name| own.path().join(name).display().to_string();
    let run = Run::sh(&command.replace("/tmp/", &folder("")))
        .env("CUADERNO_PRACTICA", folder("practica"))
        .env("XDG_STATE_HOME", folder("estado"))
        .cwd(workspace_root())
        .deadline(Duration::from_secs(300));
    run.run().assert_code(code).assert_clean();
}

/// Cada orden escrita en el README o en el libro, y en qué página.
fn commands() -> BTreeMap<String, String> {
    let mut pages = files_below(&workspace_root().join("book/src"), "md");
    pages.push(readme());
    let mut commands = BTreeMap::new();
    for path in pages {
        let page = path.strip_prefix(workspace_root()).unwrap().display().to_string();
        for command in commands_of(&path) {
            commands.insert(command, page.clone());
        }
    }
    commands
}

fn commands_of(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    text.lines().filter_map(|line| Some(line.trim_start().strip_prefix("$ ")?.to_owned())).collect()
}

fn readme() -> PathBuf {
    workspace_root().join("README.md")
}

fn first_in_readme() {
    assert_eq!(commands_of(&readme())[..2], ["cargo run", EVERY_TEST]);
    let ci = fs::read_to_string(workspace_root().join(".ci/run")).unwrap();
    assert!(ci.contains(EVERY_TEST), ".ci/run ha de ejecutar la misma orden");
}

fn skipped_are_written() {
    let commands = commands();
    for (command, reason) in NOT_RUN {
        assert!(
            commands.contains_key(*command),
            "«{command}» ya no está escrita: sobra aquí ({reason})"
        );
    }
    for (command, _) in FAILING {
        assert!(commands.contains_key(*command), "«{command}» ya no está escrita: sobra aquí");
    }
}
