//! El veredicto para otros programas, y de quién es cada fallo.

use std::fs;

use serde_json::Value;
use tests::{Run, Trial, workspace_root};

use crate::alumno::{Alumno, de_plantilla, juzga, juzga_texto, juzga_texto_de};
use crate::{EXAMEN, con_ptrace};

pub fn trials() -> Vec<Trial> {
    vec![
        con_ptrace("el veredicto para otros programas", json),
        con_ptrace(
            "un error de compilación y una traza se enseñan enteros",
            errores,
        ),
        con_ptrace(
            "el error de un hijo se dice, con sus argumentos, y lo que no ha ocurrido no se da por bueno",
            error_de_un_hijo,
        ),
        con_ptrace(
            "quien se cansa de esperar no está en un interbloqueo",
            se_cansa,
        ),
        con_ptrace(
            "de un semáforo no se dice que lo tiene quien lo espera",
            cerrojo_antes_de_hueco,
        ),
        con_ptrace("seis a la vez no se estorban", seis_a_la_vez),
        con_ptrace("quien juzga puede tener el mayor nice", con_el_mayor_nice),
        con_ptrace(
            "quien acaba en cuanto empieza ha fallado él, y no el juez",
            acaba_antes,
        ),
    ]
}

fn json() {
    let bien = juzga(&de_plantilla("solucion.py"));
    bien.assert_code(0);
    let json: Value = serde_json::from_str(&bien.stdout).unwrap();
    assert_eq!(
        (&json["exercise"], &json["language"]),
        (&"plantilla".into(), &"python".into())
    );
    assert_eq!(json["verdict"], "right");
    assert!(json["seed"].is_u64());
    for una in json["checks"].as_array().unwrap() {
        assert!(
            una["id"].is_string() && una["ok"] == true && una["text"].is_string()
        );
    }
    juzga(&de_plantilla("mal/sin_join.py")).assert_code(1);
}

fn errores() {
    for (texto, id, dice) in [
        ("import sys\nprint(nada)\n", "acaba_bien", "NameError"),
        ("def f():\nprint()\n", "compila", "IndentationError"),
    ] {
        let json = juzga_texto(texto);
        let fallo = json["checks"]
            .as_array()
            .unwrap()
            .iter()
            .find(|una| una["ok"] == false);
        let fallo = fallo.unwrap_or_else(|| panic!("{json}"));
        assert_eq!(fallo["id"], id, "{json}");
        assert!(fallo["text"].as_str().unwrap().contains(dice), "{json}");
    }
    let alumno = Alumno::nuevo();
    let fichero = alumno.ruta("mal.py");
    fs::write(&fichero, "print(nada)\n").unwrap();
    let fichero = fichero.display().to_string();
    let dicho = alumno.pide(&["plantilla", "--fichero", &fichero]);
    dicho
        .assert_code(1)
        .assert_says("Lo que suele causarlo")
        .assert_says("Traceback");
}

fn error_de_un_hijo() {
    let json = juzga_texto(
        "import multiprocessing, sys


def trabajo(i):
    print(nada)


if __name__ == '__main__':
    hijos = [multiprocessing.Process(target=trabajo, args=(i,)) for i in range(int(sys.argv[1]))]
    for hijo in hijos:
        hijo.start()
    for hijo in hijos:
        hijo.join()
",
    );
    let todas = json["checks"].as_array().unwrap();
    let primera = todas[0]["text"].as_str().unwrap();
    assert!(primera.starts_with('H'), "{json}");
    for dice in ["acabó con el código 1 y se quejó (argumentos: 4):\n", "NameError"]
    {
        assert!(primera.contains(dice), "{json}");
    }
    // Un solo hijo, y no lo de todos a la vez.
    assert_eq!(primera.matches("Traceback").count(), 1, "{json}");
    let de_fin = |una: &&Value| una["id"] == "fin_tras_todos";
    assert!(todas.iter().find(de_fin).is_none(), "nadie escribió «fin»: {json}");
}

fn primer_fallo_de(ejercicio: &str, mal: &str) -> (String, String) {
    let carpeta = workspace_root().join("lessons/01_sync_processes/exercises");
    let texto =
        fs::read_to_string(carpeta.join(ejercicio).join("mal").join(mal)).unwrap();
    let json = juzga_texto_de(ejercicio, &texto);
    let mut todas = json["checks"].as_array().unwrap().iter();
    let fallo = todas.find(|una| una["ok"] == false).unwrap();
    let dice = |campo: &str| fallo[campo].as_str().unwrap().to_owned();
    (dice("id"), dice("text"))
}

fn se_cansa() {
    let (id, texto) = primer_fallo_de("lock", "se_cansa_de_esperar.py");
    assert_eq!(id, "total", "{texto}");
}

fn cerrojo_antes_de_hueco() {
    let (id, texto) =
        primer_fallo_de("productor_consumidor", "cerrojo_antes_de_hueco.py");
    assert_eq!(id, "interbloqueo", "{texto}");
    assert!(texto.contains("el semáforo"), "{texto}");
    assert!(!texto.contains("ya tenía él mismo"), "{texto}");
}

/// Del máximo no se pasa: el nice del hijo es el que ya tenía.
fn con_el_mayor_nice() {
    let respuesta = workspace_root()
        .join("lessons/00_process/exercises/prioridad/bien/proc_stat.py");
    let respuesta = respuesta.display();
    Run::sh(&format!(
        "exec nice -n 19 '{EXAMEN}' practica prioridad --lenguaje python --json --fichero '{respuesta}'"
    ))
    .run()
    .assert_code(0);
}

fn seis_a_la_vez() {
    let respuestas = [
        "solucion.py",
        "mal/sin_join.py",
        "bien/fork.py",
        "mal/join_en_el_bucle.py",
        "bien/subclase.py",
        "mal/hilos.py",
    ];
    std::thread::scope(|hilos| {
        for respuesta in respuestas {
            hilos.spawn(move || {
                let codigo = i32::from(respuesta.starts_with("mal"));
                juzga(&de_plantilla(respuesta)).assert_code(codigo);
            });
        }
    });
}

fn acaba_antes() {
    for ejercicio in ["prioridad", "guardian"] {
        for (texto, id) in
            [("import sys\nprint(nada)\n", Some("acaba_bien")), ("pass\n", None)]
        {
            let alumno = Alumno::nuevo();
            let fichero = alumno.ruta("mal.py");
            fs::write(&fichero, texto).unwrap();
            let fichero = fichero.display().to_string();
            let outcome =
                alumno.pide(&[ejercicio, "--json", "--fichero", &fichero]);
            outcome.assert_code(1);
            let json: Value = serde_json::from_str(&outcome.stdout).unwrap();
            assert_eq!(json["verdict"], "wrong", "{json}");
            let mut checks = json["checks"].as_array().unwrap().iter();
            let fallo = checks.find(|una| una["ok"] == false).unwrap();
            assert!(id.is_none_or(|id| fallo["id"] == id), "{json}");
        }
    }
}
