//! Donde no se permite `ptrace` se juzga lo que se puede, y se dice lo que falta.

use std::fs;

use serde_json::Value;
use tests::{Outcome, Run, Trial, witness_bin};

use crate::alumno::{Alumno, de_plantilla};
use crate::{EXAMEN, con_ptrace};

pub fn trials() -> Vec<Trial> {
    vec![
        con_ptrace(
            "sin ptrace dice qué hacer y qué no ha podido comprobar",
            sin_ptrace,
        ),
        con_ptrace("sin ptrace, lo que se ve mal está mal", se_ve_mal),
    ]
}

/// A quien ya se mira no lo puede mirar otro: es como estar donde no se permite.
fn juzga_sin_ptrace(ejercicio: &str, fichero: &str, opciones: &[&str]) -> Outcome {
    let outcome = Run::new(witness_bin())
        .args(["--json", "/dev/null", "--", EXAMEN, "practica", ejercicio])
        .args(["--fichero", fichero])
        .args(opciones.iter().copied())
        .run();
    outcome.assert_nothing_alive();
    outcome
}

fn sin_ptrace() {
    let fichero = de_plantilla("solucion.py").display().to_string();
    for opciones in [&[][..], &["--json"]] {
        let outcome = juzga_sin_ptrace("plantilla", &fichero, opciones);
        outcome
            .assert_code(3)
            .assert_says("--cap-add=SYS_PTRACE")
            .assert_says("«fin» se escribe una vez")
            .assert_says("No se ha podido comprobar")
            .assert_says("El padre crea N hijos");
        if !opciones.is_empty() {
            let json: Value = serde_json::from_str(&outcome.stdout).unwrap();
            assert_eq!(json["verdict"], "judge");
            let checks = json["checks"].as_array().unwrap();
            let (falta, hechas) = checks.split_last().unwrap();
            assert_eq!(
                (&falta["id"], &falta["ok"]),
                (&"juez".into(), &false.into())
            );
            assert!(
                hechas.len() >= 3 && hechas.iter().all(|una| una["ok"] == true),
                "{json}"
            );
        }
    }
}

fn se_ve_mal() {
    for (texto, veredicto, id) in [
        ("print('fin')\nprint('fin')\n", "wrong", "fin_del_padre"),
        ("print(nada)\n", "wrong", "acaba_bien"),
        (
            "import os, time\nos.fork() or (os.setsid(), time.sleep(600))\n",
            "limit",
            "limite",
        ),
    ] {
        let alumno = Alumno::nuevo();
        let fichero = alumno.ruta("mal.py");
        fs::write(&fichero, texto).unwrap();
        let fichero = fichero.display().to_string();
        let outcome = juzga_sin_ptrace("plantilla", &fichero, &["--json"]);
        outcome.assert_code(1);
        let json: Value = serde_json::from_str(&outcome.stdout).unwrap();
        assert_eq!(json["verdict"], veredicto, "{json}");
        let mut checks = json["checks"].as_array().unwrap().iter();
        assert_eq!(
            checks.find(|una| una["ok"] == false).unwrap()["id"],
            id,
            "{json}"
        );
    }
}
