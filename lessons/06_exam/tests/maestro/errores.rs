//! Lo mal pedido y lo que no se puede escribir: se dice, y no queda nada a medias.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use tests::{Run, Trial, requires, trial, trial_if};

use super::{EXAMEN, Profesora, de_aqui, texto};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("mal pedido, dice qué hacer y acaba con 2", mal_pedido),
        trial("de un tema sin preguntas, lo dice", sin_preguntas),
        trial("si no bastan las preguntas, no hay examen", no_bastan),
        trial("si quien lee se va, acaba sin más", sin_lector),
        trial("un fichero no se sustituye sin decirlo", sin_sustituir),
        trial("lo que se dice que falta pedir se puede teclear", se_teclea),
        trial_if(
            "donde no se puede escribir, no queda nada",
            requires::root,
            solo_lectura,
        ),
        trial_if(
            "si el disco se llena, no queda nada",
            requires::private_shm,
            disco_lleno,
        ),
    ]
}

fn mal_pedido() {
    let profesora = Profesora::nueva();
    for (argumentos, queja) in [
        (&["papel", "--perfil", "otro"][..], "clase, universidad"),
        (&["papel", "--modelos", "A,A"], "--modelos A,B"),
        (&["papel", "--modelos"], "falta decir qué letras"),
        (&["papel", "--semilla", "x"], "--semilla 7"),
        (&["papel", "sobra"], "sobra «sobra»"),
        (&["papel", "-o", "/dev/null"], "no es una carpeta"),
        (&["moodle", "--tema", "38"], "del 1 al 37"),
        (&["moodle", "--tema", "1", "--perfil", "clase"], "no van juntas"),
        (&["gift", "--tipo", "arbol"], "van con «--generadas»"),
        (&["gift", "--generadas", "0"], "--generadas 20"),
        (&["gift", "--generadas", "3", "--tipo", "otro"], "procesos"),
        (&["anki", "--semilla", "3"], "va con «--perfil»"),
        (&["gift", "--penaliza", "90%"], "30%"),
        (&["anki", "--penaliza", "30%"], "no va con Anki"),
        (&["anki", "--no-existe"], "«--no-existe»"),
        (&["moodle", "-o"], "falta decir el nombre de un fichero"),
        (&["moodle", "-o", "no/hay/nada"], "«no/hay/nada»"),
        (&["moodle", "-o", "/dev/null"], "no es un fichero"),
    ] {
        profesora
            .pide(argumentos)
            .assert_code(2)
            .assert_complains("Error: ")
            .assert_complains(queja);
    }
    assert!(profesora.ficheros().is_empty());
    for parte in ["papel", "moodle", "gift", "anki"] {
        profesora.pide(&[parte, "--ayuda"]).assert_code(0).assert_says("--si");
    }
}

/// Con las pocas preguntas de estas pruebas.
fn con_las_raras(profesora: &Profesora, argumentos: &[&str]) -> Run {
    profesora.run(argumentos).env("CUADERNO_PREGUNTAS", texto(&de_aqui("raras")))
}

fn sin_preguntas() {
    let profesora = Profesora::nueva();
    con_las_raras(&profesora, &["anki", "--tema", "30"])
        .run()
        .assert_code(2)
        .assert_complains("del tema 30 no hay ninguna pregunta");
}

/// Las de test se generan si faltan; las razonadas, no.
fn no_bastan() {
    let profesora = Profesora::nueva();
    let vacia = tempfile::tempdir().unwrap();
    profesora
        .run(&["papel", "--perfil", "clase"])
        .env("CUADERNO_PREGUNTAS", texto(vacia.path()))
        .run()
        .assert_code(2)
        .assert_complains("preguntas razonadas");
    assert!(profesora.ficheros().is_empty());
}

fn sin_lector() {
    let profesora = Profesora::nueva();
    for formato in ["moodle", "gift", "anki"] {
        let outcome = profesora.run(&[formato]).stdout_closes_after(1).run();
        assert!(!outcome.stderr.contains("Error"), "{}", outcome.report());
        outcome.assert_nothing_alive();
    }
}

fn sin_sustituir() {
    let profesora = Profesora::nueva();
    let fichero = profesora.ruta("preguntas.xml");
    fs::write(&fichero, "lo mío").unwrap();
    profesora
        .pide(&["moodle", "-o", "preguntas.xml"])
        .assert_code(2)
        .assert_complains("para sustituirlo, añade «--si»");
    assert_eq!(fs::read_to_string(&fichero).unwrap(), "lo mío");
    profesora.pide(&["moodle", "-o", "preguntas.xml", "--si"]).assert_code(0);
    assert!(fs::read_to_string(&fichero).unwrap().starts_with("<?xml"));
    assert_eq!(profesora.ficheros(), ["preguntas.xml"]);
}

fn se_teclea() {
    let profesora = Profesora::nueva();
    for perfil in ["clase", "universidad", "fp"] {
        let examen = ["moodle", "--perfil", perfil, "--semilla", "7"];
        let dicho = profesora.pide(&examen).stderr;
        let dicho = dicho.split_whitespace().collect::<Vec<_>>().join(" ");
        let falta = dicho.split_once("no se ha pedido `").unwrap().1;
        let falta = falta.split('`').next().unwrap();
        let orden = format!("'{EXAMEN}' {} {falta}", examen.join(" "));
        let pedido = Run::new("sh").args(["-c", &orden]).run();
        pedido.assert_code(0);
        assert!(!pedido.stderr.contains("no se ha pedido"), "{}", pedido.report());
    }
}

fn solo_lectura() {
    let profesora = Profesora::nueva();
    fs::set_permissions(profesora.carpeta.path(), Permissions::from_mode(0o555))
        .unwrap();
    for argumentos in [&["papel"][..], &["gift", "-o", "g.txt"]] {
        profesora
            .run(argumentos)
            .ordinary_user()
            .run()
            .assert_code(2)
            .assert_complains("permiso denegado");
    }
    assert!(profesora.ficheros().is_empty());
}

/// En un disco de pocas páginas, que solo ve ese proceso.
fn disco_lleno() {
    let guion = format!(
        "mkdir d && mount -t tmpfs -o size=16k x d && for orden in papel 'moodle -o m.xml'; do \
         (cd d && '{EXAMEN}' $orden; echo \"acaba con $?\"; ls -A); done; umount d; rmdir d"
    );
    let outcome = Run::new("unshare").args(["--mount", "sh", "-c", &guion]).run();
    outcome.assert_code(0).assert_complains("no queda espacio").assert_clean();
    assert_eq!(
        outcome.lines(),
        ["acaba con 2", "acaba con 2"],
        "{}",
        outcome.report()
    );
}
