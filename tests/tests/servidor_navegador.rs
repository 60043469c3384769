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
    let name = "la página dice quién atiende y enseña el árbol, en español, ancha y en un teléfono";
    tests::main(|| {
        vec![
            trial_if(name, installed, page),
            trial_if("la página abre clientes lentos, y se ve a quién atienden", installed, slow),
            trial_if("la página dice que espera a quien está con otro", installed, waiting),
            trial_if("mirar no llena de zombis a quien no recoge a sus hijos", installed, zombies),
            trial_if("la página es oscura para quien lo prefiere", installed, dark),
        ]
    })
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

const CUENTA: &str = "document.getElementById('cuenta').textContent";
const LENTOS: &str = "document.getElementById('lentos').textContent";

fn opened(step: &str) -> (Browser, Server) {
    let mut browser = Browser::launch();
    let (server, address) = Server::start(step);
    browser.new_page();
    browser.open_address(&address);
    browser.wait_until(&format!("{CUENTA}.includes('Hijos vivos')"));
    (browser, server)
}

/// Los tres se atienden a la vez, cada uno en su proceso.
fn slow() {
    let (mut browser, _server) = opened("sin_zombis");
    browser.eval("document.getElementById('tres').click()");
    let rows = "[...document.querySelectorAll('#arbol li li')].map(row => row.textContent)";
    let serving = format!("{rows}.filter(row => /· cliente \\d+: \\/lento$/.test(row)).length");
    browser.wait_until(&format!("{serving} === 3"));
    browser
        .wait_until(&format!("({LENTOS}.match(/ha respondido el proceso/g) ?? []).length === 3"));
    let answered = browser.eval(&format!("new Set({LENTOS}.match(/proceso \\d+/g)).size"));
    assert_eq!(answered, 3);
    assert!(complaints(&mut browser).is_empty());
}

fn waiting() {
    let (mut browser, _server) = opened("uno_a_uno");
    browser.eval("document.getElementById('uno').click()");
    browser.wait_until(&format!("{CUENTA}.includes('Espero desde hace')"));
    browser.wait_until(&format!("{LENTOS}.includes('ha respondido el proceso')"));
    browser.wait_until(&format!("{CUENTA}.includes('Hijos vivos')"));
}

fn zombies() {
    let (mut browser, server) = opened("hijo_por_cliente");
    browser.wait_until(&format!("{CUENTA}.includes('ya solo miro si lo pides')"));
    let pid = server.0.id();
    let children = || {
        let children = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children"));
        children.unwrap().split_whitespace().count()
    };
    let before = children();
    assert!(before <= 6, "{before} zombis");
    // Más de dos veces lo que tarda en mirar quien mira sola.
    browser.eval("new Promise(done => setTimeout(done, 2500))");
    assert_eq!(children(), before);
    browser.eval("document.getElementById('mirar').click()");
    browser.wait_until(&format!("{CUENTA}.includes('Zombis: {before}.')"));
}

fn dark() {
    let (mut browser, _server) = opened("sin_zombis");
    let background = "getComputedStyle(document.body).backgroundColor";
    assert_eq!(browser.eval(background), "rgb(255, 255, 255)");
    browser.prefer_dark();
    assert_eq!(browser.eval(background), "rgb(22, 24, 28)");
    assert_eq!(browser.eval("getComputedStyle(document.body).color"), "rgb(232, 232, 232)");
}

fn page() {
    let mut browser = Browser::launch();
    for step in ["sin_zombis", "parada_ordenada", "preforked", "hilos"] {
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
    let complaints = complaints(browser);
    assert!(complaints.is_empty(), "{complaints:#?}");
}

fn complaints(browser: &mut Browser) -> Vec<serde_json::Value> {
    let complains = |event: &serde_json::Value| {
        event["method"] == "Runtime.exceptionThrown" || event["params"]["entry"]["level"] == "error"
    };
    browser.take_events().into_iter().filter(complains).collect()
}
