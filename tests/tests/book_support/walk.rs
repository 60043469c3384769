//! Lo que ha de cumplir cada página del libro. Abrirla cuesta más que mirarla: se mira todo en una visita.

use super::browser::Browser;
use super::built::BuiltBook;
use super::copying::Blocks;
use super::length::{Lengths, SCREEN};
use super::page::{assert_clean, reading_pages, some_pages};
use super::predictions::Covered;

pub fn every_page(book: &BuiltBook, browser: &mut Browser) {
    let pages = some_pages(book, 4);
    let (mut covered, mut lengths, mut blocks) =
        (Covered::default(), Lengths::default(), Blocks::default());
    let mut wrong = Vec::new();
    browser.resize(SCREEN.0, SCREEN.1);
    for page in &pages {
        let name = page.strip_prefix(book.path()).unwrap().to_str().unwrap();
        browser.open(page);
        // Los bloques, los últimos: para mirarlos se abre todo.
        let mut complaints: Vec<String> = covered.look(browser, name).into_iter().collect();
        complaints.extend(lengths.look(browser, name));
        complaints.extend(blocks.look(browser));
        wrong.extend(complaints.into_iter().map(|complaint| format!("{name}: {complaint}")));
        assert_clean(browser, page);
    }
    // La 404 solo la da un servidor: sus direcciones parten de la raíz del sitio. La de imprimir tiene sus pruebas.
    for page in ["notas.html", "toc.html"].map(|name| book.path().join(name)) {
        browser.open(&page);
        assert_clean(browser, &page);
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    covered.assert_many();
    blocks.assert_many();
    if pages.len() == reading_pages(book).len() {
        lengths.assert_all_are_long();
    }
}
