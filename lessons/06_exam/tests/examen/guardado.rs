//! Pase lo que pase, lo contestado sigue ahí.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use nix::sys::signal::Signal;
use tests::{Run, Trial, requires, trial, trial_if};

use super::EXAMEN;
use super::alumno::Alumno;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("si lo matan en medio, sigue donde estaba", muerto),
        trial("Ctrl-C pregunta antes de salir", ctrl_c),
        trial("en otro terminal no se abre", ocupado),
        trial("un examen guardado que se estropea se aparta y se dice", estropeado),
        trial("otro examen no se lleva por delante el que estaba a medias", otro),
        trial("donde no se puede guardar no se empieza", sin_permiso),
        trial_if(
            "un disco lleno se dice, y lo guardado sigue entero",
            requires::private_shm,
            disco_lleno,
        ),
        trial("lo escrito en practica/ no se pierde", practica),
    ]
}

fn muerto() {
    let alumno = Alumno::nuevo();
    let run = alumno
        .run(&["--semilla", "4"])
        .wait_for("Pregunta 1 de 12")
        .type_text(":3\n:m\n");
    let outcome = run.wait_for("Marcada.").signal(Signal::SIGKILL).run();
    outcome.assert_signal(Signal::SIGKILL).assert_nothing_alive();
    alumno.dice(&[], ":mapa\n").assert_code(0).assert_says_in_order(&[
        "Sigues con el examen que quedó a medias.",
        "Pregunta 3 de 12. Test, 0,5 puntos. Marcada.",
        "Marcadas, 1: 3.",
    ]);
}

fn ctrl_c() {
    let alumno = Alumno::nuevo();
    let run = alumno.run(&["--lineas"]).terminal(80, 24).wait_for("> ").ctrl_c();
    let run = run
        .wait_for("¿Lo guardas y sales?")
        .type_text("n\n")
        .wait_for("Pregunta 1 de 12");
    let run = run.wait_for("> ").ctrl_c().wait_for("¿Lo guardas y sales?").ctrl_c();
    let outcome = run.wait_for("Queda guardado").run();
    outcome.assert_code(0).assert_nothing_alive();
    assert!(alumno.estado("examen.json").is_file());
}

fn ocupado() {
    let alumno = Alumno::nuevo();
    alumno.dice(&[], "").assert_code(0);
    let cerrojo = alumno.estado("examen.cerrojo").display().to_string();
    let run = Run::new("flock").args([cerrojo.as_str(), EXAMEN, "examen"]);
    let outcome = alumno.con(run).run();
    outcome.assert_code(2).assert_complains("está abierto en otro terminal");
}

fn estropeado() {
    let alumno = Alumno::nuevo();
    for (fichero, pide) in [
        ("examen.json", ""),
        ("examenes.json", "historial"),
        ("repaso.json", "repaso"),
    ] {
        let guardado = alumno.estado(fichero);
        fs::create_dir_all(guardado.parent().unwrap()).unwrap();
        fs::write(&guardado, "{\"papel\": [").unwrap();
        let pide: Vec<&str> = pide.split_whitespace().collect();
        let outcome = alumno.dice(&pide, "");
        outcome
            .assert_code(0)
            .assert_complains("guardado estaba estropeado: se empieza otro");
        let apartado = alumno.estado(&format!("{fichero}.estropeado-1"));
        assert_eq!(fs::read_to_string(apartado).unwrap(), "{\"papel\": [");
    }
}

fn otro() {
    let alumno = Alumno::nuevo();
    alumno.dice(&["--semilla", "4"], "").assert_code(0);
    let antes = alumno.sesion();
    alumno
        .dice(&["--semilla", "5"], "")
        .assert_code(2)
        .assert_complains("hay un examen a medias");
    assert_eq!(alumno.sesion(), antes);
    let nuevo = alumno.dice(&["--nuevo", "--semilla", "5"], "");
    nuevo.assert_code(0).assert_says("examen.json.dejado-1");
    let dejado = fs::read_to_string(alumno.estado("examen.json.dejado-1")).unwrap();
    assert_eq!(serde_json::from_str::<serde_json::Value>(&dejado).unwrap(), antes);
    assert_eq!(alumno.sesion()["papel"]["semilla"], 5);
}

fn sin_permiso() {
    let alumno = Alumno::nuevo();
    for (carpeta, permisos) in [("", 0o755), ("casa", 0o555)] {
        fs::create_dir_all(alumno.ruta(carpeta)).unwrap();
        fs::set_permissions(alumno.ruta(carpeta), Permissions::from_mode(permisos))
            .unwrap();
    }
    let casa = alumno.ruta("casa").display().to_string();
    let run = alumno
        .run(&[])
        .env_remove("XDG_STATE_HOME")
        .env("HOME", casa)
        .ordinary_user();
    let outcome = run.run();
    outcome
        .assert_code(2)
        .assert_complains("no se puede guardar el examen")
        .assert_complains("XDG_STATE_HOME");
    assert!(!alumno.ruta("practica").exists());
}

fn disco_lleno() {
    let alumno = Alumno::nuevo();
    fs::create_dir(alumno.ruta("disco")).unwrap();
    let orden = format!(
        "unshare --mount sh -c '
         mount -t tmpfs -o size=2M x disco && export XDG_STATE_HOME=$PWD/disco
         head -c 3M /dev/zero >disco/relleno 2>/dev/null
         \"{EXAMEN}\" examen --semilla 4; echo codigo $?
         rm disco/relleno; echo :m | \"{EXAMEN}\" examen --semilla 4 >/dev/null; echo codigo $?
         head -c 3M /dev/zero >disco/relleno 2>/dev/null
         echo :m | \"{EXAMEN}\" examen >/dev/null; echo codigo $?
         rm disco/relleno; echo :mapa | \"{EXAMEN}\" examen | tail -4; ls -A disco/cuaderno-de-procesos'"
    );
    let run = Run::sh(&orden)
        .cwd(alumno.ruta(""))
        .env("CUADERNO_PRACTICA", alumno.ruta("p").display().to_string());
    let outcome = run.run();
    outcome
        .assert_says_in_order(&[
            "codigo 2",
            "codigo 0",
            "codigo 2",
            "Marcadas, 1: 1.",
        ])
        .assert_complains("no se puede guardar el examen")
        .assert_complains("sigue aquí mientras no cierres");
    let quedan = outcome.lines().into_iter().rev().take(2).collect::<Vec<_>>();
    assert_eq!(quedan, ["examen.json", "examen.cerrojo"], "{}", outcome.report());
}

fn practica() {
    let alumno = Alumno::nuevo();
    let pide = ["--nuevo", "--semilla", "5", "--pesos", "0:0:1"];
    alumno.dice(&pide, "").assert_code(0);
    let nombre =
        alumno.sesion()["papel"]["cuestiones"][0]["que"]["programa"]["ejercicio"]
            .clone();
    let suyo =
        alumno.ruta(&format!("practica/examen_{}.py", nombre.as_str().unwrap()));
    fs::write(&suyo, "lo mío").unwrap();
    alumno.dice(&[], ":mapa\n").assert_says("Contestadas, 1: 1.");
    alumno.dice(&pide, "").assert_code(0);
    assert_ne!(fs::read_to_string(&suyo).unwrap(), "lo mío");
    assert_eq!(
        fs::read_to_string(suyo.with_extension("antes-1.py")).unwrap(),
        "lo mío"
    );
}
