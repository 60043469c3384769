//! El camino del alumno: de la lista a un ejercicio hecho, con sus pistas, y vigilando.

use std::fs;
use std::time::Duration;

use tests::{Run, Trial, trial, until};

use crate::alumno::{Alumno, de_plantilla};
use crate::{EXAMEN, con_ptrace};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("mal usado, dice qué hacer y acaba con 2", mal_uso),
        trial("del fichero de partida al ejercicio hecho", camino),
        trial("una pista más cada vez", pistas),
        trial("la solución se pregunta antes", solucion),
        trial("si nadie lee la lista, acaba sin más", sin_lector),
        trial("reiniciar guarda una copia", reinicio),
        con_ptrace(
            "vigilar juzga cada vez que se guarda, y atiende al teclado",
            vigila,
        ),
    ]
}

fn mal_uso() {
    let alumno = Alumno::nuevo();
    for (argumentos, queja) in [
        (&["lok"][..], "¿Será «lock»?"),
        (&["pista"], "falta el ejercicio"),
        (&["lock", "plantilla"], "un ejercicio cada vez"),
        (&["lock", "--lenguaje", "java"], "python, rust o c"),
        (&["lock", "--lenguaje", "c"], "no está en C"),
        (&["lock", "--fichero", "no-existe.py"], "¿está bien escrito?"),
        (&["lock", "--fichero"], "falta decir el nombre de un fichero"),
        (&["reinicia", "lock"], "todavía no hay nada"),
        (&["importa", "no-existe.json"], "no es un progreso exportado"),
        (&["--no-existe"], "«--no-existe»"),
    ] {
        alumno
            .pide(argumentos)
            .assert_code(2)
            .assert_complains("Error: ")
            .assert_complains(queja);
    }
}

fn camino() {
    let alumno = Alumno::nuevo();
    alumno.pide(&[]).assert_code(0).assert_says("Ahora viene plantilla");
    alumno.pide(&["plantilla"]).assert_code(0).assert_says("complétalo y repite");
    let respuesta = alumno.ruta("practica/plantilla.py");
    alumno
        .pide(&["plantilla"])
        .assert_code(1)
        .assert_says("✗ ")
        .assert_says("(paso ");
    fs::copy(de_plantilla("solucion.py"), &respuesta).unwrap();
    alumno.pide(&["plantilla"]).assert_code(0).assert_says("Está bien.");
    let lista = alumno.pide(&[]);
    lista
        .assert_says("✔ plantilla")
        .assert_says("1 hecho de")
        .assert_says("Ahora viene subclase");
    alumno.pide(&["plantilla", "--lenguaje", "rust"]).assert_code(0);
    // El lenguaje se recuerda.
    alumno.pide(&["lock"]).assert_code(0).assert_says("lock.rs");
    let paquete = fs::read_to_string(alumno.ruta("practica/Cargo.toml")).unwrap();
    assert!(
        paquete.contains("name = \"lock\"")
            && paquete.contains("name = \"plantilla\"")
    );
}

fn pistas() {
    let alumno = Alumno::nuevo();
    for vez in 1..=4 {
        let outcome = alumno.pide(&["pista", "lock"]);
        let hay = outcome.assert_code(0).stdout.matches("Pista ").count();
        assert_eq!(hay, vez.min(3), "{}", outcome.report());
    }
}

fn solucion() {
    let alumno = Alumno::nuevo();
    alumno.pide(&["solucion", "lock"]).assert_code(2).assert_complains("--si");
    let vista = alumno.pide(&["solucion", "lock", "--si"]);
    vista.assert_code(0).assert_says("with cerrojo:");
    assert!(!vista.stdout.contains("HUECO") && !vista.stdout.contains("INICIO"));
    let no = alumno
        .run(&["solucion", "lock"])
        .terminal(80, 24)
        .wait_for("[s/N]")
        .type_text("n\n");
    no.run().assert_code(1).assert_says("sigue intentándolo");
}

fn reinicio() {
    let alumno = Alumno::nuevo();
    alumno.pide(&["lock"]).assert_code(0);
    let respuesta = alumno.ruta("practica/lock.py");
    let partida = fs::read_to_string(&respuesta).unwrap();
    alumno
        .pide(&["reinicia", "lock"])
        .assert_code(0)
        .assert_says("ya es el de partida")
        .assert_never_says("Lo que habías escrito");
    fs::write(&respuesta, "lo mío").unwrap();
    alumno.pide(&["reinicia", "lock"]).assert_code(0);
    assert_eq!(fs::read_to_string(&respuesta).unwrap(), partida);
    assert_eq!(
        fs::read_to_string(alumno.ruta("practica/lock.antes-1.py")).unwrap(),
        "lo mío"
    );
}

fn sin_lector() {
    let outcome = Run::sh(&format!(
        "'{EXAMEN}' practica | true; '{EXAMEN}' practica | head -1"
    ))
    .run();
    outcome.assert_code(0).assert_clean().assert_says("00_process");
    assert_eq!(outcome.stderr, "", "{}", outcome.report());
}

fn vigila() {
    let alumno = Alumno::nuevo();
    let respuesta = alumno.ruta("practica/plantilla.py");
    let run = alumno
        .run(&["vigila", "plantilla"])
        .terminal(100, 40)
        .deadline(Duration::from_secs(60));
    std::thread::scope(|hilos| {
        hilos.spawn(|| {
            let entero = || {
                fs::read_to_string(&respuesta)
                    .is_ok_and(|texto| texto.contains("print(\"fin\")"))
            };
            until("se pone el fichero de partida", entero);
            // Mientras se juzga lo de partida: no se pierde.
            fs::copy(de_plantilla("solucion.py"), &respuesta).unwrap();
        });
        let outcome = run
            .wait_for("Está bien.")
            .type_text("p")
            .wait_for("Pista 1")
            .type_text("q")
            .run();
        outcome.assert_code(0).assert_nothing_alive();
    });
}
