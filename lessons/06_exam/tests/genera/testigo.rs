//! El programa entero, tal como se da, mirado por el testigo: sus procesos son los que dice la respuesta.

use std::ffi::OsString;
use std::fs;

use tests::{Run, Trial, requires, trial_if, witness_bin};
use witness::Record;

use l06_exam::genera::{Tipo, genera};
use l06_exam::lenguaje::{Impedimento, Lenguaje};

/// De cada lenguaje, por repetición.
const PROGRAMAS: u64 = 3;

pub fn pruebas() -> Vec<Trial> {
    vec![trial_if(
        "el programa, tal como se da, tiene esos procesos",
        requires::ptrace,
        mirados,
    )]
}

fn mirados() {
    let semillas = PROGRAMAS * u64::from(requires::long_repetitions());
    for lenguaje in [Lenguaje::Python, Lenguaje::C] {
        for semilla in 0..semillas {
            let dificultad = super::dificultades()[(semilla % 3) as usize];
            let generada = genera(Tipo::Procesos, semilla, lenguaje, dificultad);
            let codigo = generada.codigo.unwrap();
            let vistos = procesos(&codigo, lenguaje);
            assert_eq!(vistos.to_string(), generada.respuesta, "{codigo}");
        }
    }
}

fn procesos(codigo: &str, lenguaje: Lenguaje) -> usize {
    let carpeta = tempfile::tempdir().unwrap();
    let fichero = carpeta.path().join("codigo");
    fs::write(&fichero, codigo).unwrap();
    let orden = match lenguaje.prepara(&fichero, carpeta.path()) {
        Ok(orden) => orden,
        Err(Impedimento::NoCompila(queja)) => panic!("{queja}\n{codigo}"),
        Err(Impedimento::Juez(error)) => panic!("{error:#}"),
    };
    let hechos = carpeta.path().join("hechos.json");
    let orden = orden.into_iter().map(OsString::into_string).map(Result::unwrap);
    Run::new(witness_bin())
        .args(["--json", hechos.to_str().unwrap(), "--"])
        .args(orden)
        .run()
        .assert_code(0)
        .assert_clean();
    let registro = fs::read_to_string(hechos).unwrap();
    let registro: Record = serde_json::from_str(&registro).unwrap();
    registro.processes.len()
}
