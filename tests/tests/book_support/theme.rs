//! Lo que el tema del libro cambia en las plantillas de mdBook: traducciones y algún retoque.

/// Un fichero del tema que deriva de uno de mdBook.
pub struct DerivedFile {
    pub name: &'static str,
    /// Pares (texto en inglés, texto en español).
    pub translations: &'static [(&'static str, &'static str)],
    /// Pares (original, retoque) que no son traducciones.
    pub changes: &'static [(&'static str, &'static str)],
}

impl DerivedFile {
    /// Aplica los cambios al original; falla si mdBook ya no tiene alguno de los textos.
    pub fn derive(&self, original: &str) -> Result<String, String> {
        let mut text = original.to_owned();
        for (from, to) in self.translations.iter().chain(self.changes) {
            if !text.contains(from) {
                return Err(format!(
                    "el `{}` de esta versión de mdBook ya no contiene: {from}",
                    self.name
                ));
            }
            text = text.replace(from, to);
        }
        Ok(text)
    }
}

pub const DERIVED_FILES: &[DerivedFile] = &[INDEX_HBS, BOOK_JS];

const INDEX_HBS: DerivedFile = DerivedFile {
    name: "index.hbs",
    translations: &[
        (
            r#"aria-label="Table of contents""#,
            r#"aria-label="Índice""#,
        ),
        ("Toggle Table of Contents", "Mostrar u ocultar el índice"),
        ("Change theme", "Cambiar de tema"),
        (r#"aria-label="Themes""#, r#"aria-label="Temas""#),
        (">Auto<", ">Automático<"),
        (">Light<", ">Claro<"),
        (">Rust<", ">Óxido<"),
        (">Coal<", ">Carbón<"),
        (">Navy<", ">Marino<"),
        ("Search (`/`)", "Buscar (/)"),
        ("Toggle Searchbar", "Mostrar u ocultar el buscador"),
        ("Search this book ...", "Buscar en el libro…"),
        ("Print this book", "Imprimir el libro"),
        ("Git repository", "Repositorio Git"),
        ("Suggest an edit", "Proponer un cambio"),
        ("Page navigation", "Navegación entre páginas"),
        ("Previous chapter", "Capítulo anterior"),
        ("Next chapter", "Capítulo siguiente"),
        ("Keyboard shortcuts", "Atajos de teclado"),
        (
            "Press <kbd>←</kbd> or <kbd>→</kbd> to navigate between chapters",
            "Pulsa <kbd>←</kbd> o <kbd>→</kbd> para cambiar de capítulo",
        ),
        (
            "Press <kbd>S</kbd> or <kbd>/</kbd> to search in the book",
            "Pulsa <kbd>S</kbd> o <kbd>/</kbd> para buscar en el libro",
        ),
        (
            "Press <kbd>?</kbd> to show this help",
            "Pulsa <kbd>?</kbd> para ver esta ayuda",
        ),
        (
            "Press <kbd>Esc</kbd> to hide this help",
            "Pulsa <kbd>Esc</kbd> para cerrarla",
        ),
    ],
    changes: &[
        (
            "    <body>\n",
            r##"    <body>
    <a class="saltar" href="#mdbook-content">Saltar al contenido</a>
"##,
        ),
        (
            r#"id="mdbook-content" class="content""#,
            r#"id="mdbook-content" class="content" tabindex="-1""#,
        ),
        (
            r#"id="mdbook-help-popup""#,
            r#"id="mdbook-help-popup" role="dialog" aria-label="Atajos de teclado" tabindex="-1""#,
        ),
        (
            r#"id="mdbook-menu-bar" class="menu-bar sticky""#,
            r#"id="mdbook-menu-bar" class="menu-bar sticky" role="banner""#,
        ),
        (
            r#"<h1 class="menu-title">{{ book_title }}</h1>"#,
            r#"<p class="menu-title">{{ book_title }}</p>"#,
        ),
        // A un rótulo no se llega con el teclado: solo queda para quien no tiene scripts.
        (
            r#"<label id="mdbook-sidebar-toggle" class="icon-button" for="mdbook-sidebar-toggle-anchor" title="Mostrar u ocultar el índice" aria-label="Mostrar u ocultar el índice" aria-controls="mdbook-sidebar">
                            {{fa "solid" "bars"}}
                        </label>"#,
            r#"<button id="mdbook-sidebar-toggle" class="icon-button" type="button" title="Mostrar u ocultar el índice" aria-label="Mostrar u ocultar el índice" aria-controls="mdbook-sidebar">
                            {{fa "solid" "bars"}}
                        </button>
                        <noscript>
                            <label class="icon-button" for="mdbook-sidebar-toggle-anchor" title="Mostrar u ocultar el índice">
                                {{fa "solid" "bars"}}
                            </label>
                        </noscript>"#,
        ),
        (
            r#"id="mdbook-search-wrapper" class="hidden""#,
            r#"id="mdbook-search-wrapper" class="hidden" role="search""#,
        ),
        (
            r#"aria-describedby="searchresults-header""#,
            r#"aria-label="Buscar en el libro" aria-describedby="mdbook-searchresults-header""#,
        ),
        (
            r#"id="mdbook-searchresults-header""#,
            r#"id="mdbook-searchresults-header" role="status""#,
        ),
        (
            r#"                <p>Pulsa <kbd>?</kbd> para ver esta ayuda</p>"#,
            r#"                <p>Pulsa <kbd>V</kbd> para ver la salida o la respuesta, y para taparla</p>
                <p>Pulsa <kbd>P</kbd> para proyectar la página lámina a lámina; proyectando, <kbd>B</kbd> deja la pantalla a oscuras y <kbd>N</kbd> abre las notas</p>
                <p>Pulsa <kbd>?</kbd> para ver esta ayuda</p>"#,
        ),
        (
            r#"                        {{#if print_enable}}
"#,
            r#"                        <button id="cuaderno-presentar" class="icon-button" type="button" title="Proyectar esta página (P)" aria-label="Proyectar esta página" aria-keyshortcuts="p">
                            {{fa "solid" "display"}}
                        </button>
                        {{#if print_enable}}
"#,
        ),
        (
            "<!DOCTYPE HTML>\n",
            "{{!-- Deriva de index.hbs de mdBook 0.5.4 (MPL-2.0; véase LICENCIA.md). Cambia: los textos, al español;
      la página 404, que mdBook escribe en inglés; lo que hace falta para leer con el teclado o
      con un lector de pantalla; y los scripts propios, que se cargan antes que searcher.js
      porque lo adaptan. --}}
<!DOCTYPE HTML>\n",
        ),
        (
            "<title>{{ title }}</title>",
            r#"<title>{{#if (eq path "404.md")}}Página no encontrada - {{ book_title }}{{else}}{{ title }}{{/if}}</title>"#,
        ),
        (
            "                        {{{ content }}}\n",
            r#"                        {{#if (eq path "404.md")}}
                        <h1>Esta página no existe</h1>
                        <p>La dirección no es de ninguna página del libro. Busca lo que querías en el índice o con el buscador.</p>
                        {{else}}
                        {{{ content }}}
                        {{/if}}
"#,
        ),
        (
            r#"
        <!-- Custom JS scripts -->
        {{#each additional_js}}
        <script src="{{ resource this}}"></script>
        {{/each}}
"#,
            "",
        ),
        (
            r#"        <script src="{{ resource "searcher.js" }}"></script>
"#,
            r#"        {{#each additional_js}}
        <script src="{{ resource this}}"></script>
        {{/each}}
        <script src="{{ resource "searcher.js" }}"></script>
"#,
        ),
    ],
};

const BOOK_JS: DerivedFile = DerivedFile {
    name: "book.js",
    translations: &[
        ("Running...", "Ejecutando…"),
        ("No output", "Sin salida"),
        ("Playground Communication: ", "No se ha podido ejecutar: "),
        ("Show hidden lines", "Mostrar las líneas ocultas"),
        ("Hide lines", "Ocultar líneas"),
        ("Copy to clipboard", "Copiar"),
        ("Run this code", "Ejecutar este código"),
        ("Undo changes", "Deshacer los cambios"),
        ("Copied!", "Copiado"),
        ("Clipboard error!", "No se ha podido copiar"),
    ],
    changes: &[
        (
            "'use strict';\n",
            "// Deriva de book.js de mdBook 0.5.4 (MPL-2.0; véase LICENCIA.md en el tema). Cambian los textos, lo que se copia (véase copiar.js) y que el índice y la ayuda se abran también con el teclado.\n'use strict';\n",
        ),
        (
            "            sidebar.offsetHeight;
        }
",
            "            sidebar.offsetHeight;
        }
        sidebarCheckbox.click();
",
        ),
        (
            "            container.style.display = 'flex';\n",
            "            container.style.display = 'flex';\n            overlay.focus();\n",
        ),
        (
            "            return playground_text(playground, false);\n        },",
            "            return typed_text(playground);\n        },",
        ),
    ],
};

/// Lo que mdBook escribe en la página 404, y que `index.hbs` sustituye.
pub const UNTRANSLATED_404: &[&str] =
    &["Document not found", "This URL is invalid", "Page not found"];
