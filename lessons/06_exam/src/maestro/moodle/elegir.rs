//! Las preguntas en las que se elige: entre opciones, entre verdadero y falso, o qué línea va en cada lugar.

use std::io;

use super::xml::Xml;
use crate::banco::Opcion;
use crate::maestro::fracciones::de_moodle;
use crate::maestro::texto;

/// La buena vale 100, y cada mala resta lo que se haya pedido.
pub fn una(
    xml: &mut Xml,
    opciones: &[Opcion],
    resta: f64,
    por_que: impl Fn(&Option<String>) -> String,
) -> io::Result<()> {
    como_se_elige(xml, true)?;
    opciones.iter().try_for_each(|opcion| {
        let vale = if opcion.correcta { 1.0 } else { -resta };
        contestacion(
            xml,
            vale,
            &texto::opcion(&opcion.texto),
            &por_que(&opcion.error),
        )
    })
}

/// Las buenas suman 100 entre todas, y cada mala quita lo que suma una buena: marcarlas todas no sirve.
pub fn varias(
    xml: &mut Xml,
    opciones: &[Opcion],
    por_que: impl Fn(&Option<String>) -> String,
) -> io::Result<()> {
    como_se_elige(xml, false)?;
    let buenas =
        opciones.iter().filter(|opcion| opcion.correcta).count().max(1) as f64;
    opciones.iter().try_for_each(|opcion| {
        let vale = if opcion.correcta { 1.0 } else { -1.0 } / buenas;
        contestacion(
            xml,
            vale,
            &texto::opcion(&opcion.texto),
            &por_que(&opcion.error),
        )
    })
}

pub fn si_o_no(xml: &mut Xml, es: bool, resta: f64) -> io::Result<()> {
    como_se_elige(xml, true)?;
    for (que, bien) in [("Sí", es), ("No", !es)] {
        contestacion(xml, if bien { 1.0 } else { -resta }, que, "")?;
    }
    Ok(())
}

pub fn verdadero_o_falso(xml: &mut Xml, es: bool) -> io::Result<()> {
    for (que, bien) in [("true", es), ("false", !es)] {
        let fraccion = if bien { "100" } else { "0" };
        let atributos = [("fraction", fraccion), ("format", "moodle_auto_format")];
        xml.dentro_de("answer", &atributos, |xml| xml.solo_texto(que))?;
    }
    Ok(())
}

/// Los lugares están en orden, y las líneas salen barajadas en cada uno.
pub fn ordena(xml: &mut Xml, lineas: &[String]) -> io::Result<()> {
    xml.valor("shuffleanswers", "false")?;
    for (lugar, linea) in (1..).zip(lineas) {
        xml.dentro_de("subquestion", &[("format", "html")], |xml| {
            xml.solo_texto(&format!("<p>Línea {lugar}</p>"))?;
            xml.texto("answer", &texto::sin_etiquetas(&texto::con_sangria(linea)))
        })?;
    }
    Ok(())
}

/// Se arrastran, y cada línea en su sitio suma su parte.
pub fn arrastra(xml: &mut Xml, lineas: &[String]) -> io::Result<()> {
    xml.valor("layouttype", "VERTICAL")?;
    xml.valor("selecttype", "ALL")?;
    xml.valor("selectcount", &lineas.len().to_string())?;
    xml.valor("gradingtype", "ABSOLUTE_POSITION")?;
    xml.valor("showgrading", "SHOW")?;
    xml.valor("numberingstyle", "none")?;
    for que in ["correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"]
    {
        xml.html(que, "")?;
    }
    xml.valor("shownumcorrect", "1")?;
    for (lugar, linea) in (1..).zip(lineas) {
        let lugar = format!("{lugar}.0000000");
        let atributos = [("fraction", lugar.as_str()), ("format", "html")];
        xml.dentro_de("answer", &atributos, |xml| {
            xml.solo_texto(&texto::linea_de_codigo(linea))
        })?;
    }
    Ok(())
}

fn como_se_elige(xml: &mut Xml, una_sola: bool) -> io::Result<()> {
    xml.valor("single", if una_sola { "true" } else { "false" })?;
    xml.valor("shuffleanswers", "true")?;
    xml.valor("answernumbering", "abc")
}

fn contestacion(
    xml: &mut Xml,
    vale: f64,
    html: &str,
    por_que: &str,
) -> io::Result<()> {
    let fraccion = de_moodle(vale).texto;
    let atributos = [("fraction", fraccion.as_str()), ("format", "html")];
    xml.dentro_de("answer", &atributos, |xml| {
        xml.solo_texto(html)?;
        xml.html("feedback", por_que)
    })
}
