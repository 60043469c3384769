//! El libro en un navegador: el buscador, los temas, los textos y que no pide nada a la red.

mod book_support {
    pub mod axe;
    pub mod browser;
    pub mod browsers;
    pub mod build;
    pub mod built;
    pub mod chapter;
    pub mod copying;
    pub mod keyboard;
    pub mod languages;
    pub mod length;
    pub mod moments;
    pub mod page;
    pub mod paper;
    pub mod predictions;
    pub mod presentation;
    pub mod sizes;
    pub mod walk;
}

use book_support::browser::{Browser, find_chromium};
use book_support::browsers::Browsers;
use book_support::built::BuiltBook;
use book_support::page::{
    INTERFACE, READABLE_CONTRAST, THEMES, assert_clean, assert_interface_is_known, choose_theme,
    contrasts, open_all, result_links, search, strings,
};
use book_support::{
    axe, chapter, keyboard, languages, moments, paper, predictions, presentation, sizes, walk,
};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;
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

```text
uno ██░░ 50 %
dos █░░░ 25 %
▁▃█▅ un perfil
```

```diff
-quito
+pongo
```

| Llamada | Lo que hace |
|---|---|
| `f()` | nada |

<div class="codigo">

`a.py`

```python
if a:

    b()


    c()
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
    let step = BuiltBook::sample(predictions::SAMPLE);
    let wide = keyboard::sample();
    let browsers = Browsers::default();
    type Check = fn(&BuiltBook, &mut Browser);
    let needing = |needed: fn() -> Result<(), String>, name, book: &BuiltBook, check: Check| {
        let (book, browsers) = (book.clone(), browsers.clone());
        trial_if(name, needed, move || {
            browsers.with_one(|browser| {
                browser.new_page();
                check(&book, browser);
            });
        })
    };
    let on = |name, book: &BuiltBook, check: Check| needing(chromium_installed, name, book, check);
    let audited = |name, book: &BuiltBook, check: Check| needing(axe::needed, name, book, check);
    let printed = |name, book: &BuiltBook, check: Check| needing(paper::needed, name, book, check);
    vec![
        on(
            "cada página: sin errores, sin pedir nada a la red, corta, tapada, y se copia lo que se debe",
            &book,
            walk::every_page,
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
        on("las barras de dos líneas seguidas no se tocan", &sample, bars_are_apart),
        on(
            "los dibujos se leen en todos los temas, y también se oyen",
            &book,
            pictures_are_readable,
        ),
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
        on(
            "lo que se predice se guarda, y se ve al lado de la salida",
            &step,
            predictions::written_and_remembered,
        ),
        on("sin scripts, la salida se abre igual", &step, predictions::opened_without_scripts),
        on(
            "se proyecta lámina a lámina con el teclado, y el lugar queda en la dirección",
            &step,
            presentation::walked_by_keyboard,
        ),
        on(
            "proyectando, de una página se pasa a la siguiente",
            &book,
            presentation::goes_on_to_the_next_page,
        ),
        on(
            "proyectando, la página que llega no se ve hasta que es una lámina entera",
            &book,
            presentation::arrives_whole,
        ),
        on(
            "proyectando, con otro tamaño de ventana se sigue en el mismo sitio",
            &book,
            presentation::keeps_its_place_when_resized,
        ),
        on(
            "proyectando, se va de la primera lámina a la última con una tecla",
            &book,
            presentation::from_first_to_last,
        ),
        on("proyectada, cada lámina cabe en la pantalla", &book, presentation::every_slide_fits),
        on(
            "proyectado, nada se corta por donde no debe",
            &presentation::hard_to_cut(),
            presentation::cut_where_it_should,
        ),
        on(
            "proyectado, el código se corta entre dos bloques, o no se corta",
            &presentation::few_places_to_cut(),
            presentation::cut_between_blocks,
        ),
        on(
            "proyectado, un cronograma se recorre momento a momento",
            &book,
            moments::walked_in_time,
        ),
        on(
            "proyectado, un cronograma alto lleva la leyenda al lado, y se lee",
            &book,
            moments::tall_ones_are_read,
        ),
        on("la ventana de notas sigue a la presentación", &step, presentation::notes_follow),
        on("al volver a cargar, las notas siguen contando", &step, presentation::clock_goes_on),
        on(
            "la ventana de notas no se desborda con un nombre largo",
            &presentation::long_file_name(),
            presentation::notes_fit,
        ),
        on(
            "ancho o estrecho, claro u oscuro: nada cortado y nada destapado",
            &book,
            sizes::nothing_cut_nor_uncovered,
        ),
        on(
            "lo que no cabe a lo ancho lo dice, y se desplaza con el teclado",
            &wide,
            keyboard::wide_blocks_say_so,
        ),
        on("con el teclado se salta al contenido", &wide, keyboard::skips_to_content),
        on("con el teclado se usa la barra", &wide, keyboard::toolbar_works),
        on("proyectando, el tabulador no sale de la lámina", &wide, keyboard::stays_in_the_slide),
        on("nada se mueve para quien no quiere que se mueva", &wide, keyboard::nothing_moves),
        audited("axe: las páginas del libro, en todos los temas", &book, axe::pages),
        audited("axe: lo que se abre encima de una página", &sample, axe::what_opens),
        on(
            "el buscador no encuentra lo que solo dicen las notas",
            &step,
            presentation::notes_are_not_found,
        ),
        on("la página de imprimir está en español y abre la impresión", &sample, print_page_works),
        printed(
            "impreso: lo tapado sale abierto y el código corto no se parte, también sin scripts",
            &paper::sample(),
            paper::opened_and_whole,
        ),
        printed("impreso: un paso lleva su salida", &book, paper::step_with_its_output),
        printed("impreso: la chuleta es una hoja", &book, paper::cheat_sheet_is_one_page),
        printed(
            "impreso: las preguntas, con respuestas y sin ellas",
            &book,
            paper::questions_with_and_without_answers,
        ),
        printed("impreso: un capítulo solo, con su índice", &book, chapter::alone),
        on(
            "impreso: un paso sigue al anterior y lo demás estrena hoja",
            &book,
            chapter::steps_share_sheets,
        ),
        on(
            "el capítulo que se imprime se elige en su página y en la de imprimir",
            &book,
            chapter::chosen_by_link,
        ),
        on(
            "sin scripts se imprime el libro entero, y se dice",
            &book,
            chapter::whole_without_scripts,
        ),
        on("impreso: las tablas no parten palabras", &book, paper::tables_keep_their_words),
        needing(
            paper::needed_for_the_whole,
            "impreso: el libro entero, con su índice",
            &book,
            paper::whole_book,
        ),
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
    assert_readable_in_every_theme(browser);
}

fn assert_readable_in_every_theme(browser: &mut Browser) {
    let mut faint = BTreeSet::new();
    for theme in THEMES {
        choose_theme(browser, theme);
        for (text, contrast) in contrasts(browser) {
            if contrast < READABLE_CONTRAST {
                faint.insert(format!("{theme}: {contrast:.1} en {text}"));
            }
        }
    }
    assert!(faint.is_empty(), "Hay textos que apenas se leen:\n{faint:#?}");
}

fn bars_are_apart(book: &BuiltBook, browser: &mut Browser) {
    browser.open(&book.path().join("uno.html"));
    let bars = browser.eval(
        "(() => {
            const bars = [...document.querySelectorAll('.barra')];
            const cut = bar => parseFloat(/inset\\((.*?)px/.exec(getComputedStyle(bar).clipPath)[1]);
            const [one, two] = bars.map(bar => bar.getBoundingClientRect());
            return {
                drawn: bars.map(bar => bar.textContent),
                apart: two.top + cut(bars[1]) - (one.bottom - cut(bars[0])),
                text: bars[0].closest('code').textContent,
            };
        })()",
    );
    assert_eq!(bars["drawn"], serde_json::json!(["██░░", "█░░░"]), "y el perfil, no");
    assert!(bars["apart"].as_f64().unwrap() >= 4.0, "se tocan: {bars}");
    assert_eq!(bars["text"], "uno ██░░ 50 %\ndos █░░░ 25 %\n▁▃█▅ un perfil\n");
}

/// Un cronograma con de todo, y un dibujo hecho a mano.
fn pictures_are_readable(book: &BuiltBook, browser: &mut Browser) {
    for page in ["01_sync/interbloqueo.html", "00_process/estados.html"] {
        browser.open(&book.path().join(page));
        open_all(browser);
        let silent = browser.eval(
            "[...document.querySelectorAll('main figure svg')].filter(svg => svg.getAttribute('role') !== 'img'
                || !svg.querySelector('title')?.textContent || !svg.querySelector('desc')?.textContent)
                .map(svg => svg.outerHTML.slice(0, 120))",
        );
        assert_eq!(silent, serde_json::json!([]), "{page}: no dice qué enseña");
        assert_ne!(browser.eval("document.querySelectorAll('main figure svg text').length"), 0);
        assert_readable_in_every_theme(browser);
    }
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
    // Salen al usar los botones y al imprimir: los miran otras pruebas.
    for text in ["Copiado", "No se ha podido copiar", "Ocultar líneas", "Qué imprimir"] {
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
