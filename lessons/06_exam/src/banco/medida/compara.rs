//! Si lo medido es lo que dice la respuesta.

use crate::banco::escrito::sencillo;
use crate::banco::{Arbol, Mide, Opcion, Pregunta, Respuesta};

/// Lo medido, comparado con lo que ha de dar o con la respuesta.
///
/// # Errors
/// En qué se diferencian.
pub fn compara(
    pregunta: &Pregunta,
    mide: Mide,
    medido: &str,
) -> Result<(), String> {
    let da = pregunta.codigo.as_ref().and_then(|codigo| codigo.da.as_deref());
    if let Some(da) = da {
        return como(es(mide, da, medido), medido, da);
    }
    match &pregunta.respuesta {
        Respuesta::Una(opciones) | Respuesta::Varias(opciones) => {
            de_opciones(opciones, mide, medido)
        }
        Respuesta::Numero { valor, .. } => {
            como(medido.parse() == Ok(*valor), medido, &valor.to_string())
        }
        Respuesta::Texto { validas, .. } => como(
            validas.iter().any(|valida| es(mide, valida, medido)),
            medido,
            &validas.join("» o «"),
        ),
        Respuesta::Arbol(arbol) => {
            let bueno = Arbol::lee(arbol)?;
            let cuantos = bueno.cuantos();
            match mide {
                Mide::Arbol => {
                    como(Arbol::lee(medido)? == bueno, medido, &bueno.to_string())
                }
                _ => como(
                    medido.parse() == Ok(cuantos),
                    medido,
                    &cuantos.to_string(),
                ),
            }
        }
        Respuesta::Posible { salida, es: posible } => {
            como((junto(salida) == junto(medido)) == *posible, medido, salida)
        }
        Respuesta::Huecos(_)
        | Respuesta::Ordena(_)
        | Respuesta::Linea { .. }
        | Respuesta::Razonada(_) => Err(format!(
            "la respuesta no dice qué ha de salir: falta `codigo.da` (ahora da «{medido}»)"
        )),
    }
}

fn como(bien: bool, medido: &str, dice: &str) -> Result<(), String> {
    if bien {
        Ok(())
    } else {
        Err(format!("al ejecutarlo da «{medido}», y la respuesta dice «{dice}»"))
    }
}

/// La medida es una de las buenas y ninguna de las malas.
fn de_opciones(
    opciones: &[Opcion],
    mide: Mide,
    medido: &str,
) -> Result<(), String> {
    let (buenas, malas): (Vec<&Opcion>, Vec<&Opcion>) =
        opciones.iter().partition(|opcion| opcion.correcta);
    if let Some(mala) = malas.iter().find(|mala| es(mide, &mala.texto, medido)) {
        return Err(format!(
            "al ejecutarlo da «{medido}», que es la opción «{}»",
            mala.texto
        ));
    }
    let textos: Vec<_> = buenas.iter().map(|buena| buena.texto.as_str()).collect();
    como(
        buenas.iter().any(|buena| es(mide, &buena.texto, medido)),
        medido,
        &textos.join("» o «"),
    )
}

/// Si ese texto de una respuesta dice esa medida.
pub fn es(mide: Mide, texto: &str, medido: &str) -> bool {
    let texto = literal(texto);
    match mide {
        Mide::NoAcaba => true,
        Mide::Procesos | Mide::Lineas | Mide::Caracteres | Mide::Estado => {
            primer_numero(&texto).is_some_and(|numero| medido.parse() == Ok(numero))
        }
        Mide::Excepcion => texto
            .split(|letra: char| !letra.is_alphanumeric() && letra != '_')
            .any(|palabra| palabra.eq_ignore_ascii_case(medido)),
        Mide::Arbol => {
            Arbol::lee(&texto) == Arbol::lee(medido) && Arbol::lee(medido).is_ok()
        }
        Mide::Salida | Mide::Salidas if medido.is_empty() => {
            let dice = sencillo(&texto);
            dice.is_empty()
                || dice.starts_with("nada")
                || dice.contains("no escribe nada")
        }
        Mide::Salida | Mide::Salidas => junto(&texto) == junto(medido),
    }
}

/// El número por el que empieza: «8», «8, y 7 son nuevos».
fn primer_numero(texto: &str) -> Option<i64> {
    let palabra = texto.split_whitespace().next()?;
    palabra.trim_end_matches([',', '.', ':', ';']).replace('−', "-").parse().ok()
}

/// Lo que se escribe, sin las marcas de Markdown que lo rodean.
fn literal(texto: &str) -> String {
    let en_bloque =
        texto.split_once("```").and_then(|(_, resto)| resto.split_once('\n'));
    match en_bloque.and_then(|(_, resto)| resto.split_once("```")) {
        Some((dentro, _)) => dentro.trim().to_owned(),
        None => {
            texto.replace(['`', '«', '»'], "").replace("**", "").trim().to_owned()
        }
    }
}

/// Los espacios y los saltos de línea cuentan por uno.
pub fn junto(texto: &str) -> String {
    literal(texto).split_whitespace().collect::<Vec<_>>().join(" ")
}
