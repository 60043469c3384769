//! Lo que se recuerda: estropeado, llevado a otro ordenador, y cuando no se puede apuntar.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use tests::{Trial, trial};

use crate::alumno::{Alumno, de_plantilla};
use crate::con_ptrace;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("un progreso estropeado se aparta y se dice", estropeado),
        trial("el progreso se lleva a otro ordenador y se suma", traslado),
        con_ptrace(
            "si no se puede apuntar, el veredicto se dice igual",
            sin_apuntar,
        ),
    ]
}

fn estropeado() {
    let alumno = Alumno::nuevo();
    alumno.pide(&["pista", "lock"]).assert_code(0);
    let guardado = alumno.ruta("cuaderno-de-procesos/progreso.json");
    fs::write(&guardado, "{\"hechos\":").unwrap();
    alumno.pide(&[]).assert_code(0).assert_complains("estropeado");
    let apartado = alumno.ruta("cuaderno-de-procesos/progreso.json.estropeado-1");
    assert_eq!(fs::read_to_string(apartado).unwrap(), "{\"hechos\":");
    alumno.pide(&[]).assert_code(0).assert_no_complaints();
}

fn traslado() {
    let (uno, otro) = (Alumno::nuevo(), Alumno::nuevo());
    for (alumno, ejercicio) in [(&uno, "lock"), (&otro, "plantilla")] {
        let guardado = alumno.ruta("cuaderno-de-procesos");
        fs::create_dir(&guardado).unwrap();
        let texto = format!(
            "{{\"hechos\":{{\"{ejercicio}\":[\"c\"]}},\"de_otra_version\":7}}"
        );
        fs::write(guardado.join("progreso.json"), texto).unwrap();
    }
    // `noche` no es de ninguna lección.
    for paso in ["00_process/memoria", "01_sync/lock", "99_noche/lock"] {
        let paso = uno.ruta("cuaderno-de-procesos/pasos").join(paso);
        fs::create_dir_all(paso.parent().unwrap()).unwrap();
        fs::write(paso, "").unwrap();
    }
    let llevado = uno.ruta("llevado.json").display().to_string();
    uno.pide(&["exporta", &llevado]).assert_code(0);
    fs::write(&llevado, "lo mío").unwrap();
    uno.pide(&["exporta", &llevado]).assert_code(2).assert_complains("ya existe");
    assert_eq!(fs::read_to_string(&llevado).unwrap(), "lo mío");
    uno.pide(&["exporta", &llevado, "--si"]).assert_code(0);
    otro.pide(&["importa", &llevado])
        .assert_code(0)
        .assert_says("2 ejercicios hechos y 2 pasos vistos");
    let pasos = otro.ruta("cuaderno-de-procesos/pasos");
    assert!(pasos.join("00_process/memoria").is_file());
    assert!(pasos.join("01_sync/lock").is_file());
    let texto = fs::read_to_string(otro.ruta("cuaderno-de-procesos/progreso.json"))
        .unwrap();
    assert!(
        texto.contains("de_otra_version"),
        "lo de otra versión no se pierde: {texto}"
    );
}

fn sin_apuntar() {
    let alumno = Alumno::nuevo();
    for (carpeta, permisos) in [("", 0o755), ("practica", 0o755), ("estado", 0o555)]
    {
        let ruta = alumno.ruta(carpeta);
        fs::create_dir_all(&ruta).unwrap();
        fs::set_permissions(ruta, Permissions::from_mode(permisos)).unwrap();
    }
    fs::copy(de_plantilla("solucion.py"), alumno.ruta("practica/plantilla.py"))
        .unwrap();
    let estado = alumno.ruta("estado").display().to_string();
    let run = alumno.run(&["plantilla"]).env("XDG_STATE_HOME", estado);
    let outcome = run.ordinary_user().run();
    outcome.assert_nothing_alive();
    outcome
        .assert_code(0)
        .assert_says("Está bien")
        .assert_complains("no se puede guardar");
}
