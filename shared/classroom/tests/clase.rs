//! El libro servido: quién puede pedir, qué se puede ejecutar, y que no queda nada en marcha.

#[path = "../../../tests/tests/book_support/browser.rs"]
#[allow(dead_code, reason = "la prueba del libro usa más")]
mod browser;
#[path = "clase/server.rs"]
mod server;

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, ExitCode};

use browser::{Browser, find_chromium};
use server::Server;
use tests::{requires, trial, trial_if};

fn main() -> ExitCode {
    let installed = || find_chromium().map(drop).and_then(|()| requires::ptrace());
    tests::main(|| {
        vec![
            trial("lo mal pedido se dice", bad_use),
            trial("antes de decir dónde está el libro, todo está construido", all_is_built),
            trial("solo se atiende a quien trae la clave, de aquí y desde aquí", guarded),
            trial("solo se ejecutan los pasos que hay, con sus opciones", only_listed),
            trial_if(
                "se ejecuta un paso, y llega lo que escribe y su dibujo",
                requires::ptrace,
                runs,
            ),
            trial_if(
                "cada paso, uno a la vez; y al irse quien lee, acaba",
                requires::ptrace,
                one_at_a_time,
            ),
            trial_if("al acabar el servidor acaba lo que estaba en marcha", requires::ptrace, ends),
            trial_if(
                "si matan al servidor, lo que estaba en marcha acaba",
                requires::ptrace,
                killed,
            ),
            trial_if("desde la página se ejecuta, se ve y se para", installed, from_the_page),
        ]
    })
}

const LOCK: &str = "clase/01_sync/lock";
/// Dura lo que se le diga: 30 segundos.
const LONG: &str = "clase/00_process/nice";
const THIRTY_SECONDS: &str = r#"[["segundos","30"]]"#;

fn bad_use() {
    for (arguments, said) in
        [(["--puerto", "x"], "va con un número"), (["--otra", "1"], "solo hay una opción")]
    {
        let outcome = tests::Run::new(server::PROGRAM).args(arguments).run();
        outcome.assert_code(2).assert_clean();
        assert!(outcome.stderr.contains(said), "{}", outcome.stderr);
    }
    let full = tests::Run::new(server::PROGRAM).arg("--ayuda").stdout_full().run();
    full.assert_code(2).assert_clean();
    assert!(full.stderr.contains("no se puede escribir en la salida"), "{}", full.stderr);
    let server = Server::start();
    let port = server.port().to_string();
    let outcome = tests::Run::new(server::PROGRAM).args(["--puerto", &port]).run();
    outcome.assert_code(2).assert_clean();
    assert!(outcome.stderr.contains("prueba con otro"), "{}", outcome.stderr);
}

/// Con un Cargo que solo apunta lo que se le pide.
fn all_is_built() {
    let folder = tempfile::tempdir().unwrap();
    let (cargo, asked) = (folder.path().join("cargo"), folder.path().join("pedido"));
    fs::write(&cargo, format!("#!/bin/sh\necho \"$@\" >> '{}'\n", asked.display())).unwrap();
    fs::set_permissions(&cargo, Permissions::from_mode(0o755)).unwrap();
    let mut server = Server::start_from(Command::new(server::PROGRAM).env("CARGO", &cargo));
    assert_eq!(server.interrupt(), Some(0), "también si se le pide nada más decirlo");
    let asked = fs::read_to_string(asked).unwrap();
    let lessons = course::COURSE.iter().map(|lesson| lesson.name);
    for program in lessons.chain(["cronograma"]) {
        assert!(asked.contains(&format!("--bin {program}")), "falta {program}: {asked}");
    }
}

fn guarded() {
    let server = Server::start();
    let ours = server.host();
    let inside = server.path("00_process/plantilla.html");
    assert_eq!(server.get(&inside, &ours).code, 200);
    assert_eq!(server.get(&server.path(""), &ours).code, 200, "la portada");
    assert_eq!(server.get("/00_process/plantilla.html", &ours).code, 403, "sin la clave");
    assert_eq!(server.get(&inside, "malo.example").code, 403, "con otro nombre");
    let below = server.path("../../Cargo.toml");
    assert!(!server.get(&below, &ours).body.contains("[package]"), "fuera del libro");
    let run = server.path(LOCK);
    for origin in ["", "Origin: http://malo.example\r\n", "Origin: null\r\n"] {
        assert_eq!(server.post(&run, origin, "[]").code, 403, "«{origin}»");
    }
}

fn only_listed() {
    let server = Server::start();
    let origin = server.origin();
    for (what, options, code) in [
        ("clase/01_sync/no_existe", "[]", 404),
        ("clase/sh/lock", "[]", 404),
        ("clase/..%2f..%2fbin/lock", "[]", 404),
        ("clase/02_pool/lotes", r#"[["carpeta","/etc"]]"#, 400),
        ("clase/03_fork_exec_wait/minishell", r#"[["guion","x"]]"#, 400),
        (LOCK, r#"[["procesos","2 --lista"]]"#, 400),
    ] {
        let answer = server.post(&server.path(what), &origin, options);
        assert_eq!(answer.code, code, "{what} {options}: {}", answer.body);
    }
    let offered = server.get(&server.path(LOCK), &server.host()).body;
    assert!(offered.contains("\"procesos\"") && !offered.contains("cronograma"), "{offered}");
}

fn runs() {
    let server = Server::start();
    let answer =
        server.post(&server.path(LOCK), &server.origin(), r#"[["procesos","3"],["vueltas","5"]]"#);
    assert_eq!(answer.code, 200);
    for said in ["contador: 15", "\"dibujo\":\"<svg", "{\"fin\":0}"] {
        assert!(answer.body.contains(said), "falta {said} en {}", answer.body);
    }
    let lines = answer.body.lines().filter(|line| line.contains("\"linea\""));
    let others: Vec<_> = lines.filter(|line| !line.contains('│')).collect();
    assert!(others.is_empty(), "solo se ve lo que dicen los procesos: {others:?}");
    let wrong = server.post(&server.path(LOCK), &server.origin(), r#"[["procesos","99"]]"#);
    assert!(wrong.body.contains("{\"fin\":2}"), "{}", wrong.body);
}

fn one_at_a_time() {
    let server = Server::start();
    let (run, origin) = (server.path(LONG), server.origin());
    let reader = server.begin(&run, &origin, THIRTY_SECONDS);
    assert_eq!(server.post(&run, &origin, "[]").code, 409);
    assert!(server.family().len() > 1, "está en marcha");
    drop(reader);
    server.wait_until_alone();
}

fn ends() {
    let mut server = Server::start();
    let _reader = server.begin(&server.path(LONG), &server.origin(), THIRTY_SECONDS);
    let _half = server.half_asked();
    let family = server.family();
    assert!(family.len() > 1, "está en marcha");
    assert_eq!(server.interrupt(), Some(0));
    server::assert_gone(&family);
}

fn killed() {
    let mut server = Server::start();
    let _reader = server.begin(&server.path(LONG), &server.origin(), THIRTY_SECONDS);
    let family = server.family();
    assert!(family.len() > 1, "está en marcha");
    server.kill();
    server::assert_gone(&family);
}

const OPEN: &str = "!!document.getElementById('cuaderno-ejecucion')";

fn from_the_page() {
    let mut browser = Browser::launch();
    let server = Server::start();
    browser.new_page();
    browser.open_address(&server.address("01_sync/lock.html"));
    browser.wait_until("document.querySelector('.ejecutar-aqui')");
    browser.type_text("e");
    browser.wait_until("document.querySelector('#cuaderno-ejecucion input[name=vueltas]')");
    browser.eval("document.querySelector('#cuaderno-ejecucion input[name=vueltas]').value = '7'");
    browser.eval("document.querySelector('#cuaderno-ejecucion [type=submit]').click()");
    browser.wait_until(
        "document.querySelector('#cuaderno-ejecucion .fin').textContent === 'Ha acabado bien. Debajo está su dibujo.'",
    );
    let shown = browser.eval("document.querySelector('#cuaderno-ejecucion pre').textContent");
    assert!(shown.as_str().unwrap().contains("contador: 28"), "{shown}");
    assert_eq!(browser.eval("!!document.querySelector('.dibujo-vivo svg')"), true);
    let focused = browser.eval("document.activeElement.id");
    assert_eq!(focused, "cuaderno-ejecucion", "las flechas lo desplazan");
    browser.wait_until("document.querySelector('.parar').disabled");
    browser.eval("document.querySelector('#cuaderno-ejecucion .fin').textContent = 'antes'");
    browser.type_text("e");
    browser.wait_until(
        "document.querySelector('.parar').disabled
            && document.querySelector('#cuaderno-ejecucion .fin').textContent.startsWith('Ha acabado bien')",
    );
    browser.press("Escape");
    assert_eq!(browser.eval(OPEN), false, "si ya ha acabado, Esc lo cierra");

    browser.open_address(&server.address("00_process/nice.html"));
    browser.type_text("e");
    browser.wait_until("document.querySelector('#cuaderno-ejecucion input[name=segundos]')");
    browser.eval("document.querySelector('#cuaderno-ejecucion input[name=segundos]').value = '30'");
    browser.eval("document.querySelector('#cuaderno-ejecucion [type=submit]').click()");
    browser.wait_until(
        "document.querySelector('#cuaderno-ejecucion pre').textContent.includes('compiten')",
    );
    browser.press("Escape");
    server.wait_until_alone();
    browser
        .wait_until("document.querySelector('#cuaderno-ejecucion .fin').textContent === 'Parado.'");

    // Desde la ventana de notas, las teclas son de la ejecución mientras está abierta.
    browser.open_address(&server.address("01_sync/lock.html#presenta-2"));
    browser.wait_until("document.querySelector('.lugar')?.textContent");
    browser.press("n");
    browser.in_other_window(|notes| {
        notes.wait_until("document.getElementById('lamina')?.textContent.startsWith('2 de')");
        notes.type_text("e");
        notes.press("PageDown");
    });
    browser.wait_until(OPEN);
    assert_eq!(browser.eval("location.hash"), "#presenta-2");
    browser.press("Escape");
    drop(server);
    browser.type_text("ee");
    browser.wait_until(
        "document.querySelector('#cuaderno-ejecucion .fin').textContent.startsWith('El servidor no responde')",
    );
}
