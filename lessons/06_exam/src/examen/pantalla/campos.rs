//! Los campos en los que se escribe: de lo contestado a los campos, y al revés.

use ratatui::style::{Modifier, Style};
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use super::hoja::{Forma, Puesta};
use crate::banco::Contestacion;

/// Los campos de una pregunta, con lo que ya se había escrito.
pub fn abre(
    puesta: &Puesta,
    contestacion: Option<&Contestacion>,
) -> Vec<TextArea<'static>> {
    let escrito = |texto: &str| vec![campo(texto)];
    match (puesta.forma(), contestacion) {
        (Forma::Escribe { .. }, Some(Contestacion::Escrita(texto))) => {
            escrito(texto)
        }
        (Forma::Redacta, Some(Contestacion::Razonada { texto, .. })) => {
            escrito(texto)
        }
        (Forma::Escribe { .. } | Forma::Redacta, _) => escrito(""),
        (Forma::Huecos(cuantos), contestacion) => (0..cuantos)
            .map(|hueco| match contestacion {
                Some(Contestacion::Escritas(escritas)) => {
                    campo(escritas.get(hueco).map_or("", String::as_str))
                }
                _ => campo(""),
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Lo que dicen los campos. Nada, si están todos en blanco.
pub fn lee(puesta: &Puesta, campos: &[TextArea<'_>]) -> Option<Contestacion> {
    let textos: Vec<String> =
        campos.iter().map(|campo| campo.lines().join("\n")).collect();
    if textos.iter().all(|texto| texto.trim().is_empty()) {
        return None;
    }
    match puesta.forma() {
        Forma::Escribe { .. } => {
            textos.into_iter().next().map(Contestacion::Escrita)
        }
        Forma::Huecos(_) => Some(Contestacion::Escritas(textos)),
        Forma::Redacta => textos
            .into_iter()
            .next()
            .map(|texto| Contestacion::Razonada { texto, dichos: None }),
        _ => None,
    }
}

fn campo(texto: &str) -> TextArea<'static> {
    let mut campo = TextArea::new(texto.split('\n').map(str::to_owned).collect());
    campo.set_cursor_line_style(Style::new());
    campo.set_cursor_style(Style::new().add_modifier(Modifier::REVERSED));
    campo.set_wrap_mode(WrapMode::WordOrGlyph);
    campo.move_cursor(CursorMove::Bottom);
    campo.move_cursor(CursorMove::End);
    campo
}
