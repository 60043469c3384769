//! Un capítulo impreso aparte: se pide desde su primera página o desde la de imprimir, y sale solo él.

use super::browser::Browser;
use super::built::BuiltBook;
use super::page::{assert_clean, strings};
use super::paper::Paper;
use std::collections::BTreeSet;
use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;
use tests::pages::step_of;
use tests::requires::repetitions;
use tests::workspace_root;

const CHAPTER: &str = "04_zombies_orphans";
/// Las hojas de ese capítulo: al escribir esto eran 41.
const SHEETS: RangeInclusive<usize> = 25..=60;
const TITLES: &str = "[...document.querySelectorAll('main > h1')].map(title => title.textContent)";

/// Las páginas del índice, con su título. Las de un capítulo son las de su carpeta.
fn titles() -> Vec<(String, String)> {
    let source = workspace_root().join("book/src");
    let summary = fs::read_to_string(source.join("SUMMARY.md")).unwrap();
    let pages = summary.lines().filter_map(|line| line.split_once("](")?.1.strip_suffix(')'));
    pages
        .map(|page| {
            let text = fs::read_to_string(source.join(page)).unwrap();
            let title = text.lines().next().unwrap().trim_start_matches("# ");
            (page.to_owned(), title.replace('`', ""))
        })
        .collect()
}

/// Un paso sigue al anterior en la misma hoja; la primera página y las que cierran el capítulo estrenan la suya.
pub fn steps_share_sheets(book: &BuiltBook, browser: &mut Browser) {
    browser.open(&book.path().join(format!("print.html?capitulo={CHAPTER}")));
    browser.show_as_paper();
    let fresh = browser.eval(
        "[...document.querySelectorAll('main > div:has(+ h1)')]
            .filter(gap => getComputedStyle(gap).breakBefore === 'page')
            .map(gap => gap.nextElementSibling.textContent)",
    );
    let of_no_step = |page: &str| step_of(CHAPTER, Path::new(page)).is_none();
    let wanted = titles()
        .into_iter()
        .filter(|(page, _)| page.starts_with(CHAPTER) && of_no_step(page))
        .map(|(_, title)| title);
    assert_eq!(strings(&fresh), wanted.collect::<Vec<_>>());
}

pub fn alone(book: &BuiltBook, browser: &mut Browser) {
    let in_chapter = |page: &str| page.starts_with(CHAPTER);
    let (ours, others): (Vec<_>, Vec<_>) =
        titles().into_iter().partition(|(page, _)| in_chapter(page));
    let ours: Vec<String> = ours.into_iter().map(|(_, title)| title).collect();
    let paper = Paper::of(browser, book, &format!("print.html?capitulo={CHAPTER}"));
    assert_eq!(strings(&browser.eval(TITLES)), ours);
    let title = browser.eval("document.title");
    assert!(title.as_str().unwrap().starts_with(&format!("{} - ", ours[0])), "{title}");
    assert!(SHEETS.contains(&paper.0.len()), "el capítulo son {} hojas", paper.0.len());
    // Delante, el título y el índice; el capítulo empieza en la segunda.
    let contents = words(&paper.0[0]);
    for title in &ours {
        let written = title.split(' ').all(|word| contents.contains(&word));
        assert!(written, "en el índice no está «{title}»:\n{}", paper.0[0]);
    }
    assert_eq!(paper.0[1].trim_start().lines().next(), Some(ours[0].as_str()));
    let lines: BTreeSet<&str> =
        paper.0[1..].iter().flat_map(|sheet| sheet.lines()).map(str::trim).collect();
    // Algún apartado se llama como la página de otro capítulo.
    let headings = strings(&browser.eval(
        "[...document.querySelectorAll('main :is(h1, h2, h3)')].map(title => title.textContent)",
    ));
    for (page, title) in others.iter().filter(|(_, title)| !headings.contains(title)) {
        assert!(!lines.contains(title.as_str()), "también sale {page}: «{title}»");
    }
    let lost = browser.eval(
        "[...document.querySelectorAll('main a[href^=\"#\"]')].map(link => link.hash)
            .filter(hash => !document.getElementById(decodeURIComponent(hash.slice(1))))",
    );
    assert_eq!(lost, serde_json::json!([]), "hay enlaces a lo que no se imprime");
    assert_clean(browser, book.path());
}

fn words(sheet: &str) -> BTreeSet<&str> {
    sheet.split_whitespace().collect()
}

/// Quien no lo ha visto nunca lo encuentra al principio del capítulo, y delante del libro que se imprime. Cargar la página
/// de imprimir cuesta: si no se piden repeticiones, se sigue el enlace de un capítulo de cada tres.
pub fn chosen_by_link(book: &BuiltBook, browser: &mut Browser) {
    browser.resize(1280, 800);
    browser.open(&book.path().join("print.html"));
    let choices = strings(&browser.eval(
        "[...document.querySelectorAll('.que-imprimir a')].map(link => link.getAttribute('href'))",
    ));
    let chapters: Vec<_> =
        choices.iter().filter_map(|link| link.strip_prefix("print.html?capitulo=")).collect();
    assert!(choices[0] == "print.html" && chapters.contains(&CHAPTER), "{choices:?}");
    let lessons = titles();
    let lessons = lessons.iter().filter_map(|(page, _)| page.strip_suffix("/README.md"));
    let every = if repetitions(1) > 1 { 1 } else { 3 };
    for (number, lesson) in lessons.enumerate() {
        assert!(chapters.contains(&lesson), "{lesson} no se ofrece: {chapters:?}");
        browser.open(&book.path().join(lesson).join("index.html"));
        let link = "[...document.querySelectorAll('main a')]
            .find(link => link.textContent === 'Imprimir este capítulo')";
        let seen = browser.eval(&format!("{link}.getBoundingClientRect().bottom < innerHeight"));
        assert_eq!(seen, true, "{lesson}: el enlace no se ve sin desplazarse");
        if number % every != 0 {
            continue;
        }
        browser.follow(&format!("{link}.click()"));
        assert_eq!(browser.eval("location.search"), format!("?capitulo={lesson}"));
        browser.wait_until("window.printed");
        let current = "document.querySelector('.que-imprimir [aria-current]').textContent";
        let first = browser.eval("document.querySelector('main > h1').textContent");
        assert_eq!(browser.eval(current), first);
    }
    assert_clean(browser, book.path());
}

/// Sin scripts no se puede elegir: sale el libro entero, y se dice.
pub fn whole_without_scripts(book: &BuiltBook, browser: &mut Browser) {
    browser.without_scripts();
    browser
        .open_address(&format!("file://{}/print.html?capitulo={CHAPTER}", book.path().display()));
    let said = browser.eval("getComputedStyle(document.querySelector('main'), '::before').content");
    assert!(said.as_str().unwrap().contains("Este es el libro entero"), "{said}");
    assert_eq!(strings(&browser.eval(TITLES)).len(), titles().len());
}
