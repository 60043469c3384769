//! El mapa de las preguntas: contestadas, en blanco y marcadas. En una tira, las que quepan; entero, con la g.

use ratatui::text::{Line, Span};

use super::super::estado::Estado;
use super::super::lineas::parte;
use super::cuerpo::Cuerpo;

/// Lo que ocupa cada pregunta: `[12✔!]`.
fn celdas_de_una(estado: &Estado) -> usize {
    estado.puestas.len().to_string().len() + 4
}

pub fn tira(estado: &Estado, ancho: usize) -> Line<'static> {
    let total = estado.puestas.len();
    // A los lados, sitio para la flecha que dice que hay más.
    let caben = (ancho.saturating_sub(2) / celdas_de_una(estado)).max(1);
    let primera =
        estado.actual.saturating_sub(caben / 2).min(total.saturating_sub(caben));
    let hasta = (primera + caben).min(total);
    let mut trozos = vec![Span::raw(if primera > 0 { "‹" } else { " " })];
    trozos.extend(
        (primera..hasta).map(|cual| celda(estado, cual, cual == estado.actual)),
    );
    trozos.push(Span::raw(if hasta < total { "›" } else { " " }));
    Line::from(trozos)
}

/// Cuántas hay en cada fila del mapa entero.
pub fn por_fila(estado: &Estado) -> usize {
    (estado.ancho() / celdas_de_una(estado)).clamp(1, 10)
}

pub fn entero(estado: &Estado, senalada: usize) -> Cuerpo {
    let por_fila = por_fila(estado);
    let todas: Vec<usize> = (0..estado.puestas.len()).collect();
    let filas = todas.chunks(por_fila).map(|fila| {
        fila.iter().map(|&cual| celda(estado, cual, cual == senalada)).collect()
    });
    let mut lineas: Vec<Line> = filas.collect();
    lineas.push(Line::default());
    let ancho = estado.ancho();
    let leyenda = "✔ contestada · – en blanco · ! marcada";
    lineas.extend(parte("", leyenda, ancho, estado.estilos().tenue()));
    let fila = senalada / por_fila;
    Cuerpo { lineas, foco: Some((fila, fila)) }
}

fn celda(estado: &Estado, cual: usize, senalada: bool) -> Span<'static> {
    let contestada = estado.hecha(cual);
    let signo = if contestada { '✔' } else { '–' };
    let marca = if estado.marcadas[cual] { "!" } else { "" };
    let dentro = format!("{}{signo}{marca}", cual + 1);
    let (abre, cierra) = if senalada { ('[', ']') } else { (' ', ' ') };
    let texto = format!("{abre}{dentro}{cierra}");
    let estilos = estado.estilos();
    let estilo = match (estado.marcadas[cual], contestada) {
        (true, _) => estilos.marcada(),
        (_, true) => estilos.contestada(),
        _ => Default::default(),
    };
    let estilo = if senalada { estilo.patch(estilos.senalado()) } else { estilo };
    let ancho = celdas_de_una(estado);
    Span::styled(format!("{texto:<ancho$}"), estilo)
}
