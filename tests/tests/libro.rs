//! El libro generado, sin navegador: su tema, su idioma, sus enlaces y que no carga nada de la red.

mod book_support {
    pub mod build;
    pub mod built;
    pub mod html;
    pub mod theme;
}

use book_support::build::{book_root, build_book};
use book_support::built::BuiltBook;
use book_support::html::{anchors, attributes, percent_decode, without_content};
use book_support::theme::{DERIVED_FILES, UNTRANSLATED_404};
use mdbook_driver::MDBook;
use regex::Regex;
use std::collections::{BTreeSet, HashMap};
use std::fs::{self, read_to_string};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tests::{Trial, trial};

/// Los enlaces del libro a otros sitios. Nada se carga de ellos: solo se visitan si el lector quiere.
const EXTERNAL_LINKS: &[&str] = &[
    "https://github.com/open-spaced-repetition/rs-fsrs",
    "https://www.rust-lang.org/tools/install",
];

fn main() -> ExitCode {
    tests::main(trials)
}

fn trials() -> Vec<Trial> {
    let book = BuiltBook::real();
    let on_book = |name, check: fn(&BuiltBook)| {
        let book = book.clone();
        trial(name, move || check(&book))
    };
    vec![
        trial("el tema es el de mdBook con los cambios declarados y ninguno más", theme_is_derived),
        trial("lo que mdBook advierte impide generar el libro", warnings_are_errors),
        on_book("todas las páginas declaran que están en español", pages_are_spanish),
        on_book("no queda en inglés ningún texto de las plantillas", templates_are_translated),
        on_book(
            "no queda sin resolver ninguna inclusión, ni a la vista ninguna marca",
            includes_are_resolved,
        ),
        on_book("toda columna de una tabla tiene su título", columns_have_headings),
        on_book("ninguna página carga nada de otro sitio", nothing_is_loaded_from_outside),
        on_book("los enlaces a otros sitios son los de la lista", external_links_are_listed),
        on_book("los enlaces internos y sus anclas existen", internal_links_resolve),
        on_book("el código no se puede ejecutar ni editar en el libro", code_is_only_read),
        on_book("el buscador propio se carga antes que el de mdBook", search_is_adapted),
        on_book("el índice de búsqueda conserva los acentos", search_index_keeps_accents),
    ]
}

/// Con `ACTUALIZA_TEMA=1` escribe los ficheros derivados en lugar de compararlos.
fn theme_is_derived() {
    let original = tempfile::tempdir().unwrap();
    MDBook::init(original.path()).copy_theme(true).build().unwrap();
    for file in DERIVED_FILES {
        let upstream = read_to_string(original.path().join("theme").join(file.name)).unwrap();
        let expected = file.derive(&upstream).unwrap_or_else(|reason| panic!("{reason}"));
        let ours = book_root().join("theme").join(file.name);
        if std::env::var_os("ACTUALIZA_TEMA").is_some() {
            fs::write(&ours, &expected).unwrap();
        }
        assert!(
            read_to_string(&ours).unwrap_or_default() == expected,
            "book/theme/{} no es el de mdBook con los cambios de theme.rs.\n\
             Para volver a derivarlo: ACTUALIZA_TEMA=1 cargo test -p tests --test libro",
            file.name
        );
    }
}

fn warnings_are_errors() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("src")).unwrap();
    fs::write(root.path().join("src/SUMMARY.md"), "- [Uno](uno.md)\n").unwrap();
    fs::write(root.path().join("src/uno.md"), "# Uno\n\n{{#include no-existe.rs}}\n").unwrap();
    let error =
        build_book(root.path(), &root.path().join("salida")).expect_err("falta lo incluido");
    assert!(format!("{error:#}").contains("no-existe.rs"), "El error no dice qué falta: {error:#}");
}

/// Las páginas con la interfaz completa. `toc.html` es el índice para quien no tiene JavaScript.
fn pages(book: &BuiltBook) -> Vec<(PathBuf, String)> {
    // El índice suelto y la ventana de notas no son páginas.
    let others = ["toc.html", "notas.html"];
    let pages = book
        .files("html")
        .into_iter()
        .filter(|path| !others.iter().any(|other| path.ends_with(other)));
    pages.map(|path| (path.clone(), read_to_string(path).unwrap())).collect()
}

fn pages_are_spanish(book: &BuiltBook) {
    for (path, html) in pages(book) {
        assert!(html.contains(r#"<html lang="es""#), "{} no tiene lang=\"es\"", path.display());
        assert!(
            html.contains("Procesos en Unix: cuaderno de prácticas</title>"),
            "{} no lleva el título del libro",
            path.display()
        );
    }
}

fn templates_are_translated(book: &BuiltBook) {
    let mut english = Vec::new();
    let mut look_for = |phrases: &[&str], path: &Path, text: &str| {
        let found = phrases.iter().filter(|phrase| text.contains(**phrase));
        english.extend(found.map(|phrase| format!("{}: {phrase}", path.display())));
    };
    let phrases: HashMap<_, Vec<&str>> = DERIVED_FILES
        .iter()
        .map(|file| (file.name, file.translations.iter().map(|(original, _)| *original).collect()))
        .collect();
    for (path, html) in pages(book) {
        look_for(&phrases["index.hbs"], &path, &without_content(&html));
        look_for(UNTRANSLATED_404, &path, &html);
    }
    for path in book.files("js") {
        if path.file_name().unwrap().to_string_lossy().starts_with("book-") {
            look_for(&phrases["book.js"], &path, &read_to_string(&path).unwrap());
        }
    }
    assert!(english.is_empty(), "Queda en inglés:\n{}", english.join("\n"));
}

fn includes_are_resolved(book: &BuiltBook) {
    // De un fichero incluido entero, mdBook deja las líneas que marcan sus trozos.
    let directive = Regex::new(r"\{\{\s*#\w+[^}]*\}\}|(?://|#) ANCHOR(?:_END)?: \w+").unwrap();
    for (path, html) in pages(book) {
        if let Some(found) = directive.find(&html) {
            panic!("En {} queda {}", path.display(), found.as_str());
        }
    }
}

fn columns_have_headings(book: &BuiltBook) {
    let heading = Regex::new(r"<th(?: [^>]*)?>\s*(</th>)?").unwrap();
    let mut headings = 0;
    for (path, html) in pages(book) {
        for found in heading.captures_iter(&html) {
            headings += 1;
            assert!(found.get(1).is_none(), "{}: una columna sin título", path.display());
        }
    }
    assert!(headings > 100, "Solo hay {headings} títulos de columna");
}

fn nothing_is_loaded_from_outside(book: &BuiltBook) {
    let mut outside = Vec::new();
    for path in book.files("html") {
        for found in attributes(&read_to_string(&path).unwrap()) {
            if found.is_address() && found.is_external() && found.tag != "a" {
                outside.push(format!(
                    "{}: <{} {}=\"{}\">",
                    path.display(),
                    found.tag,
                    found.name,
                    found.value
                ));
            }
        }
    }
    let external_style =
        Regex::new(r#"(?:url\(\s*|@import\s+)['"]?(?:https?:)?//[^\s'")]+"#).unwrap();
    for path in [book.files("css"), book.files("html")].concat() {
        let text = read_to_string(&path).unwrap();
        outside.extend(
            external_style
                .find_iter(&text)
                .map(|found| format!("{}: {}", path.display(), found.as_str())),
        );
    }
    assert!(
        outside.is_empty(),
        "El libro ha de verse sin red, pero carga:\n{}",
        outside.join("\n")
    );
}

fn external_links_are_listed(book: &BuiltBook) {
    let mut used = BTreeSet::new();
    for (_, html) in pages(book) {
        used.extend(
            attributes(&html)
                .into_iter()
                .filter(|found| found.tag == "a" && found.is_address() && found.is_external())
                .map(|found| found.value),
        );
    }
    let listed: BTreeSet<_> = EXTERNAL_LINKS.iter().map(ToString::to_string).collect();
    let unlisted: Vec<_> = used.difference(&listed).collect();
    let unused: Vec<_> = listed.difference(&used).collect();
    assert!(unlisted.is_empty(), "Añade a EXTERNAL_LINKS, si los has comprobado: {unlisted:#?}");
    assert!(unused.is_empty(), "Ya no están en el libro; quítalos de EXTERNAL_LINKS: {unused:#?}");
}

fn internal_links_resolve(book: &BuiltBook) {
    let root = book.path();
    let html: HashMap<PathBuf, String> = book
        .files("html")
        .into_iter()
        .map(|path| (path.clone(), read_to_string(path).unwrap()))
        .collect();
    let anchors: HashMap<_, _> =
        html.iter().map(|(path, html)| (path.clone(), anchors(html))).collect();
    let other_scheme = Regex::new(r"^(?:[a-z][a-z+.-]*:|//)").unwrap();
    let mut broken = BTreeSet::new();
    for (path, html) in &html {
        for found in attributes(html) {
            if !found.is_address() || other_scheme.is_match(&found.value) {
                continue;
            }
            let (address, anchor) = found.value.split_once('#').unwrap_or((&found.value, ""));
            let address = percent_decode(address.split('?').next().unwrap_or_default());
            // El servidor da la página 404 en cualquier carpeta: sus enlaces parten de la raíz.
            let target = match address.strip_prefix('/') {
                Some(from_root) => root.join(from_root),
                None if address.is_empty() => path.clone(),
                None => path.parent().unwrap().join(address),
            };
            let target = if target.is_dir() { target.join("index.html") } else { target };
            let exists = target.canonicalize().is_ok_and(|target| {
                anchor.is_empty()
                    || anchors.get(&target).is_some_and(|ids| ids.contains(&percent_decode(anchor)))
            });
            if !exists {
                broken.insert(format!(
                    "{}: {}",
                    path.strip_prefix(root).unwrap().display(),
                    found.value
                ));
            }
        }
    }
    assert!(broken.is_empty(), "Enlaces que no llevan a ninguna parte:\n{broken:#?}");
}

fn code_is_only_read(book: &BuiltBook) {
    for (path, html) in pages(book) {
        let blocks = attributes(&html).into_iter().filter(|found| found.name == "class");
        for class in blocks {
            let classes: Vec<_> = class.value.split_whitespace().collect();
            assert!(
                !classes.contains(&"playground"),
                "En {} hay código ejecutable",
                path.display()
            );
        }
    }
    assert!(
        !book.files("js").iter().any(|path| path.to_string_lossy().contains("ace")),
        "Está el editor"
    );
}

fn search_is_adapted(book: &BuiltBook) {
    let script = Regex::new(r#"<script src="([^"]+)-[0-9a-f]{8}\.(?:min\.)?js""#).unwrap();
    for (path, html) in pages(book) {
        let scripts: Vec<_> =
            script.captures_iter(&html).map(|found| found[1].to_owned()).collect();
        let position = |name: &str| {
            scripts
                .iter()
                .position(|script| script.ends_with(name))
                .unwrap_or_else(|| panic!("{} no carga {name}: {scripts:?}", path.display()))
        };
        let ours = position("buscador");
        assert!(
            position("elasticlunr") < ours
                && position("mark") < ours
                && ours < position("searcher")
        );
    }
}

/// El de mdBook los conserva; quien busca sin ellos los encuentra gracias a `buscador.js`
/// (véase `libro_navegador.rs`).
fn search_index_keeps_accents(book: &BuiltBook) {
    let index =
        book.files("js").into_iter().find(|path| path.to_string_lossy().contains("searchindex"));
    let text = read_to_string(index.expect("No hay índice de búsqueda")).unwrap();
    for word in ["código", "señal"] {
        assert!(text.contains(word), "El índice de búsqueda no contiene «{word}»");
    }
}
