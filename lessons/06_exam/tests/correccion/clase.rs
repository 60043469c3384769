//! Una clase, de las entregas a los informes.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use std::thread;
use std::time::Duration;

use nix::sys::signal::Signal;
use tests::{Trial, trial};

use super::Entregas;
use crate::en_la_caja;

const NO_ACABA: &str = "import time\nprint('x', flush=True)\ntime.sleep(1000)\n";

pub fn trials() -> Vec<Trial> {
    vec![
        en_la_caja("las notas, los informes y el JUnit dicen lo mismo", escrito),
        en_la_caja("lo que no ha cambiado no se juzga otra vez", guardado),
        en_la_caja(
            "interrumpida, no deja nada, y sigue donde estaba",
            interrumpida,
        ),
        en_la_caja("lo que no es suyo no se sustituye sin decirlo", ajeno),
        en_la_caja("sin `rustc` se dice, y lo demás se juzga", sin_rustc),
        en_la_caja("las que se parecen se señalan", parecidas),
        en_la_caja("lo que cambia mientras se juzga no se da por bueno", cambia),
        en_la_caja(
            "las carpetas de Moodle llevan el nombre de cada uno",
            de_moodle,
        ),
        trial("la ayuda", ayuda),
    ]
}

fn ayuda() {
    let outcome = tests::Run::new(crate::EXAMEN).args(["corrige", "--ayuda"]).run();
    outcome.assert_code(0).assert_says("06_exam corrige CARPETA").assert_clean();
}

fn escrito() {
    let entregas = Entregas::nuevas();
    entregas
        .copia("Núñez Peña, Íñigo", "redirige", "solucion.py")
        .entrega("Núñez Peña, Íñigo", "tuberia.py", "print(\n")
        .entrega("=Fórmula", "redirige.py", "import os\nprint('\u{1}<&>', nada)\n")
        .entrega("=Fórmula", "lok.py", "")
        .entrega("=Fórmula", "apuntes.txt", "")
        .entrega("=Fórmula", "Redirige.py.txt", "")
        .entrega("=Fórmula", "lock.c", "")
        .entrega("Ñíguez", "apuntes.txt", "")
        .entrega("Óscar", "apuntes.txt", "")
        .entrega("Pía", "apuntes.txt", "");
    let outcome = entregas.corrige();
    outcome.assert_code(0).assert_says("5 alumnos: bien 1 · mal 2.");

    let notas = entregas.escrito("notas.csv");
    // LibreOffice parte por comas, si no van entre comillas.
    let mut fuera_de_comillas = notas.split('"').step_by(2);
    assert!(fuera_de_comillas.all(|fuera| !fuera.contains(',')), "{notas}");
    assert_eq!(
        notas.replace('"', ""),
        "\u{feff}alumno;tuberia;redirige;bien;de;nota\r\n\
         '=Fórmula;no entregado;mal;0;2;0,00\r\n\
         Núñez Peña, Íñigo;mal;bien;1;2;5,00\r\n\
         Ñíguez;no entregado;no entregado;0;2;0,00\r\n\
         Óscar;no entregado;no entregado;0;2;0,00\r\n\
         Pía;no entregado;no entregado;0;2;0,00\r\n"
    );
    let suyo = entregas.escrito("alumnos/Núñez Peña, Íñigo.txt");
    for dice in
        ["Bien: 1 de 2 ejercicios.", "tuberia.py: mal", "SyntaxError", "causarlo"]
    {
        assert!(suyo.contains(dice), "falta «{dice}» en:\n{suyo}");
    }
    // Quien no acierta con el nombre lo sabe por su informe.
    let suyo = entregas.escrito("alumnos/=Fórmula.txt").replace('\n', " ");
    for dice in [
        "«lok.py» no es de ningún ejercicio: ¿querías decir «lock.py»?",
        "«Redirige.py.txt» no acaba en .py, .rs ni .c: ¿querías decir «redirige.py»?",
        "«apuntes.txt» no acaba en .py, .rs ni .c. Sin juzgar",
    ] {
        assert!(suyo.contains(dice), "falta «{dice}» en:\n{suyo}");
    }
    let de_la_clase = entregas.escrito("clase.txt");
    for dice in
        ["redirige  bien 1 · mal 1", "Lo que más falla", "=Fórmula: «lok.py» no es"]
    {
        assert!(de_la_clase.contains(dice), "falta «{dice}» en:\n{de_la_clase}");
    }
    for dice in ["apuntes.txt", "«lock.c»"] {
        assert!(de_la_clase.contains(dice), "falta «{dice}» en:\n{de_la_clase}");
    }
    junit(&entregas);
}

/// Lo lee alguien que no es quien lo escribió.
fn junit(entregas: &Entregas) {
    const LEE: &str = "
import sys, xml.etree.ElementTree as xml
raiz = xml.parse(sys.argv[1]).getroot()
print(raiz.attrib['tests'], raiz.attrib['failures'], raiz.attrib['errors'])
for suite in raiz:
    for caso in suite:
        print(suite.attrib['name'], caso.attrib['name'], *(e.tag + ' ' + e.attrib['type'] for e in caso))
";
    let xml =
        entregas.carpeta().with_file_name("entregas-correccion").join("junit.xml");
    let leido =
        Command::new("python3").args(["-c", LEE]).arg(xml).output().unwrap();
    let leido = String::from_utf8(leido.stdout).unwrap();
    assert_eq!(
        leido.lines().collect::<Vec<_>>(),
        [
            "3 2 0",
            "=Fórmula redirige.py failure acaba_bien",
            "Núñez Peña, Íñigo tuberia.py failure compila",
            "Núñez Peña, Íñigo redirige.py",
        ]
    );
}

fn de_moodle() {
    let entregas = Entregas::nuevas();
    let carpeta = "Ana García_12_assignsubmission_file_";
    entregas
        .copia(carpeta, "redirige", "solucion.py")
        .entrega(carpeta, "a.pdf", "")
        .entrega("__MACOSX", "redirige.py", "");
    entregas.corrige().assert_code(0).assert_says("hay 1 cosa sin juzgar");
    assert!(
        entregas.escrito("notas.csv").contains("\n\"Ana García_12\";\"bien\";")
    );
    assert!(
        entregas.escrito(&format!("alumnos/{carpeta}.txt")).contains("Bien: 1")
    );
}

fn guardado() {
    let entregas = Entregas::nuevas();
    entregas.copia("Ana", "redirige", "solucion.py").copia(
        "Eva",
        "redirige",
        "solucion.py",
    );
    entregas.corrige().assert_code(0).assert_says("Hay 2 entregas que juzgar.");
    let antes = entregas.escrito("notas.csv");
    let otra = entregas.corrige();
    otra.assert_code(0)
        .assert_says_wrapped("2 ya estaban juzgadas y no han cambiado");
    assert_eq!(entregas.escrito("notas.csv"), antes);
    entregas.entrega("Eva", "redirige.py", "");
    let otra = entregas.corrige();
    otra.assert_says_wrapped(
        "Hay 1 entrega que juzgar. De antes, 1 ya estaba juzgada",
    );
    otra.assert_says("bien 1 · mal 1");
    // Un apunte a medias, como el de quien se quedó sin luz, solo se pierde a sí mismo.
    let apuntes =
        entregas.carpeta().with_file_name("entregas-correccion/juicios.jsonl");
    let texto = fs::read_to_string(&apuntes).unwrap();
    let ultimo = texto.rfind("{\"version\"").unwrap();
    let corte = ultimo + texto[ultimo..].find('\n').unwrap() - 20;
    fs::write(&apuntes, [&texto[..corte], &texto[corte + 20..]].concat()).unwrap();
    entregas
        .corrige()
        .assert_says_wrapped("Hay 1 entrega que juzgar. De antes, 1 ya");
    entregas.corrige().assert_says_wrapped("No hay nada nuevo que juzgar");
}

fn interrumpida() {
    let entregas = Entregas::nuevas();
    entregas
        .copia("Ana", "redirige", "solucion.py")
        .entrega("Eva", "plazo.py", NO_ACABA);
    let cortada = entregas
        .orden()
        .args(["--a-la-vez", "1"])
        .terminal(80, 24)
        .wait_for("Van 1 de 2")
        .ctrl_c()
        .run();
    cortada.assert_nothing_alive().assert_no_files().assert_signal(Signal::SIGINT);
    entregas.entrega("Eva", "plazo.py", "");
    entregas
        .corrige()
        .assert_says_wrapped("Hay 1 entrega que juzgar. De antes, 1 ya estaba");
}

fn ajeno() {
    let entregas = Entregas::nuevas();
    entregas.copia("Ana", "redirige", "solucion.py");
    let salida = entregas.carpeta().with_file_name("entregas-correccion");
    let notas = salida.join("notas.csv");
    fs::create_dir(&salida).unwrap();
    let no_se_toca = |texto: &str| {
        fs::write(&notas, texto).unwrap();
        let outcome = entregas.corrige();
        outcome.assert_code(2).assert_complains("notas.csv» no lo ha escrito");
        assert_eq!(fs::read_to_string(&notas).unwrap(), texto);
        outcome
    };
    // Se sabe antes de juzgar nada.
    no_se_toca("lo mío").assert_never_says("juzgar");
    let outcome = entregas.orden().arg("--si").run();
    outcome.assert_code(0).assert_says("Hay 1 entrega que juzgar.");
    entregas.corrige().assert_code(0);
    // Una nota puesta a mano en el fichero de la corrección.
    let con_mi_nota = entregas.escrito("notas.csv").replace("10,00", "9,50");
    no_se_toca(&con_mi_nota);
    // El de antes, si nadie lo ha tocado, sí se sustituye.
    fs::remove_file(&notas).unwrap();
    entregas.corrige().assert_code(0);
    entregas.entrega("Ana", "redirige.py", "");
    entregas.corrige().assert_code(0).assert_says("mal 1");
    fs::write(salida.join("juicios.jsonl"), "otra cosa\n").unwrap();
    let outcome = entregas.orden().arg("--si").run();
    outcome.assert_code(2).assert_complains("juicios.jsonl» no lo ha escrito");
}

fn sin_rustc() {
    let entregas = Entregas::nuevas();
    entregas
        .copia("Ana", "redirige", "solucion.py")
        .entrega("Eva", "lock.rs", "")
        .entrega("Eva", "lock.py", "");
    let herramientas = entregas.carpeta().with_file_name("herramientas");
    fs::create_dir(&herramientas).unwrap();
    for programa in ["python3", "cc"] {
        let guion = format!(
            "#!/bin/sh\nexec /usr/bin/env -S PATH='{}' {programa} \"$@\"\n",
            std::env::var("PATH").unwrap()
        );
        let ruta = herramientas.join(programa);
        fs::write(&ruta, guion).unwrap();
        fs::set_permissions(&ruta, Permissions::from_mode(0o755)).unwrap();
    }
    let outcome =
        entregas.orden().env("PATH", herramientas.display().to_string()).run();
    let falta = "no se puede ejecutar `rustc`: ¿está instalado?";
    outcome
        .assert_code(3)
        .assert_complains("Aviso: en Rust, 1 entrega se queda sin juzgar");
    outcome.assert_says("bien 1 · mal 1 · fallo del juez 1");
    // Lo que no se ha podido juzgar podría estar bien, aunque el otro esté mal.
    let notas = entregas.escrito("notas.csv");
    let suya = "\"Eva\";\"fallo del juez\";\"no entregado\";\"0\";\"2\";\"\"\r\n";
    assert!(notas.contains(suya), "{notas}");
    let suyo = entregas.escrito("alumnos/Eva.txt").replace('\n', " ");
    assert!(suyo.contains(falta) && !suyo.contains("aislar"), "{suyo}");
}

/// Si no, lo que se recordara sería de otro texto.
fn cambia() {
    let entregas = Entregas::nuevas();
    entregas.entrega("Ana", "redirige.py", "import time\ntime.sleep(3)\n");
    let empezada =
        entregas.carpeta().with_file_name("entregas-correccion/juicios.jsonl");
    let outcome = thread::scope(|hilos| {
        hilos.spawn(|| {
            while !empezada.exists() {
                thread::sleep(Duration::from_millis(10));
            }
            entregas.copia("Ana", "redirige", "solucion.py");
        });
        entregas.corrige()
    });
    outcome.assert_code(3);
    assert!(entregas.escrito("clase.txt").contains("ha cambiado mientras"));
    entregas.corrige().assert_says("bien 1");
}

fn parecidas() {
    let entregas = Entregas::nuevas();
    let original =
        fs::read_to_string(super::del_ejercicio("servidor_fork", "solucion.py"))
            .unwrap();
    let disfrazado = original
        .replace("escucha", "e")
        .replace("    ", "\t")
        .replace("\nimport ", "\n# copiado\nimport ");
    entregas
        .entrega("Ana", "servidor_fork.py", &original)
        .entrega("Luis", "servidor_fork.py", &disfrazado)
        .copia("Eva", "servidor_fork", "mal/sin_fork.py");
    // De las muy largas solo se sabe si son iguales.
    let larga = "0\n".repeat(100_000);
    entregas
        .entrega("Pía", "servidor_fork.py", &larga)
        .entrega("Óscar", "servidor_fork.py", &larga)
        .entrega("Noa", "servidor_fork.py", &format!("{larga}x = 1\n"));
    entregas.corrige();
    let clase = entregas.escrito("clase.txt");
    assert!(clase.contains("servidor_fork.py, 100 %: Ana y Luis"), "{clase}");
    assert!(clase.contains("Óscar y Pía") && !clase.contains("Noa y"), "{clase}");
    assert!(!clase.contains("Eva y") && !clase.contains("y Eva"), "{clase}");
}
