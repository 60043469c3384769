//! `cargo practica`: lo que ve quien practica, lo que reciben otros programas, y que nada se desboca.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;
use tests::{
    Outcome, Run, Trial, trial, trial_if, until, witness_bin, workspace_root,
};

const EXAMEN: &str = env!("CARGO_BIN_EXE_06_exam");

fn main() -> ExitCode {
    tests::main(|| {
        let mut trials = vec![
            trial("mal usado, dice qué hacer y acaba con 2", mal_uso),
            trial("del fichero de partida al ejercicio hecho", camino),
            trial("una pista más cada vez", pistas),
            trial("la solución se pregunta antes", solucion),
            con_ptrace(
                "si no se puede apuntar, el veredicto se dice igual",
                sin_apuntar,
            ),
            trial("si nadie lee la lista, acaba sin más", sin_lector),
            trial("reiniciar guarda una copia", reinicio),
            trial("un progreso estropeado se aparta y se dice", estropeado),
            trial("el progreso se lleva a otro ordenador y se suma", traslado),
            con_ptrace("el veredicto para otros programas", json),
            con_ptrace(
                "un error de compilación y una traza se enseñan enteros",
                errores,
            ),
            con_ptrace(
                "sin ptrace dice qué hacer y qué no ha podido comprobar",
                sin_ptrace,
            ),
            con_ptrace("si matan al juez, no queda nada", muerto),
            con_ptrace("seis a la vez no se estorban", seis_a_la_vez),
            con_ptrace(
                "vigilar juzga cada vez que se guarda, y atiende al teclado",
                vigila,
            ),
        ];
        trials.extend(DESBOCADOS.iter().map(|&(que, texto)| {
            con_ptrace(&format!("se corta y se dice: {que}"), move || {
                desbocado(texto)
            })
        }));
        trials
    })
}

fn con_ptrace(nombre: &str, cuerpo: impl FnOnce() + Send + 'static) -> Trial {
    trial_if(nombre, se_puede, cuerpo)
}

fn se_puede() -> Result<(), String> {
    let json = juzga_texto("pass\n");
    if json["verdict"] == "judge" {
        Err(json["checks"][0]["text"].to_string())
    } else {
        Ok(())
    }
}

/// Alguien que practica, con su carpeta y su progreso.
struct Alumno {
    casa: TempDir,
}

impl Alumno {
    fn nuevo() -> Self {
        Self { casa: tempfile::tempdir().unwrap() }
    }

    fn ruta(&self, que: &str) -> PathBuf {
        self.casa.path().join(que)
    }

    fn run(&self, argumentos: &[&str]) -> Run {
        Run::new(EXAMEN)
            .arg("practica")
            .args(argumentos.iter().copied())
            .env("XDG_STATE_HOME", self.casa.path().display().to_string())
            .env("CUADERNO_PRACTICA", self.ruta("practica").display().to_string())
    }

    fn pide(&self, argumentos: &[&str]) -> Outcome {
        let outcome = self.run(argumentos).run();
        outcome.assert_nothing_alive();
        outcome
    }
}

fn de_plantilla(fichero: &str) -> PathBuf {
    workspace_root().join("lessons/00_process/exercises/plantilla").join(fichero)
}

fn juzga(fichero: &Path) -> Outcome {
    let fichero = fichero.display().to_string();
    let pedido =
        ["plantilla", "--lenguaje", "python", "--json", "--fichero", &fichero];
    let outcome = Alumno::nuevo().pide(&pedido);
    outcome.assert_nothing_alive();
    outcome
}

fn juzga_texto(texto: &str) -> Value {
    let casa = tempfile::tempdir().unwrap();
    let fichero = casa.path().join("respuesta.py");
    fs::write(&fichero, texto).unwrap();
    let outcome = juzga(&fichero);
    serde_json::from_str(&outcome.stdout)
        .unwrap_or_else(|_| panic!("{}", outcome.report()))
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
        (&["lock", "--fichero"], "falta el nombre de un fichero"),
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
    fs::write(&respuesta, "lo mío").unwrap();
    alumno.pide(&["reinicia", "lock"]).assert_code(0);
    assert_eq!(fs::read_to_string(&respuesta).unwrap(), partida);
    assert_eq!(
        fs::read_to_string(alumno.ruta("practica/lock.antes-1.py")).unwrap(),
        "lo mío"
    );
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
    let llevado = uno.ruta("llevado.json").display().to_string();
    uno.pide(&["exporta", &llevado]).assert_code(0);
    otro.pide(&["importa", &llevado])
        .assert_code(0)
        .assert_says("2 ejercicios hechos");
    let texto = fs::read_to_string(otro.ruta("cuaderno-de-procesos/progreso.json"))
        .unwrap();
    assert!(
        texto.contains("de_otra_version"),
        "lo de otra versión no se pierde: {texto}"
    );
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

fn sin_lector() {
    let outcome = Run::sh(&format!(
        "'{EXAMEN}' practica | true; '{EXAMEN}' practica | head -1"
    ))
    .env("XDG_STATE_HOME", "/nonexistent")
    .run();
    outcome.assert_code(0).assert_clean().assert_says("00_process");
    assert_eq!(outcome.stderr, "", "{}", outcome.report());
}

fn muerto() {
    let casa = tempfile::tempdir().unwrap();
    let fichero = casa.path().join("duerme.py");
    fs::write(&fichero, "import time\ntime.sleep(600)\n").unwrap();
    let temporales = casa.path().join("tmp");
    fs::create_dir(&temporales).unwrap();
    let vacia = || fs::read_dir(&temporales).unwrap().next().is_none();
    for senal in ["INT", "KILL"] {
        let fichero = fichero.display();
        let orden = format!("'{EXAMEN}' practica plantilla --fichero '{fichero}'");
        Run::signalled_after(&orden, senal, 900)
            .env("TMPDIR", temporales.display().to_string())
            .run()
            .assert_nothing_alive();
        until("se borra la carpeta en la que se juzgaba", vacia);
    }
}

/// A quien ya se mira no lo puede mirar otro: es como estar donde no se permite.
fn sin_ptrace() {
    let fichero = de_plantilla("solucion.py").display().to_string();
    for json in [false, true] {
        let mut pedido =
            vec![EXAMEN, "practica", "plantilla", "--fichero", &fichero];
        pedido.extend(json.then_some("--json"));
        let outcome = Run::new(witness_bin())
            .args(["--json", "/dev/null", "--"])
            .args(pedido)
            .run();
        outcome
            .assert_code(3)
            .assert_nothing_alive()
            .assert_says("--cap-add=SYS_PTRACE")
            .assert_says("No se ha podido comprobar")
            .assert_says("El padre crea N hijos");
        if json {
            let json: Value = serde_json::from_str(&outcome.stdout).unwrap();
            assert_eq!(json["verdict"], "judge");
        }
    }
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

const DESBOCADOS: [(&str, &str); 6] = [
    ("una bomba de fork", "import os\nwhile True:\n    os.fork()\n"),
    ("un bucle sin fin", "while True:\n    pass\n"),
    ("una salida sin fin", "while True:\n    print('x' * 1000)\n"),
    ("10 GiB", "datos = [bytearray(b'x') * (1 << 28) for _ in range(40)]\n"),
    (
        "un huérfano que se queda",
        "import os, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(600)\n",
    ),
    ("dormir para siempre", "import time\ntime.sleep(600)\n"),
];

fn desbocado(texto: &str) {
    let json = juzga_texto(texto);
    let ids: Vec<_> = json["checks"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|una| una["ok"] == false)
        .map(|una| una["id"].clone())
        .collect();
    assert!(ids.contains(&"limite".into()), "{json}");
    assert_ne!(json["verdict"], "right");
    assert_ne!(json["verdict"], "judge");
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
