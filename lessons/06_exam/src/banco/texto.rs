//! Los textos de las preguntas, que llevan un Markdown ligero (párrafos, `código`, **negrita**, código entre ``` y
//! listas), como se enseñan: en un terminal, en una página y sin marcas.

use pulldown_cmark::{Event, Parser, Tag, TagEnd, html as paginas};

/// Lo que se mete hacia dentro el código.
const SANGRIA: &str = "    ";

/// En líneas de `columnas` como mucho, sin salto al final. El código entre ``` no se parte.
pub fn terminal(marcado: &str, columnas: usize) -> String {
    let mut pagina = Pagina { columnas, ..Pagina::default() };
    for suceso in Parser::new(marcado) {
        pagina.pon(suceso);
    }
    pagina.bloques.join("\n\n")
}

/// Sin marcas y en una línea: para un título, o para comparar.
pub fn llano(marcado: &str) -> String {
    let mut llano = String::new();
    for suceso in Parser::new(marcado) {
        match suceso {
            Event::Text(texto) | Event::Code(texto) => llano.push_str(&texto),
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock) => {
                llano.push(' ');
            }
            Event::Html(texto) | Event::InlineHtml(texto) => llano.push_str(&texto),
            _ => {}
        }
    }
    llano.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// En HTML, con sus párrafos. Lo que parezca HTML en el texto se enseña tal cual.
pub fn html(marcado: &str) -> String {
    let mut escrito = String::new();
    paginas::push_html(&mut escrito, Parser::new(marcado).map(sin_html));
    escrito.trim_end().to_owned()
}

/// En HTML, para dentro de una frase o de una celda: sin el párrafo que lo rodea.
pub fn html_en_linea(marcado: &str) -> String {
    let escrito = html(marcado);
    let dentro =
        escrito.strip_prefix("<p>").and_then(|resto| resto.strip_suffix("</p>"));
    match dentro {
        Some(dentro) if !dentro.contains("<p>") => dentro.to_owned(),
        _ => escrito,
    }
}

fn sin_html(suceso: Event) -> Event {
    match suceso {
        Event::Html(texto) | Event::InlineHtml(texto) => Event::Text(texto),
        otro => otro,
    }
}

/// Lo que se va escribiendo para un terminal.
#[derive(Default)]
struct Pagina {
    columnas: usize,
    bloques: Vec<String>,
    /// El párrafo a medias, o el código.
    texto: String,
    en_codigo: bool,
    /// Por cada lista abierta, el número que toca, si va numerada.
    listas: Vec<Option<u64>>,
    /// Lo que va delante del primer párrafo de un elemento.
    marca: Option<String>,
    /// Si lo siguiente va pegado a lo anterior.
    pegado: bool,
}

impl Pagina {
    fn pon(&mut self, suceso: Event) {
        match suceso {
            Event::Text(texto) if self.en_codigo => self.texto.push_str(&texto),
            Event::Text(texto) | Event::Html(texto) | Event::InlineHtml(texto) => {
                self.texto.push_str(&texto);
            }
            Event::Code(texto) => self.texto.push_str(&format!("`{texto}`")),
            Event::SoftBreak => self.texto.push(' '),
            Event::HardBreak => self.texto.push('\n'),
            Event::Start(Tag::CodeBlock(_)) => {
                self.acaba_parrafo();
                self.en_codigo = true;
            }
            Event::End(TagEnd::CodeBlock) => self.acaba_codigo(),
            Event::Start(Tag::List(numero)) => {
                self.acaba_parrafo();
                self.listas.push(numero);
            }
            Event::End(TagEnd::List(_)) => {
                self.listas.pop();
                self.pegado = false;
            }
            Event::Start(Tag::Item) => self.empieza_elemento(),
            Event::End(TagEnd::Item) => {
                self.acaba_parrafo();
                self.marca = None;
                self.pegado = true;
            }
            Event::End(TagEnd::Paragraph) => self.acaba_parrafo(),
            _ => {}
        }
    }

    fn empieza_elemento(&mut self) {
        let marca = match self.listas.last_mut() {
            Some(Some(numero)) => {
                *numero += 1;
                format!("{}. ", *numero - 1)
            }
            _ => "- ".to_owned(),
        };
        self.marca = Some(marca);
    }

    fn acaba_parrafo(&mut self) {
        let texto = std::mem::take(&mut self.texto);
        if texto.trim().is_empty() {
            return;
        }
        let fuera = "  ".repeat(self.listas.len().saturating_sub(1));
        let hueco = if self.listas.is_empty() { "" } else { "  " };
        let marca = self.marca.take().unwrap_or_else(|| hueco.to_owned());
        let debajo = format!("{fuera}{}", " ".repeat(marca.chars().count()));
        let delante = format!("{fuera}{marca}");
        let opciones = textwrap::Options::new(self.columnas)
            .initial_indent(&delante)
            .subsequent_indent(&debajo);
        self.bloque(textwrap::fill(texto.trim(), opciones));
    }

    fn acaba_codigo(&mut self) {
        let codigo = std::mem::take(&mut self.texto);
        let lineas: Vec<_> = codigo
            .trim_end()
            .lines()
            .map(|linea| format!("{SANGRIA}{linea}"))
            .collect();
        self.en_codigo = false;
        self.bloque(
            lineas
                .iter()
                .map(|linea| linea.trim_end())
                .collect::<Vec<_>>()
                .join("\n"),
        );
    }

    fn bloque(&mut self, bloque: String) {
        match self.bloques.last_mut() {
            Some(ultimo) if self.pegado => {
                ultimo.push('\n');
                ultimo.push_str(&bloque);
            }
            _ => self.bloques.push(bloque),
        }
        self.pegado = false;
    }
}

#[cfg(test)]
mod tests {
    use super::{html, html_en_linea, llano, terminal};

    const TEXTO: &str = "Un **texto** con `código` que no\ncabe.\n\n- una\n- otra más larga\n\n```c\nfork();\n  x();\n```\n\nFin";

    #[test]
    fn en_un_terminal_cabe() {
        let esperado = "Un texto con\n`código` que no\ncabe.\n\n- una\n- otra más\n  larga\n\n    fork();\n      x();\n\nFin";
        assert_eq!(terminal(TEXTO, 15), esperado);
        assert_eq!(terminal("1. a\n2. b", 40), "1. a\n2. b");
    }

    #[test]
    fn en_una_pagina_se_escapa() {
        assert_eq!(
            html("a < b y `x & y`"),
            "<p>a &lt; b y <code>x &amp; y</code></p>"
        );
        assert_eq!(html_en_linea("**a** <b>"), "<strong>a</strong> &lt;b&gt;");
        assert_eq!(html_en_linea("a\n\nb"), "<p>a</p>\n<p>b</p>");
        assert!(html(TEXTO).contains("<pre><code class=\"language-c\">fork();\n"));
        assert!(!html("<script>x</script>\n\n<b>").contains("<script>"));
    }

    #[test]
    fn sin_marcas() {
        assert_eq!(
            llano("Un **texto**\ncon `código`\n\n- y una"),
            "Un texto con código y una"
        );
        assert_eq!(
            llano("Si es *subreaper*; si **no**, P"),
            "Si es subreaper; si no, P"
        );
    }
}
