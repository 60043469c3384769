//! El libro en un navegador: el buscador, los temas, los textos y que no pide nada a la red.

mod book_support {
    pub mod browser;
    pub mod build;
    pub mod built;
    pub mod languages;
    pub mod page;
}

use book_support::browser::{Browser, find_chromium};
use book_support::built::BuiltBook;
use book_support::languages;
use book_support::page::{
    INTERFACE, READABLE_CONTRAST, assert_clean, assert_interface_is_known, contrasts, result_links,
    search, strings,
};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use tests::{Trial, trial_if};

/// Una página con todo lo que mdBook acompaña de textos propios.
const SAMPLE: &str = r##"# Uno

El código de salida y la [señal](dos.md), con `fork()`.

## Señales

> [!NOTE]
> Texto.

> [!TIP]
> Texto.

> [!IMPORTANT]
> Texto.

> [!WARNING]
> Texto.

> [!CAUTION]
> Texto.

```rust
# fn oculta() {}
//! Comentario.
#[derive(Debug)]
fn main() -> Result<()> {
    let texto = "hola"; // una cadena
    println!("{}", 3 + texto.len());
}
```

```python
def f(cerrojo, i=3):
    with cerrojo:  # comentario
        print("hola", True, f"{i}")
```

```console
$ cargo run
salida de cargo
$ echo uno \
    dos
uno dos
```

```text
salida
```

<div class="codigo">

`a.py`

```python
if a:
    b()
```

`b.rs`

```rust
fn b() {
    c();
}

    let a = 1;

    if a > 0 {
        b();
    }
```

</div>

<div class="codigo">

`c.py`

```python
c()
```

`d.rs`

```rust
    c();
```

</div>

<div class="codigo">

`e.py`

```python
e()
```

</div>
"##;

fn main() -> ExitCode {
    tests::main(trials)
}

fn trials() -> Vec<Trial> {
    let book = BuiltBook::real();
    let sample = BuiltBook::sample(SAMPLE);
    let browser = Arc::new(LazyLock::new(|| Mutex::new(Browser::launch())));
    let on = |name, book: &BuiltBook, check: fn(&BuiltBook, &mut Browser)| {
        let (book, browser) = (book.clone(), browser.clone());
        trial_if(name, chromium_installed, move || {
            // Que otra prueba haya fallado con el cerrojo cogido no estropea el navegador.
            let mut browser = browser.lock().unwrap_or_else(PoisonError::into_inner);
            browser.new_page();
            check(&book, &mut browser);
        })
    };
    vec![
        on(
            "el libro abierto desde el disco: sin errores y sin pedir nada a la red",
            &book,
            every_page_is_clean,
        ),
        on("buscar con acentos o sin ellos encuentra lo mismo", &book, search_ignores_accents),
        on(
            "el buscador entiende plurales, principios de palabra y varias palabras",
            &sample,
            search_is_spanish,
        ),
        on(
            "al abrir un resultado se señala lo buscado, con sus acentos",
            &sample,
            found_words_are_marked,
        ),
        on("el menú de temas está en español y cambia de tema", &sample, themes_work),
        on("los textos se leen bien en todos los temas", &sample, every_theme_is_readable),
        on("todos los textos de la interfaz están en español", &sample, interface_is_spanish),
        on(
            "los botones del código copian y enseñan las líneas ocultas",
            &sample,
            code_buttons_work,
        ),
        on(
            "el botón de copiar copia lo que se teclea, y no el «$ » ni la salida",
            &sample,
            copies_what_is_typed,
        ),
        on(
            "en una página estrecha se elige el lenguaje del código, y se recuerda",
            &sample,
            languages::chosen_and_remembered,
        ),
        on(
            "en una página ancha los dos lenguajes se ven uno al lado de otro",
            &sample,
            languages::side_by_side,
        ),
        on("sin scripts se ven los dos lenguajes", &sample, languages::all_without_scripts),
        on("el código se enseña sin la sangría que sobra", &sample, languages::no_stray_indent),
        on("la página de imprimir está en español y abre la impresión", &sample, print_page_works),
        trial_if(
            "el navegador de las pruebas no deja procesos ni ficheros",
            chromium_installed,
            browser_leaves_nothing,
        ),
    ]
}

fn chromium_installed() -> Result<(), String> {
    find_chromium().map(drop)
}

fn every_page_is_clean(book: &BuiltBook, browser: &mut Browser) {
    for page in book.files("html") {
        // La página 404 solo la da un servidor: sus direcciones parten de la raíz del sitio.
        if page.ends_with("404.html") {
            continue;
        }
        browser.open(&page);
        assert_clean(browser, &page);
    }
}

fn search_ignores_accents(book: &BuiltBook, browser: &mut Browser) {
    browser.open(&book.path().join("index.html"));
    for (plain, accented) in [("codigo", "código"), ("senal", "señal")] {
        let header = search(browser, plain);
        let links = result_links(browser);
        assert!(!links.is_empty(), "«{plain}» no encuentra nada: {header}");
        let teasers = browser
            .eval("document.getElementById('mdbook-searchresults').textContent.toLowerCase()");
        assert!(
            teasers.as_str().unwrap().contains(accented),
            "Los resultados no muestran «{accented}»"
        );
        let bold = browser.eval("document.querySelector('.teaser em').textContent");
        assert!(bold.is_string(), "Los resultados no señalan «{accented}»");
        search(browser, accented);
        assert_eq!(links, result_links(browser), "«{plain}» y «{accented}» no encuentran lo mismo");
    }
    assert_clean(browser, book.path());
}

/// Sobre un índice inventado, para no depender de lo que diga el libro.
fn search_is_spanish(book: &BuiltBook, browser: &mut Browser) {
    browser.open(&book.path().join("index.html"));
    search(browser, "nada");
    browser.eval(
        "const texts = ['El búfer de la tubería', 'Dos señales y un padre', 'Condición de carrera',
            'La llamada lock.acquire() espera', 'Dentro del núcleo'];
        const docs = Object.fromEntries(texts.map((body, i) =>
            [i, { id: String(i), title: i === 2 ? 'Procesos' : '', body, breadcrumbs: 'Capítulo' }]));
        const invented = elasticlunr.Index.load({ documentStore: { docs } });
        window.find = query => invented.search(query).map(found => Number(found.ref)).sort();",
    );
    let cases: &[(&str, &[u64])] = &[
        ("bufer", &[0]),
        ("búfer", &[0]),
        ("BUF", &[0]),
        ("señal", &[1]),
        ("senales", &[1]),
        ("padres", &[1]),
        ("condiciones", &[2]),
        ("proceso", &[2]),
        ("proceso carrera", &[2]),
        ("condición de la carrera", &[2]),
        ("proceso señal", &[]),
        ("acquire", &[3]),
        ("lock.acquire()", &[3]),
        ("nucleo", &[4]),
        ("capitulo", &[0, 1, 2, 3, 4]),
        ("«»", &[]),
    ];
    for (query, expected) in cases {
        let found = browser.eval(&format!("find({})", serde_json::json!(query)));
        assert_eq!(found, serde_json::json!(expected), "Al buscar «{query}»");
    }
}

fn found_words_are_marked(book: &BuiltBook, browser: &mut Browser) {
    browser.open(&book.path().join("index.html"));
    let cases: &[(&str, &[&str])] =
        &[("codigo", &["código"]), ("códigos", &["código"]), ("senal", &["señal", "Señales"])];
    for (query, expected) in cases {
        search(browser, query);
        browser.follow("document.querySelector('#mdbook-searchresults a').click()");
        let marked = strings(
            &browser.eval("[...document.querySelectorAll('mark')].map(mark => mark.textContent)"),
        );
        assert_eq!(marked, *expected, "Al buscar «{query}»");
    }
    assert_clean(browser, book.path());
}

fn themes_work(book: &BuiltBook, browser: &mut Browser) {
    browser.open(&book.path().join("index.html"));
    browser.eval("document.getElementById('mdbook-theme-toggle').click()");
    browser.wait_until("document.getElementById('mdbook-theme-list').checkVisibility()");
    let names =
        strings(&browser.eval(
            "[...document.querySelectorAll('#mdbook-theme-list button')].map(button => button.innerText)",
        ));
    assert_eq!(names, ["Automático", "Claro", "Óxido", "Carbón", "Marino", "Ayu"]);
    browser.eval("document.getElementById('mdbook-theme-coal').click()");
    browser.wait_until("document.documentElement.classList.contains('coal')");
    assert_clean(browser, book.path());
}

fn every_theme_is_readable(book: &BuiltBook, browser: &mut Browser) {
    browser.open(&book.path().join("uno.html"));
    search(browser, "texto");
    let mut faint = BTreeSet::new();
    for theme in ["light", "rust", "coal", "navy", "ayu"] {
        browser.eval(&format!("document.getElementById('mdbook-theme-{theme}').click()"));
        // Las transiciones llevarían los colores poco a poco de un tema al otro.
        browser.eval("document.getAnimations().forEach(animation => animation.finish())");
        for (text, contrast) in contrasts(browser) {
            if contrast < READABLE_CONTRAST {
                faint.insert(format!("{theme}: {contrast:.1} en {text}"));
            }
        }
    }
    assert!(faint.is_empty(), "Hay textos que apenas se leen:\n{faint:#?}");
}

fn interface_is_spanish(book: &BuiltBook, browser: &mut Browser) {
    browser.open(&book.path().join("uno.html"));
    let mut found = assert_interface_is_known(browser);
    browser.press("?");
    browser.wait_until("document.getElementById('mdbook-help-popup').checkVisibility()");
    browser.press("Escape");
    for (query, expected) in [
        ("zzz", "No hay resultados para «zzz»."),
        ("otra", "1 resultado para «otra»:"),
        ("uno", "2 resultados para «uno»:"),
    ] {
        assert_eq!(search(browser, query), expected);
        found.extend(assert_interface_is_known(browser));
    }
    search(browser, "texto");
    let teasers = browser.eval("document.getElementById('mdbook-searchresults').textContent");
    let teasers = teasers.as_str().unwrap();
    assert!(
        teasers.contains("Cuidado") && !teasers.contains("Caution"),
        "Los fragmentos dicen: {teasers}"
    );
    browser.open(&book.path().join("dos.html"));
    found.extend(assert_interface_is_known(browser));
    // Salen al usar los botones: los mira la prueba siguiente.
    for text in ["Copiado", "No se ha podido copiar", "Ocultar líneas"] {
        found.insert(text.to_owned());
    }
    let unseen: Vec<_> = INTERFACE.iter().filter(|text| !found.contains(**text)).collect();
    assert!(unseen.is_empty(), "La interfaz ya no dice esto; quítalo de INTERFACE: {unseen:#?}");
    assert_clean(browser, book.path());
}

fn code_buttons_work(book: &BuiltBook, browser: &mut Browser) {
    browser.open(&book.path().join("uno.html"));
    browser.eval("document.querySelector('.buttons button[title^=Mostrar]').click()");
    browser.wait_until("document.querySelector('.boring').checkVisibility()");
    assert!(assert_interface_is_known(browser).contains("Ocultar líneas"));
    browser.eval("document.querySelector('.buttons button[title^=Ocultar]').click()");
    browser.wait_until("!document.querySelector('.boring').checkVisibility()");
    browser.eval("document.querySelector('.clip-button').click()");
    browser.wait_until("document.querySelector('.tooltiptext').innerText !== ''");
    assert!(assert_interface_is_known(browser).contains("Copiado"));
    assert_clean(browser, book.path());
}

fn copies_what_is_typed(book: &BuiltBook, browser: &mut Browser) {
    browser.open(&book.path().join("uno.html"));
    browser.eval(
        "document.addEventListener('copy', () => { window.copied = document.activeElement.value; })",
    );
    let cases = [
        ("console", "cargo run\necho uno \\\n    dos"),
        ("text", "salida\n"),
        (
            "python",
            "def f(cerrojo, i=3):\n    with cerrojo:  # comentario\n        print(\"hola\", True, f\"{i}\")\n",
        ),
    ];
    for (language, expected) in cases {
        browser.eval("window.copied = null");
        browser.eval(&format!(
            "document.querySelector('code.language-{language}').closest('pre').querySelector('.clip-button').click()"
        ));
        browser.wait_until("window.copied !== null");
        assert_eq!(browser.eval("window.copied"), expected, "al copiar de {language}");
    }
    // Y al seleccionar con el ratón, el «$ » no se selecciona.
    let prompt = browser.eval(
        "getComputedStyle(document.querySelector('code.language-console .hljs-meta')).userSelect",
    );
    assert_eq!(prompt, "none");
    assert_clean(browser, book.path());
}

fn print_page_works(book: &BuiltBook, browser: &mut Browser) {
    browser.open(&book.path().join("print.html"));
    browser.wait_until("window.printed");
    let found = assert_interface_is_known(browser);
    assert!(
        found.contains("Cuidado"),
        "En la página de imprimir no están los recuadros: {found:?}"
    );
    assert_clean(browser, book.path());
}

fn browser_leaves_nothing() {
    let mut browser = Browser::launch();
    browser.new_page();
    let profile = browser.profile().to_owned();
    let processes = browser.processes();
    assert!(!processes.is_empty(), "Chromium no usa la carpeta {}", profile.display());
    drop(browser);
    let left: Vec<_> = processes
        .into_iter()
        .filter(|process| Path::new(&format!("/proc/{process}")).exists())
        .collect();
    assert!(left.is_empty(), "Quedan procesos o zombis del navegador: {left:?}");
    assert!(!profile.exists(), "Queda la carpeta {}", profile.display());
}
