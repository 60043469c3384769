//! Proyectar el libro: las láminas, el teclado y la ventana de notas.

use super::browser::Browser;
use super::built::BuiltBook;
use super::page::{assert_clean, reading_pages, search, strings};
use serde_json::json;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;
use tests::requires::repetitions;

/// El título y lo que se lee de la lámina.
const SLIDE: &str = "document.querySelector('.lamina').innerText.replace(/\\s+/g, ' ').trim()";

const UNCOVERED: &str = "Ejecuta $ uno ▾ Lo que escribió sale esto";

pub const SLIDE_SHOWN: &str = "document.querySelector('.lamina')?.children.length > 0";

pub fn open_at(browser: &mut Browser, page: &Path, place: &str) {
    browser.open_address(&format!("file://{}#{place}", page.display()));
    browser.wait_until("document.querySelector('.lugar')?.textContent");
}

fn slide(browser: &mut Browser) -> String {
    browser.eval(SLIDE).as_str().unwrap().to_owned()
}

pub fn walked_by_keyboard(book: &BuiltBook, browser: &mut Browser) {
    browser.resize(1280, 720);
    browser.open(&book.path().join("uno.html"));
    browser.type_text("p");
    browser.wait_until(SLIDE_SHOWN);
    assert_eq!(slide(browser), "Uno Predice ¿Qué saldrá?");
    browser.press("PageDown");
    assert_eq!(slide(browser), "Ejecuta $ uno ▸ Lo que escribió");
    browser.type_text(" ");
    assert_eq!(slide(browser), UNCOVERED, "lo tapado, después y debajo");
    browser.press("ArrowRight");
    assert_eq!(slide(browser), "Modifica ¿Y ahora? ▸ Respuesta");
    browser.press("PageUp");
    assert_eq!(slide(browser), UNCOVERED);
    browser.press("b");
    let dark = "getComputedStyle(document.querySelector('.lamina')).visibility === 'hidden'";
    assert_eq!(browser.eval(dark), true, "a oscuras");
    browser.press("PageDown");
    assert_eq!(browser.eval(dark), false, "cualquier tecla enciende");
    let place = browser.eval("location.hash");
    assert_eq!(place, "#presenta-3", "el lugar queda en la dirección");
    browser.follow("location.reload()");
    browser.wait_until(SLIDE_SHOWN);
    assert_eq!(slide(browser), UNCOVERED, "al volver a cargar");
    browser.press("End");
    assert_eq!(slide(browser), "Modifica ¿Y ahora? ▾ Respuesta Lo mismo.");
    let place = browser.eval("document.querySelector('.lugar').textContent");
    assert_eq!(place, "Uno · 5 de 5", "dónde se está");
    browser.press("Tab");
    let behind = "document.activeElement.matches('body > :not(#cuaderno-escenario) *')";
    assert_eq!(browser.eval(behind), false, "el tabulador no va a lo que hay detrás");
    browser.press("Escape");
    assert_eq!(browser.eval("!!document.getElementById('cuaderno-escenario')"), false);
    assert_eq!(browser.eval("!document.querySelector('[inert]')"), true, "y al acabar, sí");
    browser.type_text("p");
    browser.wait_until(SLIDE_SHOWN);
    let place = browser.eval("location.hash");
    assert_eq!(place, "#presenta-5", "se sigue por donde se dejó");
    assert_clean(browser, book.path());
}

/// De la última lámina de una página se pasa a la primera de la siguiente, y al revés.
pub fn goes_on_to_the_next_page(book: &BuiltBook, browser: &mut Browser) {
    browser.resize(1280, 720);
    open_at(browser, &book.path().join("00_process/programa.html"), "presenta-fin");
    let last = slide(browser);
    browser.follow_key("PageDown");
    browser.wait_until(SLIDE_SHOWN);
    assert_eq!(browser.eval("location.pathname.endsWith('plantilla.html')"), true);
    assert_eq!(browser.eval("location.hash"), "#presenta-1");
    browser.follow_key("PageUp");
    browser.wait_until(SLIDE_SHOWN);
    assert_eq!(browser.eval("location.pathname.endsWith('programa.html')"), true);
    assert_eq!(slide(browser), last);
    assert_clean(browser, book.path());
}

/// Mientras llega no se ve la página como se lee, las teclas no la pasan, y las láminas llevan los colores del código,
/// aunque la letra llegue antes que ellos.
pub fn arrives_whole(book: &BuiltBook, browser: &mut Browser) {
    browser.before_loading(
        "Object.defineProperty(document.fonts, 'ready', { value: Promise.resolve() });
        document.addEventListener('DOMContentLoaded', () => {
            window.seen = document.querySelector('main').checkVisibility({ visibilityProperty: true });
            const pressed = { key: 'ArrowRight', bubbles: true, cancelable: true };
            document.body.dispatchEvent(new KeyboardEvent('keydown', pressed));
        });",
    );
    open_at(browser, &book.path().join("00_process/programa.html"), "presenta-2");
    assert_eq!(browser.eval("window.seen"), false, "se ve la página antes que la lámina");
    let place = browser.eval("location.pathname.split('/').at(-1) + location.hash");
    assert_eq!(place, "programa.html#presenta-2");
    let late = "(() => {
        const pressed = new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true, cancelable: true });
        Object.defineProperty(pressed, 'timeStamp', { value: 1 });
        document.body.dispatchEvent(pressed);
        return location.hash;
    })()";
    assert_eq!(browser.eval(late), "#presenta-2", "se pulsó antes de que se viera");
    for _ in 0..3 {
        let plain = browser.eval("document.querySelectorAll('.lamina code:not(.hljs)').length");
        assert_eq!(plain, 0, "hay código sin sus colores en {}", slide(browser));
        browser.press("PageDown");
    }
    assert_clean(browser, book.path());
}

/// Con la ventana de otro tamaño las láminas son otras: no se destapa nada, y al volver se está donde se estaba.
pub fn keeps_its_place_when_resized(book: &BuiltBook, browser: &mut Browser) {
    const PLACE: &str = "document.querySelector('.lugar').textContent";
    const COVERED: &str = "!!document.querySelector('.lamina').innerText.includes('▸')";
    let resize = |browser: &mut Browser, width, height| {
        browser.resize(width, height);
        // El aviso de que ha cambiado llega antes de que se pinte.
        browser.eval(&format!(
            "new Promise(done => {{
                const painted = () => requestAnimationFrame(() => innerWidth === {width} ? setTimeout(done) : painted());
                painted();
            }})"
        ));
    };
    resize(browser, 1280, 720);
    open_at(browser, &book.path().join("03_fork_exec_wait/cuantos.html"), "presenta-1");
    let many = browser.eval(&format!("Number({PLACE}.split(' ').at(-1))")).as_u64().unwrap();
    let mut cuts = BTreeSet::new();
    for _ in 0..many {
        let (place, covered) = (browser.eval(PLACE), browser.eval(COVERED));
        for (width, height) in [(900, 800), (1600, 600), (1900, 1600)] {
            resize(browser, width, height);
            let (there, still) = (browser.eval(PLACE), browser.eval(COVERED));
            assert!(covered == false || still == true, "{place} ha destapado algo en {there}");
            cuts.insert(there.as_str().unwrap().rsplit(' ').next().unwrap().to_owned());
        }
        resize(browser, 1280, 720);
        assert_eq!(browser.eval(PLACE), place, "se ha ido a otra");
        browser.press("PageDown");
    }
    assert!(cuts.len() > 1, "con todos los tamaños se corta igual");
    assert_clean(browser, book.path());
}

/// De la primera lámina de un capítulo a la última de su última página, solo con AvPág; si no se piden repeticiones, sus
/// primeras páginas.
pub fn from_first_to_last(book: &BuiltBook, browser: &mut Browser) {
    let chapter = if repetitions(1) > 1 { "01_sync" } else { "04_zombies_orphans" };
    let folder = book.path().join(chapter);
    browser.resize(1280, 720);
    open_at(browser, &folder.join("index.html"), "presenta-1");
    let listed = strings(&browser.eval(
        "[...new Set([...document.querySelectorAll('#mdbook-sidebar a[href]')].map(link => link.pathname))]",
    ));
    let pages: Vec<_> = listed.iter().filter(|page| Path::new(page).starts_with(&folder)).collect();
    assert!(pages.len() > 10, "solo hay {pages:#?}");
    let many = if repetitions(1) > 1 { pages.len() } else { 6 };
    for (number, page) in pages.iter().take(many).enumerate() {
        assert_eq!(browser.eval("location.pathname"), page.as_str());
        every_slide(browser, page);
        if number + 1 < many {
            browser.follow_key("PageDown");
            browser.wait_until(SLIDE_SHOWN);
        }
    }
    assert_clean(browser, book.path());
}

fn every_slide(browser: &mut Browser, page: &str) {
    const PLACE: &str = "/(\\d+) de (\\d+)$/.exec(document.querySelector('.lugar').textContent).slice(1).map(Number)";
    let slides = browser.eval(PLACE)[1].as_u64().unwrap();
    assert_eq!(browser.eval(PLACE)[0], 1, "en {page}");
    for now in 2..=slides {
        browser.press("PageDown");
        assert_eq!(browser.eval(PLACE), json!([now, slides]), "en {page}");
    }
}

/// Todo lo que dice la página está en sus láminas, y cada una cabe en la pantalla: en las dos, si se piden repeticiones;
/// si no, las páginas se las reparten.
pub fn every_slide_fits(book: &BuiltBook, browser: &mut Browser) {
    let pages = reading_pages(book);
    let (every, share) = if repetitions(1) > 1 { (3, 1) } else { (12, 2) };
    // Las que se escriben de otra manera se miran siempre.
    let peculiar = |page: &Path| {
        page.parent().is_some_and(|folder| folder.ends_with("papel"))
            || page.ends_with("index.html")
            || page.ends_with("chuleta.html")
    };
    let looked: Vec<_> =
        pages.iter().enumerate().filter(|(n, page)| n % every == 0 || peculiar(page)).collect();
    let mut cut = Vec::new();
    for (turn, (width, height)) in [(1280, 720), (1920, 1080)].into_iter().enumerate() {
        browser.resize(width, height);
        for (_, page) in looked.iter().skip(turn % share).step_by(share) {
            open_at(browser, page, "presenta-1");
            let wrong = browser.eval(
                "(() => {
                    const frame = document.querySelector('.lamina');
                    const wrong = [];
                    const many = Number(document.querySelector('.lugar').textContent.split(' ').at(-1));
                    for (let number = 1; number <= many; number++) {
                        const beyond = frame.scrollHeight - frame.clientHeight;
                        const wide = [...frame.querySelectorAll('*')].filter(box => !box.closest('svg'))
                            .some(box => box.getBoundingClientRect().right > innerWidth);
                        if (beyond > 1 || wide) wrong.push(`${number} (${beyond} px)`);
                        if (number < many) {
                            document.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown' }));
                        }
                    }
                    return wrong;
                })()",
            );
            if wrong != json!([]) {
                cut.push(format!("{width}×{height}, {}: {wrong}", page.display()));
            }
        }
    }
    assert!(cut.is_empty(), "Hay láminas que no caben:\n{}", cut.join("\n"));
}

/// Una página con lo que no se puede cortar por cualquier sitio.
pub fn hard_to_cut() -> BuiltBook {
    let function = |steps| format!("def f{steps}():\n{}", "    un_paso()\n".repeat(steps));
    let program = [3, 9, 6, 12, 5, 7].map(function);
    let rows: String = (0..30).map(|n| format!("| fila {n} | {n} |\n")).collect();
    let prose = |times| "Una frase que no dice nada, pero que ocupa su sitio. ".repeat(times);
    let page = format!(
        "# Uno\n\nSe teclea así:\n\n```console\n$ orden {wide}\n```\n\n\
         ## Código\n\nEmpieza debajo de esto.\n\n```python\n{code}```\n\n\
         ## Tabla\n\n{long}\n\nLa tabla es esta:\n\n| Cuál | Cuánto |\n|---|---|\n{rows}\n\
         ## Dibujo\n\n{picture}El dibujo se explica aquí. {short}\n\n\
         ## Otro\n\n¿Cómo es?\n\n{picture}## Más\n\nEl dibujo se explica aquí. {short}\n",
        picture = "<details><summary>El dibujo</summary>\n\n\
            <figure class=\"cronograma\"><svg viewBox=\"0 0 760 300\"></svg></figure>\n\n</details>\n\n",
        long = prose(14),
        short = prose(4),
        wide = "carpeta/con/un/nombre/largo ".repeat(6),
        code = program.join("\n\n"),
    );
    BuiltBook::sample(page.leak())
}

/// El código, entre dos funciones; la tabla, con su cabecera; lo que anuncia o explica algo, con ello.
pub fn cut_where_it_should(book: &BuiltBook, browser: &mut Browser) {
    browser.resize(1280, 720);
    open_at(browser, &book.path().join("uno.html"), "presenta-1");
    let mut slides = Vec::new();
    loop {
        let seen = browser.eval(
            "(() => {
                const all = selector => [...document.querySelectorAll(`.lamina ${selector}`)];
                return {
                    text: document.querySelector('.lamina').innerText,
                    last: all('> :last-child')[0].textContent.trim(),
                    code: all('code.language-python').map(code => code.textContent),
                    tables: all('table').length,
                    heads: all('thead th').length,
                    rows: all('tbody tr').length,
                    figures: all('figure').length,
                };
            })()",
        );
        let place = browser.eval("document.querySelector('.lugar').textContent");
        slides.push(seen);
        let (_, numbers) = place.as_str().unwrap().split_once(" · ").unwrap();
        if numbers.split_once(" de ").is_some_and(|(now, all)| now == all) {
            break;
        }
        browser.press("PageDown");
    }
    let mut code = Vec::new();
    for seen in &slides {
        assert!(!seen["last"].as_str().unwrap().ends_with(':'), "anuncia lo que no está: {seen:#}");
        code.extend(seen["code"].as_array().unwrap().iter().map(|code| code.as_str().unwrap()));
        assert_eq!(seen["heads"], seen["tables"].as_u64().unwrap() * 2, "sin cabecera: {seen:#}");
        let explained = seen["text"].as_str().unwrap().contains("El dibujo se explica aquí.");
        assert_eq!(seen["figures"] == 1, explained, "el dibujo, sin lo que lo explica: {seen:#}");
    }
    let begun = code.iter().filter(|piece| piece.starts_with("def f")).count();
    assert!(code.len() > 1 && begun == code.len(), "cortado dentro de una función: {code:#?}");
    let steps: usize = code.iter().map(|piece| piece.matches("un_paso()").count()).sum();
    let rows: u64 = slides.iter().map(|seen| seen["rows"].as_u64().unwrap()).sum();
    assert_eq!((steps, rows), (42, 30), "se ha perdido algo");
    let beginning = slides.iter().find(|seen| seen["code"] != json!([])).unwrap();
    assert!(beginning["text"].as_str().unwrap().contains("Empieza debajo"), "{beginning:#}");
    assert_clean(browser, book.path());
}

/// Una página con código que apenas se puede cortar, y con una salida larga.
pub fn few_places_to_cut() -> BuiltBook {
    let begin = "\"\"\"Un programa.\"\"\"\nimport os\n\n";
    let lines = |times| "una_orden(1, 2, 3)\n".repeat(times);
    let long_function = format!("def f():\n{}\n\nf()\n", "    un_paso()\n".repeat(23));
    let blocks = "for i in range(3):\n    un_paso()\n    otro_paso()\n    if i:\n        nada()\n    else:\n        algo()\n".repeat(6);
    let tree = "caso:\nfor (;;)\n    fork();\n✔ /proc ve a los mismos\n  P\n  ├─ H1\n  │  └─ H1.1\n  └─ H2\n✔ procesos: 4\n";
    let output: String = tree.repeat(6).lines().map(|line| format!("padre P │ {line}\n")).collect();
    let page = format!(
        "# Uno\n\n## Entero\n\n```python\n{begin}{}```\n\n## Cola\n\n```python\n{long_function}```\n\n\
         ## Bloques\n\n```python\n{blocks}```\n\n## Salida\n\n```text\n{output}```\n",
        lines(20),
    );
    BuiltBook::sample(page.leak())
}

/// Lo que casi cabe se deja entero; lo que no, se corta donde empieza un bloque, y no dentro.
pub fn cut_between_blocks(book: &BuiltBook, browser: &mut Browser) {
    browser.resize(1280, 720);
    open_at(browser, &book.path().join("uno.html"), "presenta-1");
    let pieces = browser.eval(
        "(() => {
            const pieces = {};
            const many = Number(document.querySelector('.lugar').textContent.split(' ').at(-1));
            for (let number = 1; number <= many; number++) {
                const title = [...document.querySelectorAll('.lamina :is(h1, h2)')].at(-1).textContent;
                (pieces[title] ??= []).push(document.querySelector('.lamina pre').innerText.trimEnd());
                if (number < many) {
                    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown' }));
                }
            }
            return pieces;
        })()",
    );
    for whole in ["Entero", "Cola"] {
        assert_eq!(strings(&pieces[whole]).len(), 1, "{:#}", pieces[whole]);
    }
    for (cut, begins) in [("Bloques", "for i"), ("Salida", "padre P │ caso:")] {
        let pieces = strings(&pieces[cut]);
        assert!(pieces.len() > 1, "cabe entero: {pieces:#?}");
        assert!(pieces.iter().all(|piece| piece.starts_with(begins)), "{pieces:#?}");
    }
    assert_clean(browser, book.path());
}

pub fn notes_follow(book: &BuiltBook, browser: &mut Browser) {
    open_at(browser, &book.path().join("uno.html"), "presenta-1");
    browser.press("n");
    browser.wait_until(SLIDE_SHOWN);
    browser.in_other_window(|notes| {
        notes.wait_until("document.getElementById('lamina')?.textContent === '1 de 5'");
        assert_eq!(notes.eval("document.getElementById('pagina').textContent"), "Uno · Ampliación");
        let next = notes.eval("document.getElementById('siguiente').textContent");
        assert_eq!(next, "Ejecuta: $ uno");
        let said = notes.eval("document.getElementById('texto').innerHTML.trim()");
        assert!(said.as_str().unwrap().starts_with("<p>Pregunta qué <strong>creen</strong>, con <code>a &lt; b</code>.</p>"), "{said}");
        let cut = "[...document.querySelectorAll('pre')].filter(pre => pre.scrollWidth > pre.clientWidth).length";
        assert_eq!(notes.eval(cut), 0, "las órdenes se ven enteras");
        notes.wait_until("document.getElementById('aqui').textContent === '0 minutos de 5'");
        // Quien presenta mira a la clase: a oscuras, que se sepa.
        notes.type_text("b");
        notes.wait_until("document.getElementById('lamina').textContent === '1 de 5 · a oscuras'");
        notes.type_text("b");
        notes.wait_until("document.getElementById('lamina').textContent === '1 de 5'");
        // La ventana de notas también pasa láminas.
        notes.press("PageDown");
        notes.wait_until("document.getElementById('lamina').textContent === '2 de 5'");
        notes.press("End");
        notes.wait_until("document.getElementById('lamina').textContent === '5 de 5'");
        let next = notes.eval("document.getElementById('siguiente').textContent");
        assert_eq!(next, "la página siguiente, Dos");
    });
    assert_eq!(slide(browser), "Modifica ¿Y ahora? ▾ Respuesta Lo mismo.");
    assert_clean(browser, book.path());
}

/// Al volver a cargar cualquiera de las dos ventanas, los minutos siguen.
pub fn clock_goes_on(book: &BuiltBook, browser: &mut Browser) {
    const HERE: &str = "document.getElementById('aqui').textContent";
    const SINCE: &str = "/, desde las .+/.exec(document.getElementById('total').textContent)[0]";
    let passed = format!("{HERE} === '2 minutos de 5'");
    open_at(browser, &book.path().join("uno.html"), "presenta-1");
    browser.press("n");
    browser.wait_until(SLIDE_SHOWN);
    let mut since = json!(null);
    browser.in_other_window(|notes| {
        notes.wait_until(&format!("{HERE} === '0 minutos de 5'"));
        // Es como si hubieran pasado dos minutos, y como si se volviera a empezar una hora después.
        notes.eval("{ const now = performance.now(); performance.now = () => now + 120500; }");
        notes.wait_until(&passed);
        notes.eval("{ const later = Date.now() + 3600000; Date.now = () => later; }");
        notes.eval("document.getElementById('de-nuevo').focus()");
        notes.press("Enter");
        assert_eq!(notes.eval(HERE), "0 minutos de 5", "se ha vuelto a empezar");
        since = notes.eval(SINCE);
        notes.eval("{ const now = performance.now(); performance.now = () => now + 120500; }");
        notes.wait_until(&passed);
        notes.follow("setTimeout(() => location.reload())");
        notes.wait_until(&passed);
        assert_eq!(notes.eval(SINCE), since, "al volver a cargar las notas");
    });
    browser.follow("setTimeout(() => location.reload())");
    browser.wait_until(SLIDE_SHOWN);
    browser.in_other_window(|notes| {
        notes.wait_until(&passed);
        assert_eq!(notes.eval(SINCE), since, "al volver a cargar la página");
        notes.eval("document.body.dataset.marca = 'la misma'");
    });
    browser.press("n");
    browser.in_other_window(|notes| {
        // Lo bastante para que llegase otra, si se hubiera vuelto a cargar.
        std::thread::sleep(Duration::from_millis(700));
        assert_eq!(notes.eval("document.body.dataset.marca"), "la misma", "al pedirlas otra vez");
        assert_eq!(notes.eval(SINCE), since, "al pedirlas otra vez");
    });
    assert_clean(browser, book.path());
}

/// Un código en un fichero de nombre largo.
pub fn long_file_name() -> BuiltBook {
    let page = format!(
        "# Uno\n\nTexto.\n\n## Código\n\n<div class=\"codigo\">\n\n`{LONG_FILE}`\n\n\
         ```python\nimport os\n```\n\n</div>\n"
    );
    BuiltBook::sample(page.leak())
}

const LONG_FILE: &str = "lessons/01_sync_processes/exercises/lock/mal/un_cerrojo_cada_uno.py";

/// Lo que viene después se lee entero en su ventana, aunque empiece por un nombre largo.
pub fn notes_fit(book: &BuiltBook, browser: &mut Browser) {
    open_at(browser, &book.path().join("uno.html"), "presenta-1");
    browser.press("n");
    browser.wait_until(SLIDE_SHOWN);
    browser.in_other_window(|notes| {
        notes.wait_until("document.getElementById('siguiente')?.textContent");
        let next = notes.eval("document.getElementById('siguiente').textContent");
        assert_eq!(next, format!("Código: {LONG_FILE} im…"));
        let beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(notes.eval(beyond), 0, "hay que desplazarse a lo ancho");
    });
    assert_clean(browser, book.path());
}

/// El buscador lleva a lo que se ve en la página, y las notas no se ven.
pub fn notes_are_not_found(book: &BuiltBook, browser: &mut Browser) {
    browser.open(&book.path().join("uno.html"));
    assert_eq!(search(browser, "creen"), "No hay resultados para «creen».");
    assert_eq!(search(browser, "saldrá"), "1 resultado para «saldrá»:");
    assert_clean(browser, book.path());
}
