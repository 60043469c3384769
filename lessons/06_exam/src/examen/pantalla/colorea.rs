//! El código, con colores: palabras clave, cadenas y comentarios.

use ratatui::style::Style;
use ratatui::text::Span;
use synoptic::{TokOpt, from_extension};

use super::estilos::Estilos;
use crate::banco::LenguajeDelCodigo;

/// Cuántos espacios ocupa un tabulador.
const TABULADOR: usize = 4;

/// Las líneas, cada una en trozos con su estilo.
pub fn colorea(
    texto: &str,
    lenguaje: LenguajeDelCodigo,
    estilos: Estilos,
) -> Vec<Vec<Span<'static>>> {
    let lineas: Vec<String> = texto
        .trim_matches('\n')
        .lines()
        .map(|linea| linea.replace('\t', &" ".repeat(TABULADOR)))
        .collect();
    let tipo = match lenguaje {
        LenguajeDelCodigo::Python => "py",
        LenguajeDelCodigo::C => "c",
        LenguajeDelCodigo::Rust => "rs",
        LenguajeDelCodigo::Sh => "sh",
        LenguajeDelCodigo::Texto => return lineas.into_iter().map(llana).collect(),
    };
    let Some(mut pintor) = from_extension(tipo, TABULADOR) else {
        return lineas.into_iter().map(llana).collect();
    };
    pintor.run(&lineas);
    let trozos = |(numero, linea): (usize, &String)| {
        pintor
            .line(numero, linea)
            .into_iter()
            .map(|trozo| match trozo {
                TokOpt::Some(texto, que) => {
                    Span::styled(texto, estilo(&que, estilos))
                }
                TokOpt::None(texto) => Span::raw(texto),
            })
            .collect()
    };
    lineas.iter().enumerate().map(trozos).collect()
}

fn llana(linea: String) -> Vec<Span<'static>> {
    vec![Span::raw(linea)]
}

fn estilo(que: &str, estilos: Estilos) -> Style {
    match que {
        "keyword" | "boolean" | "attribute" => estilos.palabra_clave(),
        "string" | "character" | "header" => estilos.cadena(),
        "comment" => estilos.comentario(),
        _ => Style::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{LenguajeDelCodigo, colorea};
    use crate::examen::pantalla::estilos::Estilos;

    const CODIGO: [(LenguajeDelCodigo, &str); 4] = [
        (
            LenguajeDelCodigo::Python,
            "if x:  # año\n\tprint(f\"ñ {x}\")\n\n'''a\nb'''",
        ),
        (LenguajeDelCodigo::C, "/* a\n b */ if (fork() == 0) printf(\"hola\\n\");"),
        (LenguajeDelCodigo::Sh, "python3 p.py | cat; echo $?"),
        (LenguajeDelCodigo::Texto, "‹1›  \"sin cerrar"),
    ];

    #[test]
    fn no_cambia_ni_una_letra() {
        for (lenguaje, codigo) in CODIGO {
            let lineas = colorea(codigo, lenguaje, Estilos { con_color: true });
            let texto: Vec<String> = lineas
                .iter()
                .map(|linea| linea.iter().map(|trozo| &*trozo.content).collect())
                .collect();
            assert_eq!(texto.join("\n"), codigo.replace('\t', "    "));
        }
    }

    #[test]
    fn sin_color_no_hay_ninguno() {
        for (lenguaje, codigo) in CODIGO {
            let colores = |con_color| {
                colorea(codigo, lenguaje, Estilos { con_color })
                    .into_iter()
                    .flatten()
                    .filter(|trozo| trozo.style.fg.is_some())
                    .count()
            };
            assert_eq!(colores(false), 0);
            let hay = lenguaje != LenguajeDelCodigo::Texto;
            assert_eq!(colores(true) > 0 && hay, hay && colores(true) > 0);
        }
        let (python, codigo) = CODIGO[0];
        let lineas = colorea(codigo, python, Estilos { con_color: true });
        assert!(lineas[0][0].style.fg.is_some(), "«if» va en color");
    }
}
