//! Lo que se hace y se mira en una página abierta: buscar, sus textos, su contraste y sus quejas.

use super::browser::Browser;
use super::built::BuiltBook;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use tests::requires::repetitions;

/// Los colores con los que se puede leer.
pub const THEMES: [&str; 5] = ["light", "rust", "coal", "navy", "ayu"];

/// Las páginas que se leen: no las que son otra cosa, o el libro entero.
pub fn reading_pages(book: &BuiltBook) -> Vec<PathBuf> {
    let others = ["404.html", "notas.html", "print.html", "toc.html"];
    let mut pages = book.files("html");
    pages.retain(|page| others.iter().all(|other| !page.ends_with(other)));
    assert!(pages.len() > 100, "Solo hay {} páginas", pages.len());
    pages
}

/// Una de cada `every` páginas, repartidas por el libro; todas, si se piden repeticiones.
pub fn some_pages(book: &BuiltBook, every: usize) -> Vec<PathBuf> {
    let every = if repetitions(1) > 1 { 1 } else { every };
    reading_pages(book).into_iter().step_by(every).collect()
}

/// Lee con ese tema.
pub fn choose_theme(browser: &mut Browser, theme: &str) {
    browser.eval(&format!("document.getElementById('mdbook-theme-{theme}').click()"));
    // Las transiciones llevarían los colores poco a poco de un tema al otro.
    browser.eval("document.getAnimations().forEach(animation => animation.finish())");
}

/// Abre todo lo que está tapado, y espera a que se pinte.
pub fn open_all(browser: &mut Browser) {
    browser
        .eval("document.querySelectorAll('details').forEach(details => { details.open = true; })");
    settle(browser);
}

/// Espera a que la página haya visto lo que mide cada cosa, ya con su letra: lo mira cada vez que se pinta.
pub fn settle(browser: &mut Browser) {
    browser.eval(
        "document.fonts.ready.then(() => new Promise(done =>
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))))",
    );
}

/// Las cadenas de una lista de JavaScript.
pub fn strings(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// Escribe en el buscador y espera la respuesta. Devuelve la cabecera de los resultados.
pub fn search(browser: &mut Browser, query: &str) -> String {
    browser.eval("document.getElementById('mdbook-searchbar').value = ''");
    if browser.eval("document.getElementById('mdbook-search-wrapper').classList.contains('hidden')")
        == true
    {
        browser.type_text("s");
    }
    browser.wait_until(
        "document.activeElement.id === 'mdbook-searchbar' && !document.querySelector('.searching')",
    );
    browser.type_text(query);
    browser.wait_until(&format!(
        "document.getElementById('mdbook-searchresults-header').textContent.includes('«{query}»')"
    ));
    let header = browser.eval("document.getElementById('mdbook-searchresults-header').textContent");
    header.as_str().unwrap().to_owned()
}

/// A dónde lleva cada resultado, sin las palabras que señalará.
pub fn result_links(browser: &mut Browser) -> Vec<String> {
    let links = browser.eval(
        "[...document.querySelectorAll('#mdbook-searchresults a')].map(link => link.href.replace(/[?].*#/, '#'))",
    );
    strings(&links)
}

/// Falla si la página ha dado errores o ha pedido algo que no está en el disco.
pub fn assert_clean(browser: &mut Browser, page: &Path) {
    for event in browser.take_events() {
        let params = &event["params"];
        let complaint = match event["method"].as_str().unwrap_or_default() {
            "Runtime.exceptionThrown" => Some(params["exceptionDetails"].to_string()),
            "Runtime.consoleAPICalled" => Some(params["args"].to_string()),
            "Log.entryAdded" if params["entry"]["level"] == "error" => {
                Some(params["entry"].to_string())
            }
            "Network.requestWillBeSent" => {
                let address = params["request"]["url"].as_str().unwrap();
                let local =
                    ["file:", "data:", "blob:"].iter().any(|scheme| address.starts_with(scheme));
                (!local).then(|| format!("pide {address}"))
            }
            _ => None,
        };
        assert!(complaint.is_none(), "{}: {}", page.display(), complaint.unwrap_or_default());
    }
}

/// El contraste mínimo que pide WCAG para que un texto normal se lea bien.
pub const READABLE_CONTRAST: f64 = 4.5;

const CONTRASTS: &str = "(() => {
    const luminance = color => {
        const [r, g, b] = color.match(/[0-9.]+/g).map(Number)
            .map(value => value / 255)
            .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const background = element => {
        for (; element; element = element.parentElement) {
            const color = getComputedStyle(element).backgroundColor;
            if (color !== 'rgba(0, 0, 0, 0)') return color;
        }
        return 'rgb(255, 255, 255)';
    };
    const contrast = element => {
        const ink = getComputedStyle(element)[element.matches('text') ? 'fill' : 'color'];
        const pair = [luminance(ink), luminance(background(element))];
        return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    };
    const texts = document.querySelectorAll('main :not(svg, svg *), main svg text, .sidebar a, .searchresults-outer *, .menu-title');
    return [...texts].filter(element => element.checkVisibility())
        .filter(element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
        .map(element => [element.outerHTML.slice(0, 80), contrast(element)]);
})()";

/// El contraste con su fondo de cada texto que se ve: pares (texto, contraste).
pub fn contrasts(browser: &mut Browser) -> Vec<(String, f64)> {
    let pairs = browser.eval(CONTRASTS);
    let pairs = pairs.as_array().unwrap().iter();
    pairs.map(|pair| (pair[0].as_str().unwrap().to_owned(), pair[1].as_f64().unwrap())).collect()
}

/// Falla si la interfaz dice algo que no está en [`INTERFACE`]. Devuelve lo que dice.
pub fn assert_interface_is_known(browser: &mut Browser) -> BTreeSet<String> {
    let found: BTreeSet<_> = strings(&browser.eval(INTERFACE_STRINGS)).into_iter().collect();
    let unknown: Vec<_> = found.iter().filter(|text| !INTERFACE.contains(&text.as_str())).collect();
    assert!(unknown.is_empty(), "Textos de la interfaz que nadie ha traducido: {unknown:#?}");
    found
}

/// Todo lo que puede decir la interfaz. Lo que no esté aquí es que nadie lo ha traducido.
pub const INTERFACE: &[&str] = &[
    "Atajos de teclado",
    "Automático",
    "Aviso",
    "Ayu",
    "Buscar (/)",
    "Buscar en el libro",
    "Buscar en el libro…",
    "Cambiar de tema",
    "Capítulo anterior",
    "Capítulo siguiente",
    "Carbón",
    "Claro",
    "Consejo",
    "Copiado",
    "Copiar",
    "Cuidado",
    "Fragmento del resultado",
    "Importante",
    "Imprimir el libro",
    "Índice",
    "Lenguaje",
    "Marino",
    "Mostrar las líneas ocultas",
    "Mostrar u ocultar el buscador",
    "Mostrar u ocultar el índice",
    "Navegación entre páginas",
    "No se ha podido copiar",
    "Nota",
    "Ocultar líneas",
    "Óxido",
    "Proyectar esta página",
    "Proyectar esta página (P)",
    "Pulsa",
    "Qué imprimir",
    "Saltar al contenido",
    "Temas",
    "o",
    "abre las notas",
    "deja la pantalla a oscuras y",
    "para buscar en el libro",
    "para cambiar de capítulo",
    "para cerrarla",
    "para proyectar la página lámina a lámina; proyectando,",
    "para ver esta ayuda",
    "para ver la salida o la respuesta, y para taparla",
];

/// Los textos de la interfaz y los atributos que se ven o se oyen; no lo que escribe el autor.
const INTERFACE_STRINGS: &str = "(() => {
    const found = new Set();
    const authored = 'kbd, script, style, template, noscript, title, .sidebar-scrollbox, .menu-title, \
#mdbook-searchresults, #mdbook-searchresults-header';
    const in_content = '.buttons, .blockquote-tag-title';
    for (const element of document.querySelectorAll('*')) {
        for (const name of ['title', 'aria-label', 'placeholder', 'alt']) {
            const value = element.getAttribute(name);
            if (value) found.add(value.trim());
        }
        if (element.closest(authored) || element.closest('main') && !element.closest(in_content)) continue;
        for (const node of element.childNodes) {
            const text = node.nodeType === Node.TEXT_NODE ? node.data.trim() : '';
            if (text) found.add(text);
        }
    }
    return [...found];
})()";
