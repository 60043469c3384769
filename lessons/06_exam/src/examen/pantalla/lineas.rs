//! Líneas que caben: lo que no cabe sigue en la de abajo, y si se corta, se ve.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// Empieza lo que sigue de la línea de arriba.
pub const SIGUE: char = '↪';

/// Texto corrido, partido entre palabras. Detrás de la primera línea, las demás van debajo de su texto.
pub fn parte(
    delante: &str,
    texto: &str,
    ancho: usize,
    estilo: Style,
) -> Vec<Line<'static>> {
    let debajo = " ".repeat(delante.chars().count());
    let opciones = textwrap::Options::new(ancho)
        .initial_indent(delante)
        .subsequent_indent(&debajo);
    textwrap::wrap(texto, opciones)
        .into_iter()
        .map(|linea| Line::styled(linea.into_owned(), estilo))
        .collect()
}

/// Código: se parte por donde sea, con una marca, y se conserva el estilo.
pub fn envuelve(
    delante: &str,
    trozos: Vec<Span<'static>>,
    ancho: usize,
) -> Vec<Line<'static>> {
    let sangria = delante.chars().count();
    let mut lineas = vec![Line::from(delante.to_owned())];
    let mut libres = ancho.saturating_sub(sangria).max(1);
    for trozo in trozos {
        let mut resto = trozo.content.as_ref();
        while !resto.is_empty() {
            if libres == 0 {
                let delante = format!("{}{SIGUE} ", " ".repeat(sangria));
                libres = ancho.saturating_sub(sangria + 2).max(1);
                lineas.push(Line::from(delante));
            }
            let hasta = resto
                .char_indices()
                .nth(libres)
                .map_or(resto.len(), |(donde, _)| donde);
            let (cabe, sigue) = resto.split_at(hasta);
            libres -= cabe.chars().count();
            if let Some(linea) = lineas.last_mut() {
                linea.push_span(Span::styled(cabe.to_owned(), trozo.style));
            }
            resto = sigue;
        }
    }
    lineas
}

/// Una línea horizontal con algo escrito a los lados.
pub fn raya(izquierda: &str, derecha: &str, ancho: usize) -> String {
    let rotulo = |texto: &str| match texto {
        "" => String::new(),
        texto => format!(" {texto} "),
    };
    let derecha = rotulo(derecha);
    let para_la_izquierda = ancho.saturating_sub(derecha.chars().count() + 3);
    let izquierda =
        rotulo(&recorta(izquierda, para_la_izquierda.saturating_sub(2)));
    let escrito = izquierda.chars().count() + derecha.chars().count();
    let en_medio = "─".repeat(ancho.saturating_sub(escrito + 2));
    recorta(&format!("─{izquierda}{en_medio}{derecha}─"), ancho)
}

/// Si no cabe, acaba en puntos suspensivos.
pub fn recorta(texto: &str, ancho: usize) -> String {
    if texto.chars().count() <= ancho {
        return texto.to_owned();
    }
    texto.chars().take(ancho.saturating_sub(1)).chain(['…']).take(ancho).collect()
}

#[cfg(test)]
mod tests {
    use super::{envuelve, raya, recorta};
    use ratatui::text::Span;

    #[test]
    fn el_codigo_largo_se_parte_con_una_marca() {
        let lineas =
            envuelve(" 1 ", vec![Span::raw("abcdef"), Span::raw("ñhi")], 8);
        let textos: Vec<String> = lineas.iter().map(ToString::to_string).collect();
        assert_eq!(textos, [" 1 abcde", "   ↪ fñh", "   ↪ i"]);
    }

    #[test]
    fn las_rayas_miden_lo_que_se_pide() {
        for ancho in 0..60 {
            for (izquierda, derecha) in [
                ("", ""),
                ("Tu respuesta", ""),
                ("Tu respuesta", "↓ hay más: AvPág"),
            ] {
                let raya = raya(izquierda, derecha, ancho);
                assert_eq!(raya.chars().count(), ancho, "{raya}");
            }
        }
        assert_eq!(recorta("abc", 2), "a…");
    }
}
