//! Debajo de la pregunta, lo que se escribe: un campo, los huecos, un editor o el árbol que va saliendo.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use ratatui_textarea::TextArea;

use super::super::estado::{Estado, Modo};
use super::super::hoja::Forma;
use super::super::lineas::recorta;
use super::arbol;
use crate::banco::{Arbol, Contestacion, Respuesta};

/// Lo que queda siempre para la pregunta.
const DE_LA_PREGUNTA: u16 = 3;
const DEL_EDITOR: u16 = 8;

/// Cuántas líneas ocupa, si las de la pregunta son tantas y hay tantas libres.
pub fn alto(estado: &Estado, de_la_pregunta: u16, libres: u16) -> u16 {
    let quiere = match estado.forma() {
        Forma::Escribe { .. } => {
            let campo = en_varias_lineas(estado);
            let arbol = arbol_escrito(estado).map_or(0, |dibujo| dibujo.len());
            u16::try_from(campo + arbol).unwrap_or(u16::MAX)
        }
        Forma::Huecos(cuantos) => u16::try_from(cuantos).unwrap_or(u16::MAX),
        // Todo lo que la pregunta no ocupa.
        Forma::Redacta => DEL_EDITOR.max(libres.saturating_sub(de_la_pregunta + 1)),
        _ => return 0,
    };
    quiere.min(libres - DE_LA_PREGUNTA.max(libres / 3))
}

/// Lo que se pide, en la raya de encima.
pub fn rotulo(estado: &Estado) -> String {
    if !matches!(estado.modo, Modo::Mira | Modo::Escribe) {
        return String::new();
    }
    if let Some(queja) = estado.queja() {
        return con_mayuscula(&queja);
    }
    match estado.puesta().respuesta() {
        Some(Respuesta::Numero { .. }) => "Tu respuesta, con cifras",
        Some(Respuesta::Linea { .. }) => "El número de la línea",
        Some(Respuesta::Texto { .. }) => "Tu respuesta, en pocas palabras",
        Some(Respuesta::Arbol(_)) => return rotulo_del_arbol(estado),
        Some(Respuesta::Huecos(_)) => "Lo que va en cada hueco",
        Some(Respuesta::Razonada(_)) => "Tu respuesta, explicada",
        _ => "",
    }
    .to_owned()
}

fn con_mayuscula(frase: &str) -> String {
    let mut letras = frase.chars();
    letras.next().into_iter().flat_map(char::to_uppercase).chain(letras).collect()
}

fn rotulo_del_arbol(estado: &Estado) -> String {
    match arbol_escrito(estado) {
        Some(dibujo) => {
            format!(
                "Tu árbol: {}",
                shared::lesson::counted(dibujo.len(), "proceso", "procesos")
            )
        }
        None => "Un árbol, como P(H1(H1.1) H2)".to_owned(),
    }
}

pub fn dibuja(estado: &Estado, marco: &mut Frame, area: Rect) {
    if area.height == 0 {
        return;
    }
    match estado.forma() {
        Forma::Huecos(_) => huecos(estado, marco, area),
        Forma::Redacta => editor(estado, marco, area, ""),
        _ => {
            let del_campo = u16::try_from(en_varias_lineas(estado))
                .unwrap_or(area.height)
                .min(area.height);
            let campo = Rect { height: del_campo, ..area };
            editor(estado, marco, campo, "> ");
            let debajo = Rect {
                y: area.y + del_campo,
                height: area.height - del_campo,
                ..area
            };
            marco.render_widget(Paragraph::new(el_arbol(estado, debajo)), debajo);
        }
    }
}

fn editor(estado: &Estado, marco: &mut Frame, area: Rect, delante: &str) {
    let Some(campo) = estado.campos.first() else { return };
    en_su_sitio(estado, marco, area, delante, campo, estado.modo == Modo::Escribe);
}

/// Un campo: mientras se escribe, con su cursor; si no, lo escrito o cómo se empieza.
fn en_su_sitio(
    estado: &Estado,
    marco: &mut Frame,
    area: Rect,
    delante: &str,
    campo: &TextArea<'static>,
    se_escribe: bool,
) {
    let sangria = u16::try_from(delante.chars().count()).unwrap_or(0);
    marco.render_widget(Line::from(delante.to_owned()), area);
    let dentro = Rect {
        x: area.x + sangria,
        width: area.width.saturating_sub(sangria),
        ..area
    };
    if se_escribe {
        marco.render_widget(campo, dentro);
    } else if campo.is_empty() {
        let dicho =
            Line::styled("(Intro, para escribir)", estado.estilos().tenue());
        marco.render_widget(dicho, dentro);
    } else {
        let mut sin_cursor = campo.clone();
        sin_cursor.set_cursor_style(Default::default());
        marco.render_widget(&sin_cursor, dentro);
    }
}

fn huecos(estado: &Estado, marco: &mut Frame, area: Rect) {
    let caben = usize::from(area.height);
    let primero = (estado.foco + 1).saturating_sub(caben);
    let visibles = estado.campos.iter().enumerate().skip(primero).take(caben);
    for (y, (numero, campo)) in (area.y..).zip(visibles) {
        let senalado = numero == estado.foco;
        let flecha = if senalado { '>' } else { ' ' };
        let fila = Rect { y, height: 1, ..area };
        let delante = format!("{flecha} ‹{}› ", numero + 1);
        let se_escribe = senalado && estado.modo == Modo::Escribe;
        en_su_sitio(estado, marco, fila, &delante, campo, se_escribe);
    }
}

/// Lo que ocupa un campo de una línea, que si es larga sigue debajo.
fn en_varias_lineas(estado: &Estado) -> usize {
    let ancho = estado.ancho_del_texto();
    let letras = estado
        .campos
        .first()
        .and_then(|campo| campo.lines().first())
        .map_or(0, |linea| linea.chars().count());
    // El cursor va detrás de la última letra, y antes de la primera hay dos celdas.
    (letras + 1).div_ceil(ancho.saturating_sub(2).max(1))
}

fn arbol_escrito(estado: &Estado) -> Option<Vec<String>> {
    let (Some(Respuesta::Arbol(_)), Some(Contestacion::Escrita(escrito))) =
        (estado.puesta().respuesta(), estado.contestacion())
    else {
        return None;
    };
    Arbol::lee(escrito).is_ok().then(|| arbol::dibujo(escrito))
}

fn el_arbol(estado: &Estado, area: Rect) -> Vec<Line<'static>> {
    let (ancho, alto) = (usize::from(area.width), usize::from(area.height));
    let mut dibujo = arbol_escrito(estado).unwrap_or_default();
    if dibujo.len() > alto {
        let sobran = dibujo.len() + 1 - alto.max(1);
        dibujo.truncate(alto.saturating_sub(1));
        let de_mas = shared::lesson::counted(sobran, "proceso", "procesos");
        dibujo.push(format!("… y {de_mas} más"));
    }
    dibujo.iter().map(|linea| Line::from(recorta(linea, ancho))).collect()
}
