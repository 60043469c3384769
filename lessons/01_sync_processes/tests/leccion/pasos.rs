//! Cada paso se ejecuta, acaba bien y no deja nada; y dice lo que tiene que decir.

use tests::claims::Constant;
use tests::{End, Run, Trial, requires, trial, trial_if, workspace_root};

use crate::{LECCION, leccion};

/// Números que un paso dice con cualquier opción.
const CONSTANTES: [Constant; 11] = [
    ("carrera", 1, "lo que suma cada vez"),
    ("carrera", 3, "leer, sumar y escribir"),
    ("lock", 3, "leer, sumar y escribir"),
    ("barrera", 0, "lo que wait() devuelve a uno solo"),
    ("valor", 1, "lo que suma cada vez"),
    ("valor", 3, "leer, sumar y escribir"),
    ("productor_consumidor", 2, "los semáforos"),
    (
        "cerrojo_antes_de_hueco",
        0,
        "el semáforo que espera quien no encuentra hueco",
    ),
    ("filosofos", 2, "los tenedores que hacen falta para comer"),
    (
        "filosofos_en_orden",
        1,
        "el tenedor por el que empiezan el primero y el último",
    ),
    ("filosofos_en_orden", 2, "los tenedores que hacen falta para comer"),
];

/// Los programas de Python del capítulo que no son de ningún paso y que acaban solos.
const DEL_LIBRO: [&str; 4] =
    ["dos_cerrojos.py", "mal_escrito.py", "plantilla_hilos.py", "taquillas.py"];

/// Los intérpretes con los que se prueban, si están.
const INTERPRETES: [&str; 6] = [
    "python3",
    "python3.10",
    "python3.11",
    "python3.12",
    "python3.13",
    "python3.14",
];

pub fn trials() -> Vec<Trial> {
    let mut trials = LECCION.step_trials();
    trials.push(LECCION.claims_trial(&CONSTANTES));
    trials.push(LECCION.fits_trial());
    trials.extend([
        trial(
            "sin cerrojo, o con uno cada uno, siempre faltan incrementos",
            siempre_faltan,
        ),
        trial("con pocas vueltas, la carrera no promete nada", carrera_corta),
        trial("con el mismo cerrojo, el contador es exacto", exacto),
        trial(
            "con tantas impresoras como procesos, no espera ninguno",
            sobran_impresoras,
        ),
        trial("el evento despierta a todos, sean los que sean", muchos_esperan),
        trial_if(
            "en Python, la plantilla con cerrojo no pierde ningún incremento",
            || requires::program("python3"),
            plantilla_de_python,
        ),
        trial_if(
            "en Python, lock.acquire.lock y lock.acquire.release no existen",
            || requires::program("python3"),
            mal_escrito_en_python,
        ),
    ]);
    trials.extend(DEL_LIBRO.map(|programa| {
        trial_if(
            &format!("en el libro, {programa} acaba bien"),
            || requires::program("python3"),
            move || del_libro(programa),
        )
    }));
    trials
}

/// Cada vez cuesta casi dos segundos de CPU, y la lección entera también lo comprueba: aquí se repite poco.
fn siempre_faltan() {
    for _ in 0..requires::long_repetitions() {
        for run in [leccion(), leccion().one_cpu()] {
            let outcome = run.args(["carrera", "un_lock_cada_uno"]).run();
            outcome.assert_code(0).assert_clean();
            outcome.assert_says_in_order(&[
                "✔ faltan incrementos",
                "✔ faltan incrementos",
            ]);
        }
    }
}

fn carrera_corta() {
    let outcome =
        leccion().args(["carrera", "--procesos", "2", "--vueltas", "1"]).run();
    outcome.assert_code(0).assert_clean();
    outcome.assert_says("debería valer 2").assert_says("cuestión de suerte");
}

fn exacto() {
    for (procesos, vueltas, total) in [("2", "1", "2"), ("16", "20000", "320000")] {
        for paso in ["lock", "mismo_lock"] {
            let orden = [paso, "--procesos", procesos, "--vueltas", vueltas];
            let outcome = leccion().args(orden).run();
            outcome
                .assert_code(0)
                .assert_clean()
                .assert_says(&format!("✔ contador: {total}"));
        }
    }
}

fn sobran_impresoras() {
    for (procesos, impresoras, dice) in
        [("3", "8", "3 imprimen y 0 esperan"), ("9", "1", "1 imprime y 8 esperan")]
    {
        let orden =
            ["semaforo", "--procesos", procesos, "--impresoras", impresoras];
        leccion().args(orden).run().assert_code(0).assert_clean().assert_says(dice);
    }
}

fn muchos_esperan() {
    for procesos in ["1", "16"] {
        let outcome = leccion().args(["evento", "--procesos", procesos]).run();
        outcome.assert_code(0).assert_clean();
        outcome.assert_says(&format!("✔ corren, tras un solo set(): {procesos}"));
    }
}

fn del_libro(programa: &str) {
    let ruta = workspace_root().join("book/src/01_sync/python").join(programa);
    let funciona = |nombre: &&str| {
        requires::program(nombre).is_ok()
            && Run::new(nombre).arg("--version").run().end == End::Exited(0)
    };
    for interprete in INTERPRETES.into_iter().filter(funciona) {
        let outcome =
            Run::new(interprete).args(["-B", &ruta.display().to_string()]).run();
        outcome.assert_code(0).assert_clean().assert_no_complaints();
    }
}

fn mal_escrito_en_python() {
    let programa = workspace_root().join("book/src/01_sync/python/mal_escrito.py");
    let outcome = Run::new("python3").arg(programa.display().to_string()).run();
    outcome.assert_code(0).assert_clean().assert_says_in_order(&[
        "has no attribute 'lock'",
        "has no attribute 'release'",
        "module 'threading' has no attribute 'lock'",
        "¿estaba libre? True",
    ]);
}

fn plantilla_de_python() {
    let programa =
        workspace_root().join("lessons/01_sync_processes/python/lock.py");
    let outcome = Run::new("python3").arg(programa.display().to_string()).run();
    outcome.assert_code(0).assert_clean();
    assert_eq!(
        outcome.stdout,
        "el contador vale 80000 y debería valer 80000\n",
        "{}",
        outcome.report()
    );
}
