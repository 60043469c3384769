//! Lo que se pregunta antes de entregar y antes de dejarlo.

use ratatui::style::Style;
use ratatui::text::Line;
use shared::lesson::counted;

use super::super::estado::Estado;
use super::super::lineas::parte;
use super::cuerpo::Cuerpo;
use crate::juicio::lista;

pub fn entrega(estado: &Estado, seguro: bool) -> Cuerpo {
    let numeros = |preguntas: Vec<usize>| {
        lista(&preguntas.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    let en_blanco = estado.en_blanco();
    let blancas = match &en_blanco[..] {
        [] => "Ninguna pregunta está en blanco.".to_owned(),
        [una] => format!("La pregunta {una} está en blanco."),
        varias => format!(
            "Hay {} en blanco: {}.",
            counted(varias.len(), "pregunta", "preguntas"),
            numeros(en_blanco.clone())
        ),
    };
    let marcadas: Vec<usize> = (1..)
        .zip(&estado.marcadas)
        .filter(|(_, marcada)| **marcada)
        .map(|(numero, _)| numero)
        .collect();
    let pendientes = match &marcadas[..] {
        [] => String::new(),
        [una] => format!("Marcaste la pregunta {una} para volver."),
        _ => format!("Marcaste las preguntas {} para volver.", numeros(marcadas)),
    };
    let como = if seguro {
        "Ahora pulsa Intro, y queda entregado. Con Esc sigues."
    } else {
        "Para entregarlo, pulsa s y luego Intro. Con Esc sigues."
    };
    parrafos(
        estado,
        &[
            "¿Entregas el examen? Después no se puede cambiar.",
            &blancas,
            &pendientes,
            como,
        ],
    )
}

pub fn deja(estado: &Estado) -> Cuerpo {
    parrafos(
        estado,
        &[
            "¿Lo dejas por ahora?",
            "Todo lo contestado está guardado.",
            estado.si_se_deja,
            "Con s lo dejas, con f lo entregas y con Esc sigues.",
        ],
    )
}

fn parrafos(estado: &Estado, textos: &[&str]) -> Cuerpo {
    let lineas = textos
        .iter()
        .filter(|texto| !texto.is_empty())
        .flat_map(|texto| {
            let mut lineas =
                parte("", texto, estado.ancho_del_texto(), Style::new());
            lineas.push(Line::default());
            lineas
        })
        .collect();
    Cuerpo { lineas, foco: None }
}
