//! Lo que dice axe: lo que estorba a quien lee sin ver la pantalla, sin distinguir colores o sin ratón.

use super::browser::{Browser, find_chromium};
use super::built::BuiltBook;
use super::page::{THEMES, choose_theme, open_all, search, settle, some_pages, strings};
use super::presentation::SLIDE_SHOWN;
use std::fs;
use tests::requires;

const AXE: &str = "axe-core@4.14.1";
/// Una pantalla de clase, un portátil y un teléfono.
const SIZES: [(u32, u32); 3] = [(1920, 1080), (1280, 800), (390, 844)];

/// # Errors
/// Qué falta aquí para usar axe.
pub fn needed() -> Result<(), String> {
    find_chromium()?;
    requires::node_package(AXE).map(drop)
}

/// Las quejas de axe, y dónde las tiene; `skipped` no se mira.
fn complaints(browser: &mut Browser, place: &str, skipped: &str) -> Vec<String> {
    let axe = requires::node_package(AXE).unwrap().join("axe.min.js");
    if browser.eval("typeof axe") == "undefined" {
        browser.eval(&format!("{}; null", fs::read_to_string(axe).unwrap()));
    }
    let found = browser.eval(&format!(
        "axe.run({{ exclude: [{skipped}] }}, {{ resultTypes: ['violations'] }}).then(({{ violations }}) =>
            violations.flatMap(({{ id, impact, nodes }}) => nodes.slice(0, 3).map(({{ html, failureSummary }}) =>
                `${{id}} (${{impact}}): ${{html.slice(0, 200)}}\\n  ${{failureSummary}}`)))"
    ));
    strings(&found).into_iter().map(|complaint| format!("{place}: {complaint}")).collect()
}

fn assert_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "axe se queja:\n{}", complaints.join("\n"));
}

/// Cada página, en un tema y de un tamaño, que se van turnando; y tapada y abierta.
pub fn pages(book: &BuiltBook, browser: &mut Browser) {
    let mut all = Vec::new();
    for (number, page) in some_pages(book, 16).iter().enumerate() {
        let theme = THEMES[number % THEMES.len()];
        let (width, height) = SIZES[number % SIZES.len()];
        let place = |state| format!("{} ({theme}, {width} píxeles, {state})", page.display());
        browser.resize(width, height);
        browser.open(page);
        choose_theme(browser, theme);
        settle(browser);
        all.extend(complaints(browser, &place("tapada"), ""));
        open_all(browser);
        all.extend(complaints(browser, &place("abierta"), "'#mdbook-sidebar'"));
    }
    assert_none(&all);
}

/// Lo que se abre encima de la página, o al lado, en todos los temas.
pub fn what_opens(book: &BuiltBook, browser: &mut Browser) {
    let mut all = Vec::new();
    browser.resize(1280, 800);
    for theme in THEMES {
        browser.open(&book.path().join("uno.html"));
        choose_theme(browser, theme);
        search(browser, "texto");
        all.extend(complaints(browser, &format!("{theme}, buscando"), ""));
        browser.press("Escape");
        browser.eval("document.activeElement.blur()");
        browser.eval("document.getElementById('mdbook-theme-toggle').click()");
        all.extend(complaints(browser, &format!("{theme}, eligiendo tema"), "'main'"));
        browser.eval("document.getElementById('mdbook-theme-toggle').click()");
        browser.press("?");
        all.extend(complaints(browser, &format!("{theme}, con la ayuda"), "'main'"));
        browser.press("Escape");
        browser.type_text("p");
        browser.wait_until(SLIDE_SHOWN);
        for slide in 1..=2 {
            all.extend(complaints(browser, &format!("{theme}, lámina {slide}"), ""));
            browser.press("End");
        }
    }
    browser.press("n");
    browser.in_other_window(|notes| {
        notes.wait_until("document.getElementById('siguiente')?.textContent");
        all.extend(complaints(notes, "la ventana de notas", ""));
    });
    assert_none(&all);
}
