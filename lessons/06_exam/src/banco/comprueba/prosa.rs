//! Que el Markdown de un texto sea del que se sabe enseñar en un terminal y en una página.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

/// # Errors
/// Lo que hay y no se sabe enseñar.
pub fn comprueba(texto: &str) -> Result<(), String> {
    for suceso in Parser::new(texto) {
        let que = match suceso {
            Event::Start(
                Tag::Paragraph
                | Tag::Strong
                | Tag::Emphasis
                | Tag::List(_)
                | Tag::Item
                | Tag::CodeBlock(CodeBlockKind::Fenced(_)),
            )
            | Event::End(_)
            | Event::Text(_)
            | Event::Code(_)
            | Event::SoftBreak => continue,
            Event::Start(Tag::CodeBlock(_)) => "código con sangría, y va entre ```",
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                "un enlace: el paso ya va en `paso`"
            }
            Event::Start(Tag::Heading { .. }) => "un título",
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Start(Tag::HtmlBlock) => {
                "HTML: lo que va entre < y > se escribe como `código`"
            }
            _ => "algo que no es ni párrafo, ni lista, ni `código`, ni **negrita**",
        };
        return Err(format!("lleva {que}"));
    }
    Ok(())
}
