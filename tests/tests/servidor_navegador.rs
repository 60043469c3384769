//! La página del servidor en un navegador: los PID, el árbol que cambia, en español, ancha y en un teléfono.

#[path = "book_support/browser.rs"]
#[allow(dead_code, reason = "la del libro usa más")]
mod browser;

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, ExitCode, Stdio};

use browser::{Browser, find_chromium};
use tests::{lesson_bin, trial_if};

fn main() -> ExitCode {
    let installed = || find_chromium().map(drop);
    tests::main(vec![trial_if(
        "la página dice quién atiende y enseña el árbol, en español, ancha y en un teléfono",
        installed,
        page,
    )])
}

/// Al soltarlo, termina.
struct Server(Child);

impl Server {
    fn start(step: &str) -> (Self, String) {
        let mut child = Command::new(lesson_bin("05_server"))
            .args([step, "--sirve", "--callado"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split(' ').find(|word| word.starts_with("http://")).unwrap().to_owned();
        (Server(child), address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn page() {
    let mut browser = Browser::launch();
    for step in ["parada_ordenada", "preforked", "hilos"] {
        let (server, address) = Server::start(step);
        for (width, height) in [(1280, 800), (360, 740)] {
            browser.new_page();
            browser.resize(width, height);
            browser.open_address(&address);
            look(&mut browser, server.0.id(), step, width);
        }
    }
}

fn look(browser: &mut Browser, server: u32, step: &str, width: u32) {
    let text = |id: &str| format!("document.getElementById('{id}').textContent");
    assert_eq!(browser.eval("document.documentElement.lang"), "es");
    assert_eq!(browser.eval(&text("servidor")), server.to_string());
    let title = browser.eval("document.querySelector('h1').textContent");
    let pid = browser.eval(&text("pid"));
    assert_eq!(title, format!("Te atiende el proceso {}", pid.as_str().unwrap()));
    let served_by_itself = pid.as_str() == Some(&*server.to_string());
    assert_eq!(served_by_itself, step == "hilos", "{step}: responde {pid}");
    browser.wait_until("document.getElementById('cuenta').textContent.includes('Hijos vivos')");
    browser.wait_until(&format!("{}.includes('{server}')", text("arbol")));
    if step == "preforked" {
        browser.wait_until("document.querySelectorAll('#arbol li').length === 5");
    }
    // Se refresca solo: el cliente, u otra petición, es ya otro.
    let before = browser.eval(&text("cuenta"));
    if step == "parada_ordenada" {
        browser.wait_until(&format!("{} !== {before}", text("cuenta")));
    }
    let overflow = browser.eval("document.documentElement.scrollWidth > window.innerWidth");
    assert_eq!(overflow, false, "{step}: a {width} píxeles hay que desplazarse de lado");
    let complaints: Vec<_> = browser
        .take_events()
        .into_iter()
        .filter(|event| {
            event["method"] == "Runtime.exceptionThrown"
                || event["params"]["entry"]["level"] == "error"
        })
        .collect();
    assert!(complaints.is_empty(), "{complaints:#?}");
}
