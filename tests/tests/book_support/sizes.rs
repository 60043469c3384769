//! El libro en una pantalla de clase, un portátil y un teléfono, claro y oscuro: nada cortado y nada destapado.

use super::browser::Browser;
use super::built::BuiltBook;
use super::page::{assert_clean, open_all, settle, some_pages, strings};

/// Lo que se sale de la pantalla o queda cortado y no se puede desplazar con el teclado.
const CUT: &str = "(() => {
    const content = document.getElementById('mdbook-content');
    const cut = [];
    if (document.documentElement.scrollWidth > innerWidth || content.scrollWidth > content.clientWidth + 1) {
        cut.push('la página se desplaza de lado');
    }
    for (const box of document.querySelectorAll('main :not(svg *)')) {
        if (!box.checkVisibility()) continue;
        const style = getComputedStyle(box);
        const inside = box.parentElement.closest('[role=group][tabindex=\"0\"], figure[tabindex=\"0\"]');
        const { left, right, width } = box.getBoundingClientRect();
        const out = width > 0 && !inside && (right > innerWidth + 1 || left < -1);
        const hides = style.overflowX !== 'visible' && style.display !== 'inline'
            && box.scrollWidth > box.clientWidth + 1 && box.tabIndex !== 0;
        if (out || hides) cut.push(box.outerHTML.slice(0, 120));
    }
    return cut;
})()";

const OUTPUTS_SEEN: &str = "[...document.querySelectorAll('details.salida > :not(summary)')]
    .filter(output => output.checkVisibility()).map(output => output.outerHTML.slice(0, 120))";

/// Cada página, de los tres tamaños: unas veces clara y otras oscura.
pub fn nothing_cut_nor_uncovered(book: &BuiltBook, browser: &mut Browser) {
    let mut wrong = Vec::new();
    let mut covered = 0;
    for (turn, (width, height)) in [(1920, 1080), (1280, 800), (390, 844)].into_iter().enumerate() {
        for dark in [false, true] {
            browser.new_page();
            browser.resize(width, height);
            if dark {
                browser.prefer_dark();
            }
            for page in some_pages(book, 16).iter().skip((turn + usize::from(dark)) % 2).step_by(2)
            {
                let place = format!("{}, {width}×{height}, oscuro: {dark}", page.display());
                browser.open(page);
                let theme = if dark { "navy" } else { "light" };
                let chosen = format!("document.documentElement.classList.contains('{theme}')");
                assert_eq!(browser.eval(&chosen), true, "{place}: el tema");
                let seen = strings(&browser.eval(OUTPUTS_SEEN));
                assert!(seen.is_empty(), "{place}: se ve {seen:#?}");
                let outputs = browser.eval("document.querySelectorAll('details.salida').length");
                covered += outputs.as_u64().unwrap();
                settle(browser);
                let mut cut = strings(&browser.eval(CUT));
                open_all(browser);
                cut.extend(strings(&browser.eval(CUT)));
                wrong.extend(cut.into_iter().map(|cut| format!("{place}: {cut}")));
                assert_clean(browser, page);
            }
        }
    }
    assert!(wrong.is_empty(), "Está cortado:\n{}", wrong.join("\n"));
    assert!(covered > 10, "Solo había {covered} salidas tapadas");
}
