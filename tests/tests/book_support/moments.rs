//! Un cronograma proyectado: se recorre por momentos, y en cada uno solo se ve lo que ya ha pasado.

use super::browser::Browser;
use super::built::BuiltBook;
use super::page::{assert_clean, strings};
use super::presentation::{SLIDE_SHOWN, open_at};
use serde_json::Value;

/// Qué marca del eje está señalada, de quién se ve el nombre, y cuánto de las filas está pintado más allá de una marca.
const SEEN: &str = "(mark => {
    const drawing = document.querySelector('.lamina .cr');
    const guides = [...drawing.querySelectorAll('.e')];
    const { left, bottom } = guides[mark].getBoundingClientRect();
    const beyond = [...drawing.querySelectorAll('rect, circle')].filter(part => {
        const box = part.getBoundingClientRect();
        const x = Math.max(box.left, left + 10 * part.getScreenCTM().a) + 1;
        return box.bottom < bottom && x < box.right
            && document.elementsFromPoint(x, (box.top + box.bottom) / 2).includes(part);
    });
    const names = [...drawing.querySelectorAll('.n')].filter(name => name.checkVisibility({ visibilityProperty: true }));
    return {
        now: guides.findIndex(guide => guide.matches('.ahora')),
        names: names.map(name => name.textContent),
        beyond: beyond.length,
    };
})";

fn seen(browser: &mut Browser, mark: u64) -> Value {
    browser.eval(&format!("{SEEN}({mark})"))
}

pub fn walked_in_time(book: &BuiltBook, browser: &mut Browser) {
    browser.resize(1280, 720);
    open_at(browser, &book.path().join("04_zombies_orphans/recoger.html"), "presenta-1");
    while browser.eval("!document.querySelector('.lamina .cr')") == true {
        browser.press("PageDown");
    }
    let marks = browser.eval("document.querySelectorAll('.lamina .cr .e').length");
    let last = marks.as_u64().unwrap() - 2;
    let mut names = Vec::new();
    for mark in 1..=last {
        let seen = seen(browser, mark);
        assert_eq!(seen["now"], mark, "{seen}");
        assert_eq!(seen["beyond"], 0, "se ve lo que aún no ha pasado: {seen}");
        names.push(strings(&seen["names"]));
        browser.press("PageDown");
    }
    let whole = seen(browser, last);
    names.push(strings(&whole["names"]));
    let later = |pair: &[Vec<String>]| pair[1].starts_with(&pair[0]);
    assert!(names.windows(2).all(later), "los nombres salen según nacen: {names:?}");
    assert_ne!(
        names[0],
        names[names.len() - 1],
        "al principio no ha nacido ninguno de los últimos"
    );
    assert!(whole["now"] == -1 && whole["beyond"].as_u64().unwrap() > 1, "entero: {whole}");

    // Se vuelve al momento anterior, y sigue ahí al volver a cargar la página.
    browser.press("PageUp");
    let back = seen(browser, last);
    assert_eq!(back["now"], last);
    browser.follow("location.reload()");
    browser.wait_until(SLIDE_SHOWN);
    assert_eq!(seen(browser, last), back);
    browser.press("Escape");
    let changed =
        browser.eval("document.querySelectorAll('main .cr [style], main .cr .ahora').length");
    assert_eq!(changed, 0, "la página sigue como estaba");
    assert_clean(browser, book.path());
}

/// Un dibujo alto se proyecta con la leyenda al lado, y sus letras se leen; uno bajo, con ella debajo.
pub fn tall_ones_are_read(book: &BuiltBook, browser: &mut Browser) {
    browser.resize(1280, 720);
    for (page, beside) in
        [("05_server/hijo_por_cliente.html", true), ("03_fork_exec_wait/fork.html", false)]
    {
        open_at(browser, &book.path().join(page), "presenta-1");
        while browser.eval("!document.querySelector('.lamina .cr')") == true {
            browser.press("PageDown");
        }
        let seen = browser.eval(
            "(() => {
                const drawing = document.querySelector('.lamina .cr');
                const texts = [...drawing.querySelectorAll('text')];
                const legend = texts.slice(texts.findIndex(text => /^vive/.test(text.textContent)));
                const boxes = legend.map(text => text.getBoundingClientRect());
                const whole = drawing.getBoundingClientRect();
                const inside = box => box.left > whole.left && box.right < whole.right
                    && box.top > whole.top && box.bottom < whole.bottom;
                const apart = (one, other) => one.bottom < other.top || one.top > other.bottom
                    || one.right < other.left || one.left > other.right;
                const foot = drawing.querySelector('.e').getBoundingClientRect().bottom;
                return {
                    letter: drawing.getScreenCTM().a * Math.min(...texts.map(text => parseFloat(getComputedStyle(text).fontSize))),
                    beside: boxes.every(box => box.bottom < foot),
                    outside: legend.filter((_, n) => !inside(boxes[n])).map(text => text.textContent),
                    mixed: boxes.filter((box, n) => boxes.some((other, m) => m > n && !apart(box, other))).length,
                    many: boxes.length,
                };
            })()",
        );
        assert!(seen["many"].as_u64().unwrap() > 5, "{page}: {seen}");
        assert!(seen["letter"].as_f64().unwrap() > 12.5, "{page}: apenas se lee: {seen}");
        assert_eq!(seen["beside"], beside, "{page}: {seen}");
        assert_eq!(seen["outside"], serde_json::json!([]), "{page}: {seen}");
        assert_eq!(seen["mixed"], 0, "{page}: {seen}");
    }
    assert_clean(browser, book.path());
}
