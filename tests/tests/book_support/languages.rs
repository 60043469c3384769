//! El código en dos lenguajes: uno al lado de otro si caben; si no, el que se elija, que se recuerda.

use super::browser::Browser;
use super::built::BuiltBook;
use super::page::assert_clean;
use serde_json::json;

/// Lo que se ve de cada trozo de la página: `python izquierda`, `rust derecha`…
const SEEN: &str =
    "[...document.querySelectorAll('.codigo pre')].filter(pre => pre.checkVisibility())
    .map(pre => pre.querySelector('code').className.match(/language-(\\w+)/)[1])";

const WIDE: u32 = 1920;
const NARROW: u32 = 1366;

fn seen(browser: &mut Browser, expected: &[&str], when: &str) {
    assert_eq!(browser.eval(SEEN), json!(expected), "{when}");
}

fn press(browser: &mut Browser, language: &str) {
    browser.eval(&format!("document.querySelector('.lenguajes button[value={language}]').click()"));
}

pub fn chosen_and_remembered(book: &BuiltBook, browser: &mut Browser) {
    browser.resize(NARROW, 900);
    browser.open(&book.path().join("uno.html"));
    // El último bloque solo está en Python: se ve siempre.
    seen(browser, &["python", "python", "python"], "estrecha, sin haber elegido");
    press(browser, "rust");
    seen(browser, &["rust", "rust", "python"], "estrecha, tras elegir Rust");
    let pressed = browser.eval(
        "[...document.querySelectorAll('.lenguajes')].map(group =>
            group.querySelectorAll('[aria-pressed=true]').length === 1
            && group.querySelector('[aria-pressed=true]').innerText)",
    );
    assert_eq!(pressed, json!(["Rust", "Rust"]));
    browser.open(&book.path().join("index.html"));
    browser.open(&book.path().join("uno.html"));
    seen(browser, &["rust", "rust", "python"], "al volver a la página");
    let names = browser.eval(
        "[...document.querySelectorAll('.codigo > p')].filter(p => p.checkVisibility()).map(p => p.innerText)",
    );
    assert_eq!(names, json!(["b.rs", "d.rs", "e.py"]), "cada uno, con el nombre de su fichero");
    assert_clean(browser, book.path());
}

pub fn side_by_side(book: &BuiltBook, browser: &mut Browser) {
    browser.resize(WIDE, 1080);
    browser.open(&book.path().join("uno.html"));
    seen(browser, &["python", "rust", "python", "rust", "python"], "ancha");
    let placed = browser.eval(
        "(() => {
            const [left, right] = [...document.querySelectorAll('.codigo pre')]
                .map(pre => pre.getBoundingClientRect());
            const pre = document.querySelector('.codigo pre');
            pre.querySelector('code').textContent = '0'.repeat(84);
            return {
                beside: left.top === right.top && left.right < right.left && right.right < innerWidth,
                fits: [pre, pre.querySelector('code')].every(box => box.scrollWidth <= box.clientWidth),
                buttons: document.querySelector('.lenguajes').checkVisibility(),
            };
        })()",
    );
    assert_eq!(placed["beside"], true, "uno al lado de otro: {placed}");
    assert_eq!(placed["buttons"], false, "sin botones: {placed}");
    assert_eq!(placed["fits"], true, "caben 84 columnas: {placed}");
}

pub fn all_without_scripts(book: &BuiltBook, browser: &mut Browser) {
    browser.without_scripts();
    for width in [NARROW, WIDE] {
        browser.resize(width, 900);
        browser.open(&book.path().join("uno.html"));
        seen(browser, &["python", "rust", "python", "rust", "python"], "sin scripts");
    }
}

pub fn no_stray_indent(book: &BuiltBook, browser: &mut Browser) {
    browser.open(&book.path().join("uno.html"));
    let code = browser.eval(
        "[...document.querySelectorAll('.codigo code.language-rust')].map(code => code.textContent.trimEnd())",
    );
    assert_eq!(
        code,
        json!(["fn b() {\n    c();\n}\n\nlet a = 1;\n\nif a > 0 {\n    b();\n}", "c();"])
    );
    let python = browser
        .eval("document.querySelector('.codigo code.language-python').textContent.trimEnd()");
    assert_eq!(python, "if a:\n\n    b()\n\n\nc()", "lo que no sobra se queda");
}
