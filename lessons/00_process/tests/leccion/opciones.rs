//! El mal uso se explica en español, dice qué hacer y acaba con 2 sin dejar nada.

use tests::lesson::{Misuse, assert_no_english};
use tests::{Run, Trial, requires, trial, trial_if};

use crate::{BINARIO, LECCION, leccion};

const MAL_USO: [Misuse; 19] = [
    (
        &["huérfanos"],
        "no hay ningún paso «huérfanos». Los pasos son: programa, plantilla",
    ),
    (&["memori"], "¿Querías decir «memoria»?"),
    (&["Memoria"], "¿Querías decir «memoria»?"),
    (&["--listas"], "no existe la opción «--listas». ¿Querías decir «--lista»?"),
    (&["--xyz"], "no existe la opción «--xyz»"),
    (&["--color", "verde"], "los valores posibles son auto, siempre, nunca"),
    (&["--color"], "a la opción «--color <CUÁNDO>» le falta su valor"),
    (&["--sin-pausas=sí"], "la opción «--sin-pausas» no lleva ningún valor"),
    (
        &["plantilla", "--procesos", "17"],
        "ha de ser un número entero entre 1 y 16 (procesos)",
    ),
    (
        &["plantilla", "--procesos", "0"],
        "ha de ser un número entero entre 1 y 16 (procesos)",
    ),
    (&["plantilla", "--procesos", "tres"], "«tres» no vale para «--procesos <N>»"),
    (&["memoria", "--procesos", "3"], "no existe la opción «--procesos»"),
    (&["process_iter", "--max", "3", "--max", "4"], "solo puede aparecer una vez"),
    (
        &["process_iter", "--orden", "edad"],
        "los valores posibles son pid, cpu, memoria, nice",
    ),
    (&["kill", "--si"], "falta --pid <PID>"),
    (&["kill", "--pid", "0", "--si"], "0 no es el PID de un proceso"),
    (&["kill", "--pid", "-7", "--si"], "-7 no es el PID de un proceso"),
    (&["kill", "--pid", "1", "--si"], "PID 1 sostiene a todos los demás procesos"),
    (
        &["kill", "--pid", "4194304", "--si"],
        "no existe ningún proceso con PID 4194304 (ESRCH)",
    ),
];

/// El paso y una frase de su ayuda.
const AYUDAS: [(&str, &str); 1] = [(
    "process_iter",
    "Cuántas filas se muestran como mucho, de 1 a 100000 [por defecto: 15]",
)];

pub fn trials() -> Vec<Trial> {
    let mut trials = LECCION.misuse_trials(&MAL_USO);
    trials.extend(LECCION.help_trials(&AYUDAS));
    trials.extend([
        trial("un argumento que no es UTF-8 es mal uso", no_es_utf8),
        trial("--version dice la versión", la_version),
        trial("kill --pid no se envía señales a sí mismo", a_si_mismo),
        trial("kill --pid, sin terminal y sin --si, no envía nada", sin_terminal),
        trial("kill --pid --si envía la señal de verdad", de_verdad),
        trial_if(
            "kill --pid a un proceso ajeno: EPERM en español",
            requires::root,
            ajeno,
        ),
    ]);
    trials
}

fn no_es_utf8() {
    let orden = format!("'{BINARIO}' \"$(printf '\\377')\"");
    let outcome = Run::sh(&orden).run();
    outcome.assert_code(2).assert_clean();
    assert_no_english(&outcome.stderr);
}

fn la_version() {
    leccion()
        .arg("--version")
        .run()
        .assert_code(0)
        .assert_says(concat!("00_process ", env!("CARGO_PKG_VERSION")));
}

fn a_si_mismo() {
    // `exec` conserva el PID: el de la shell, `$$`, será el de la lección.
    let outcome = Run::sh(&format!("exec '{BINARIO}' kill --pid $$ --si")).run();
    outcome
        .assert_code(2)
        .assert_clean()
        .assert_complains("es este mismo programa");
}

fn sin_terminal() {
    let orden = format!(
        "sleep 50 & '{BINARIO}' kill --pid $!; codigo=$?; kill -0 $! && kill $!; wait; exit $codigo"
    );
    Run::sh(&orden)
        .run()
        .assert_code(2)
        .assert_clean()
        .assert_complains("añade --si");
}

fn de_verdad() {
    for (senal, codigo) in [("TERM", 143), ("SIGKILL", 137)] {
        let orden = format!(
            "sleep 50 & '{BINARIO}' kill --pid $! --senal {senal} --si; wait $!"
        );
        let outcome = Run::sh(&orden).run();
        outcome
            .assert_code(codigo)
            .assert_clean()
            .assert_says(": sleep, de ")
            .assert_says("enviada: ha terminado");
    }
}

fn ajeno() {
    // La prueba es de root y la lección, de nobody. SIGCONT no haría daño si llegara.
    let pid = std::process::id().to_string();
    let outcome = leccion()
        .args(["kill", "--pid", &pid, "--senal", "CONT", "--si"])
        .ordinary_user()
        .run();
    outcome
        .assert_code(2)
        .assert_clean()
        .assert_complains("que es de root (EPERM)");
}
