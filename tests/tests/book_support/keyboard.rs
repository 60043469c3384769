//! Leer con el teclado: a qué se llega, que se vea dónde se está y cómo se desplaza lo que no cabe.

use super::browser::Browser;
use super::built::BuiltBook;
use super::page::{assert_clean, settle};
use serde_json::{Value, json};

/// Un bloque que solo cabe en una pantalla ancha, una tabla que no cabe en ninguna, y lo que cabe en todas.
pub fn sample() -> BuiltBook {
    let (long, word) = ("x".repeat(60), "palabra".repeat(60));
    let text = format!(
        "# Uno\n\n[Un enlace](dos.md).\n\n```python\n{long}\n```\n\n| Cosa | Otra |\n|---|---|\n| {word} | b |\n\n\
         ```python\ncorto\n```\n\n| Cabe |\n|---|\n| sí |\n\n<details><summary>Respuesta</summary>\n\nLo mismo.\n\n</details>\n"
    );
    BuiltBook::sample(text.leak())
}

/// De cada bloque: si se llega a él con el tabulador, y si lleva la señal.
const WIDE: &str = "[...document.querySelectorAll('main pre > code, main .table-wrapper')]
    .map(box => [box.tabIndex === 0, !!box.closest('.sigue')])";

pub fn wide_blocks_say_so(book: &BuiltBook, browser: &mut Browser) {
    let fits = json!([false, false]);
    let wide = json!([true, true]);
    browser.resize(390, 844);
    browser.open(&book.path().join("uno.html"));
    settle(browser);
    assert_eq!(browser.eval(WIDE), json!([wide, wide, fits, fits]), "en un teléfono");
    let names = browser.eval(
        "[...document.querySelectorAll('main [tabindex=\"0\"]')]
            .map(box => [box.getAttribute('role'), box.getAttribute('aria-label')])",
    );
    assert_eq!(
        names,
        json!([
            ["group", "Código: se desplaza con las flechas ← y →"],
            ["group", "Tabla: se desplaza con las flechas ← y →"],
        ])
    );
    let moved = browser.eval(
        "(() => {
            const height = () => document.querySelector('main').offsetHeight;
            const before = height();
            document.querySelectorAll('.sigue').forEach(box => box.classList.remove('sigue'));
            return height() - before;
        })()",
    );
    assert_eq!(moved, 0, "la señal ocupa sitio");
    browser.resize(1280, 800);
    settle(browser);
    assert_eq!(browser.eval(WIDE), json!([fits, wide, fits, fits]), "al ensanchar la ventana");
    let table = "document.querySelector('.table-wrapper')";
    browser.eval(&format!("{table}.focus()"));
    browser.press("ArrowRight");
    browser.wait_until(&format!("{table}.scrollLeft > 0"));
    browser.eval(&format!("{table}.scrollLeft = 100000"));
    settle(browser);
    assert_eq!(browser.eval(WIDE)[1], json!([true, false]), "al llegar al final ya no sigue");
    assert_eq!(browser.eval("location.pathname.endsWith('uno.html')"), true);
    assert_clean(browser, book.path());
}

const FOCUSED: &str = "(() => {
    const here = document.activeElement;
    const box = here.getBoundingClientRect();
    return {
        what: here.id || here.className || here.tagName,
        inside: !!here.closest('main'),
        outlined: getComputedStyle(here).outlineStyle !== 'none' && parseFloat(getComputedStyle(here).outlineWidth) >= 2,
        seen: box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth
            && here.checkVisibility({ visibilityProperty: true })
            && [here, here.parentElement].every(part => getComputedStyle(part).opacity > 0),
    };
})()";

fn next_stop(browser: &mut Browser) -> Value {
    browser.press("Tab");
    settle(browser);
    browser.eval("document.getAnimations().forEach(animation => animation.finish())");
    browser.eval(FOCUSED)
}

pub fn skips_to_content(book: &BuiltBook, browser: &mut Browser) {
    browser.resize(1280, 800);
    browser.open(&book.path().join("uno.html"));
    let hidden =
        browser.eval("document.querySelector('.saltar').getBoundingClientRect().bottom <= 0");
    assert_eq!(hidden, true, "no se ve hasta que hace falta");
    let first = next_stop(browser);
    assert_eq!(first["what"], "saltar");
    assert_eq!(first["seen"], true, "{first}");
    browser.press("Enter");
    browser.wait_until("document.activeElement.id === 'mdbook-content'");
    let mut stops = Vec::new();
    loop {
        let stop = next_stop(browser);
        if stop["inside"] == false {
            break;
        }
        assert!(stop["seen"] == true && stop["outlined"] == true, "no se ve dónde se está: {stop}");
        stops.push(stop["what"].as_str().unwrap().to_owned());
    }
    let expected = ["header", "A", "clip-button", "table-wrapper sigue", "clip-button", "SUMMARY"];
    assert_eq!(
        stops
            .iter()
            .filter(|stop| *stop != "prediccion" && *stop != "TEXTAREA")
            .collect::<Vec<_>>(),
        expected.iter().collect::<Vec<_>>()
    );
    assert_clean(browser, book.path());
}

/// Los botones de la barra también se alcanzan, y el índice se oculta y se enseña.
pub fn toolbar_works(book: &BuiltBook, browser: &mut Browser) {
    browser.resize(1280, 800);
    browser.open(&book.path().join("uno.html"));
    browser.eval("document.querySelector('.sidebar a:last-of-type').focus()");
    let toggle = "document.getElementById('mdbook-sidebar-toggle')";
    for _ in 0..30 {
        let stop = next_stop(browser);
        assert!(stop["seen"] == true && stop["outlined"] == true, "no se ve dónde se está: {stop}");
        if stop["what"] == "mdbook-sidebar-toggle" {
            break;
        }
    }
    for expanded in ["false", "true"] {
        browser.press("Enter");
        browser.wait_until(&format!("{toggle}.getAttribute('aria-expanded') === '{expanded}'"));
        browser.wait_until(&format!(
            "(document.querySelector('.sidebar').getBoundingClientRect().right > 0) === {expanded}"
        ));
    }
    browser.press("?");
    browser.wait_until("document.activeElement.id === 'mdbook-help-popup'");
    assert_clean(browser, book.path());
}

/// Proyectando, el tabulador no sale de la lámina; al acabar, se vuelve a donde se estaba.
pub fn stays_in_the_slide(book: &BuiltBook, browser: &mut Browser) {
    browser.resize(1280, 720);
    browser.open(&book.path().join("uno.html"));
    browser.eval("document.querySelector('main summary').focus()");
    browser.type_text("p");
    browser.wait_until("document.activeElement.matches('.lamina')");
    let mut links = 0;
    for _ in 0..4 {
        browser.press("Tab");
        let place = browser.eval(
            "document.activeElement.closest('#cuaderno-escenario') ? document.activeElement.tagName
                : document.activeElement === document.body ? 'nada' : document.activeElement.outerHTML",
        );
        links += usize::from(place == "A");
        assert!(["A", "DIV", "nada"].contains(&place.as_str().unwrap()), "se sale a {place}");
    }
    assert!(links > 0, "no se llega al enlace de la lámina");
    browser.press("Escape");
    assert_eq!(browser.eval("document.activeElement.tagName"), "SUMMARY");
    assert_eq!(browser.eval("document.querySelectorAll('[inert]').length"), 0);
    assert_clean(browser, book.path());
}

pub fn nothing_moves(book: &BuiltBook, browser: &mut Browser) {
    browser.prefer("reduced-motion", "reduce");
    browser.open(&book.path().join("uno.html"));
    let slow = browser.eval(
        "[...document.querySelectorAll('*')].filter(box => ['transitionDuration', 'animationDuration']
            .some(name => getComputedStyle(box)[name].split(',').some(time => parseFloat(time) > 0.01)))
            .map(box => box.id || box.className)",
    );
    assert_eq!(slow, json!([]), "se mueve");
}
