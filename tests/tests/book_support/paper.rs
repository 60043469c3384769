//! El libro impreso: el papel, lo que sale abierto, lo que no se parte y cuántas hojas son.

use super::browser::Browser;
use super::built::BuiltBook;
use std::fs;
use std::ops::RangeInclusive;
use tests::{Run, requires, workspace_root};

/// Las hojas del libro entero: al escribir esto eran 525.
const WHOLE_BOOK: RangeInclusive<usize> = 350..=600;
/// Lo menor que se lee sin esfuerzo: 7,5 puntos, en píxeles.
const SMALLEST_LETTER: f64 = 10.0;
const BLOCKS: usize = 8;
const LINES: usize = 24;

/// # Errors
/// Qué falta aquí para imprimir y mirar lo impreso.
pub fn needed() -> Result<(), String> {
    super::browser::find_chromium()?;
    ["pdftotext", "pdfinfo"].into_iter().try_for_each(requires::program)
}

/// # Errors
/// Lo mismo, y además imprimir el libro entero tarda: solo se hace si se piden repeticiones.
pub fn needed_for_the_whole() -> Result<(), String> {
    needed()?;
    if requires::repetitions(1) > 1 {
        return Ok(());
    }
    Err("imprimir el libro entero tarda: se hace con CUADERNO_REPETICIONES=2 o más".to_owned())
}

/// Bloques cortos de código, que no caben todos en una hoja, y algo tapado.
pub fn sample() -> BuiltBook {
    let mut text =
        "# Uno\n\n<details><summary>Respuesta</summary>\n\nlo tapado\n\n</details>\n".to_owned();
    for block in 0..BLOCKS {
        let lines: String = (0..LINES).map(|line| format!("b{block}l{line}.\n")).collect();
        let mut code = format!("```python\n{lines}```\n");
        if block % 2 == 1 {
            code = format!("<details><summary>Respuesta</summary>\n\n{code}\n</details>\n");
        }
        text += &format!("\n## Bloque {block}\n\nVa detrás.\n\n{code}");
    }
    BuiltBook::sample(text.leak())
}

/// Las hojas de un PDF: lo que se lee en cada una.
pub struct Paper(pub Vec<String>);

impl Paper {
    pub fn of(browser: &mut Browser, book: &BuiltBook, page: &str) -> Self {
        browser.open(&book.path().join(page));
        let file = browser.profile().join("impreso.pdf");
        fs::write(&file, browser.print()).unwrap();
        let file = file.display().to_string();
        let size = Run::new("pdfinfo").arg(&file).run().stdout;
        assert!(size.contains("(A4)"), "{page} no se imprime en A4:\n{size}");
        let text = Run::new("pdftotext").args(["-layout", &file, "-"]).run().stdout;
        let mut sheets: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
        sheets.pop();
        for (sheet, number) in sheets.iter().zip(1..) {
            let last = sheet.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default();
            assert_eq!(last.trim(), number.to_string(), "{page}: el número de la hoja {number}");
        }
        Self(sheets)
    }

    /// Todo lo que se lee, con las palabras separadas por un espacio.
    fn words(&self) -> String {
        self.0.concat().split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn recorded(name: &str) -> String {
    fs::read_to_string(workspace_root().join("book/src").join(name)).unwrap()
}

/// Aunque el navegador no ejecute scripts.
pub fn opened_and_whole(book: &BuiltBook, browser: &mut Browser) {
    for scripts in [true, false] {
        if !scripts {
            browser.without_scripts();
        }
        let paper = Paper::of(browser, book, "uno.html");
        assert!(paper.words().contains("lo tapado"), "con scripts, {scripts}: sigue tapado");
        for block in 0..BLOCKS {
            let first = paper.0.iter().position(|sheet| sheet.contains(&format!("b{block}l0.")));
            let wanted = [format!("Bloque {block}"), format!("b{block}l{}.", LINES - 1)];
            let sheet = &paper.0[first.expect("el bloque está")];
            for text in wanted {
                assert!(sheet.contains(&text), "con scripts, {scripts}: «{text}» va en otra hoja");
            }
        }
    }
}

pub fn step_with_its_output(book: &BuiltBook, browser: &mut Browser) {
    let words = Paper::of(browser, book, "04_zombies_orphans/zombi.html").words();
    for line in recorded("04_zombies_orphans/salidas/zombi.txt").lines() {
        let line = line.replace('│', " ").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.replace("│ ", "").contains(&line), "no se imprime «{line}»:\n{words}");
    }
    for interface in ["Presentar", "Índice", "Tu predicción", "Saltar al contenido"] {
        assert!(!words.contains(interface), "se imprime «{interface}»");
    }
}

pub fn cheat_sheet_is_one_page(book: &BuiltBook, browser: &mut Browser) {
    let paper = Paper::of(browser, book, "chuleta.html");
    assert_eq!(paper.0.len(), 1, "la chuleta ocupa varias hojas");
    let words = paper.words();
    for said in [
        "if __name__ == \"__main__\":",
        "Pool(4)",
        "psutil.Process(p.pid)",
        "os.execvp(",
        "os.waitpid(",
    ] {
        assert!(words.contains(said), "falta {said}");
    }
    // A lo ancho de la hoja, sin sus márgenes: 192 mm.
    browser.resize(726, 1000);
    browser.show_as_paper();
    let smallest = browser.eval(
        "Math.min(...[...document.querySelectorAll('.chuleta :is(h2, li, code)')]
            .filter(text => text.checkVisibility())
            .map(text => parseFloat(getComputedStyle(text).fontSize)))",
    );
    assert!(smallest.as_f64().unwrap() >= SMALLEST_LETTER, "la letra menor mide {smallest} px");
    let cut = browser.eval(
        "[...document.querySelectorAll('.chuleta pre > code')]
            .filter(code => code.scrollWidth > code.clientWidth).map(code => code.textContent)",
    );
    assert_eq!(cut, serde_json::json!([]), "no cabe en su columna");
}

pub fn questions_with_and_without_answers(book: &BuiltBook, browser: &mut Browser) {
    let chapters = [
        "00_process",
        "01_sync",
        "02_pool",
        "03_fork_exec_wait",
        "04_zombies_orphans",
        "05_server",
    ];
    let questions: usize = chapters
        .iter()
        .map(|chapter| {
            recorded(&format!("{chapter}/salidas/examen.txt")).matches("<details>").count()
        })
        .sum();
    let answered = Paper::of(browser, book, "papel/respuestas.html").words();
    let blank = Paper::of(browser, book, "papel/preguntas.html").words();
    let answer = "La memoria de su programa está libre";
    for chapter in ["00_process", "04_zombies_orphans"] {
        for question in first_and_last(chapter) {
            assert!(answered.contains(&question), "con respuestas falta «{question}»");
            assert!(blank.contains(&question), "sin respuestas falta «{question}»");
        }
    }
    assert_eq!(answered.matches("Visto en ").count(), questions, "respuestas");
    assert!(answered.contains(answer));
    for hidden in ["Visto en ", "Respuesta ", answer] {
        assert!(!blank.contains(hidden), "sin respuestas se lee «{hidden}»");
    }
    let rooms =
        browser.eval("document.querySelectorAll('.pregunta > :is(ul, .sitio):last-child').length");
    assert_eq!(rooms, questions, "dónde contestar");
}

/// La primera pregunta de un capítulo y la última, con su número y sin marcas.
fn first_and_last(chapter: &str) -> [String; 2] {
    let recording = recorded(&format!("{chapter}/salidas/examen.txt"));
    let asked = recording.lines().filter_map(|line| line.strip_prefix("**")?.strip_suffix("**"));
    let asked: Vec<String> = asked.map(|question| question.replace(['`', '*'], "")).collect();
    let numbered = |number: usize| format!("{number}. {}", asked[number - 1]);
    [numbered(1), numbered(asked.len())]
}

/// Las tablas caben en la hoja sin partir sus palabras; una llamada larga, detrás de un signo.
pub fn tables_keep_their_words(book: &BuiltBook, browser: &mut Browser) {
    // A lo ancho de la hoja, sin sus márgenes: 178 mm.
    browser.resize(673, 1000);
    browser.open(&book.path().join("print.html"));
    browser.show_as_paper();
    let wrong = browser.eval(
        "[...document.querySelectorAll('main table')].flatMap(table => {
            const wrong = table.getBoundingClientRect().right > innerWidth ? ['no cabe'] : [];
            const texts = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
            for (let text = texts.nextNode(); text; text = texts.nextNode()) {
                for (const { index, 0: word } of text.data.matchAll(/[\\p{L}\\d]+/gu)) {
                    const range = document.createRange();
                    range.setStart(text, index);
                    range.setEnd(text, index + word.length);
                    if (range.getClientRects().length > 1) wrong.push(word);
                }
            }
            return wrong.map(what => `${what}: ${table.textContent.trim().slice(0, 60)}`);
        })",
    );
    assert_eq!(wrong, serde_json::json!([]));
}

pub fn whole_book(book: &BuiltBook, browser: &mut Browser) {
    let paper = Paper::of(browser, book, "print.html");
    let sheets = paper.0.len();
    assert!(WHOLE_BOOK.contains(&sheets), "el libro entero son {sheets} hojas");
    assert!(
        ["Procesos en Unix: cuaderno de prácticas", "Índice", "00 · Procesos"]
            .iter()
            .all(|title| paper.0[0].contains(title)),
        "{}",
        paper.0[0]
    );
    let repeated = paper.0[..3].iter().any(|sheet| sheet.contains("para imprimir"));
    assert!(!repeated, "el índice nombra lo que no se imprime otra vez");
    let words = paper.words();
    assert_eq!(words.matches("¿Qué es un proceso zombi? ¿Qué gasta?").count(), 1);
    assert!(words.contains("Chuleta: el Python del examen"));
}
