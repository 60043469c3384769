//! La primera línea: qué pregunta es, cuánto vale y el reloj.

use ratatui::text::Line;

use super::super::estado::Estado;
use super::super::lineas::recorta;

pub fn linea(estado: &Estado, ancho: usize) -> Line<'static> {
    let reloj = estado.reloj.dice();
    let cabe = ancho.saturating_sub(reloj.chars().count() + 3);
    let dichos = lo_que_se_dice(estado);
    let dicho = dichos
        .iter()
        .find(|dicho| dicho.chars().count() <= cabe)
        .unwrap_or(&dichos[dichos.len() - 1]);
    let dicho = recorta(dicho, cabe);
    let hueco = cabe.saturating_sub(dicho.chars().count()) + 1;
    let texto = format!(" {dicho}{}{reloj} ", " ".repeat(hueco));
    Line::styled(texto, estado.estilos().barra())
}

/// De lo más largo a lo más corto.
fn lo_que_se_dice(estado: &Estado) -> [String; 4] {
    let (numero, total) = (estado.actual + 1, estado.puestas.len());
    let puesta = estado.puesta();
    let marcada = if estado.marcadas[estado.actual] { " · marcada" } else { "" };
    let (parte, valor) = (&puesta.parte, puntos(puesta.puntos));
    [
        format!("Pregunta {numero} de {total} · {parte} · {valor}{marcada}"),
        format!("{numero} de {total} · {parte} · {valor}{marcada}"),
        format!("{numero} de {total} · {valor}{marcada}"),
        format!("{numero} de {total}{marcada}"),
    ]
}

/// «1 punto», «0,5 puntos».
fn puntos(puntos: f64) -> String {
    let numero = format!("{puntos:.2}");
    let numero =
        numero.trim_end_matches('0').trim_end_matches('.').replace('.', ",");
    format!("{numero} {}", if numero == "1" { "punto" } else { "puntos" })
}
