//! La pregunta: el enunciado, el código y, si se elige o se ordena, entre qué.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::colorea::colorea;
use super::super::estado::Estado;
use super::super::hoja::{Forma, Que};
use super::super::lineas::{envuelve, parte};
use crate::banco::{Codigo, LenguajeDelCodigo, Pregunta, Respuesta, texto};

/// Lo que se ve en medio, entero, y qué líneas de ello se señalan.
pub struct Cuerpo {
    pub lineas: Vec<Line<'static>>,
    pub foco: Option<(usize, usize)>,
}

pub fn de_la_pregunta(estado: &Estado) -> Cuerpo {
    match &estado.puesta().que {
        Que::Pregunta { pregunta, .. } => pregunta_entera(estado, pregunta),
        Que::Programa { enunciado, fichero, se_corrige } => {
            let ancho = estado.ancho_del_texto();
            let fichero = shared::foreign::printable(fichero);
            let mut lineas = parrafos(enunciado, ancho);
            lineas.push(Line::default());
            lineas.extend(parte(
                "",
                "Escríbelo en otro terminal o en tu editor, en este fichero:",
                ancho,
                Style::new(),
            ));
            lineas.extend(envuelve("  ", vec![Span::raw(fichero)], ancho));
            lineas.push(Line::default());
            lineas.extend(parrafos(se_corrige, ancho));
            Cuerpo { lineas, foco: None }
        }
    }
}

fn pregunta_entera(estado: &Estado, pregunta: &Pregunta) -> Cuerpo {
    let ancho = estado.ancho_del_texto();
    let mut lineas = parrafos(&pregunta.enunciado, ancho);
    if let Some(codigo) = pregunta.codigo.as_ref().filter(|codigo| hay(codigo)) {
        lineas.push(Line::default());
        let se_numera = matches!(pregunta.respuesta, Respuesta::Linea { .. });
        lineas.extend(el_codigo(estado, codigo, se_numera));
    }
    if let Respuesta::Posible { salida, .. } = &pregunta.respuesta {
        lineas.push(Line::default());
        for linea in colorea(salida, LenguajeDelCodigo::Texto, estado.estilos()) {
            lineas.extend(envuelve("  │ ", linea, ancho));
        }
    }
    let foco = match estado.forma() {
        Forma::Elige { una_sola } => {
            lineas.push(Line::default());
            if !una_sola {
                let dicho = "Elige todas las que sean verdad; pueden ser varias.";
                lineas.extend(parte("", dicho, ancho, estado.estilos().tenue()));
            }
            Some(opciones(estado, una_sola, &mut lineas))
        }
        Forma::Ordena => {
            lineas.push(Line::default());
            Some(por_ordenar(estado, pregunta, &mut lineas))
        }
        _ => None,
    };
    Cuerpo { lineas, foco }
}

/// Los párrafos, y su código, que si no cabe sigue debajo.
pub fn parrafos(marcado: &str, ancho: usize) -> Vec<Line<'static>> {
    texto::terminal(marcado, ancho)
        .lines()
        .flat_map(|linea| envuelve("", vec![Span::raw(linea.to_owned())], ancho))
        .collect()
}

fn hay(codigo: &Codigo) -> bool {
    !codigo.texto.trim().is_empty()
}

fn el_codigo(
    estado: &Estado,
    codigo: &Codigo,
    se_numera: bool,
) -> Vec<Line<'static>> {
    let lineas = colorea(&codigo.texto, codigo.lenguaje, estado.estilos());
    (1..)
        .zip(lineas)
        .flat_map(|(numero, linea)| {
            let delante = if se_numera {
                format!("{numero:>3} │ ")
            } else {
                "  │ ".to_owned()
            };
            envuelve(&delante, linea, estado.ancho_del_texto())
        })
        .collect()
}

fn opciones(
    estado: &Estado,
    una_sola: bool,
    lineas: &mut Vec<Line<'static>>,
) -> (usize, usize) {
    let mut foco = (lineas.len(), lineas.len());
    for (lugar, (letra, opcion, texto)) in
        estado.puesta().opciones().into_iter().enumerate()
    {
        let senalada = lugar == estado.foco;
        let casilla = match (una_sola, estado.elegida(opcion)) {
            (true, true) => "(•)",
            (true, false) => "( )",
            (false, true) => "[x]",
            (false, false) => "[ ]",
        };
        let flecha = if senalada { '>' } else { ' ' };
        let delante = format!("{flecha} {casilla} {letra}) ");
        let estilo =
            if senalada { estado.estilos().senalado() } else { Style::new() };
        let antes = lineas.len();
        lineas.extend(una_opcion(
            &delante,
            texto,
            estado.ancho_del_texto(),
            estilo,
        ));
        if senalada {
            foco = (antes, lineas.len() - 1);
        }
    }
    foco
}

/// Detrás de la casilla, y lo que no cabe, debajo de su texto.
fn una_opcion(
    casilla: &str,
    marcado: &str,
    ancho: usize,
    estilo: Style,
) -> Vec<Line<'static>> {
    let sangria = casilla.chars().count();
    let debajo = " ".repeat(sangria);
    texto::terminal(marcado, ancho.saturating_sub(sangria))
        .lines()
        .enumerate()
        .flat_map(|(numero, linea)| {
            let delante = if numero == 0 { casilla } else { &debajo };
            envuelve(delante, vec![Span::raw(linea.to_owned())], ancho)
        })
        .map(|linea| linea.style(estilo))
        .collect()
}

fn por_ordenar(
    estado: &Estado,
    pregunta: &Pregunta,
    lineas: &mut Vec<Line<'static>>,
) -> (usize, usize) {
    let Some((textos, _)) = estado.puesta().lineas() else { return (0, 0) };
    let lenguaje = pregunta
        .codigo
        .as_ref()
        .map_or(LenguajeDelCodigo::Texto, |codigo| codigo.lenguaje);
    let mut foco = (lineas.len(), lineas.len());
    for (lugar, cual) in estado.orden_actual().into_iter().enumerate() {
        let Some(texto) = textos.get(cual) else { continue };
        let senalada = lugar == estado.foco;
        let flecha = match (senalada, estado.cogida) {
            (true, true) => '↕',
            (true, false) => '>',
            _ => ' ',
        };
        let delante = format!("{flecha} {}. ", lugar + 1);
        let trozos =
            colorea(texto, lenguaje, estado.estilos()).into_iter().flatten();
        let antes = lineas.len();
        lineas.extend(envuelve(
            &delante,
            trozos.collect(),
            estado.ancho_del_texto(),
        ));
        if senalada {
            foco = (antes, lineas.len() - 1);
            for linea in &mut lineas[antes..] {
                *linea =
                    std::mem::take(linea).patch_style(estado.estilos().senalado());
            }
        }
    }
    foco
}
