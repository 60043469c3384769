//! Las preguntas en las que se escribe: un número, unas palabras o un texto que se corrige a mano.

use std::io;

use super::xml::Xml;
use crate::banco::Sospechosa;
use crate::maestro::fracciones::de_moodle;
use crate::maestro::variantes;

pub fn numeros(
    xml: &mut Xml,
    validas: &[String],
    errores: &[Sospechosa],
    por_que: impl Fn(&Option<String>) -> String,
) -> io::Result<()> {
    let una = |xml: &mut Xml, vale: f64, numero: &str, por_que: &str| {
        respuesta(xml, vale, numero, por_que, |xml| xml.valor("tolerance", "0"))
    };
    for valida in validas {
        una(xml, 1.0, valida, "")?;
    }
    for error in
        errores.iter().filter(|error| error.si.trim().parse::<i64>().is_ok())
    {
        una(xml, 0.0, error.si.trim(), &por_que(&Some(error.error.clone())))?;
    }
    xml.valor("unitgradingtype", "0")?;
    xml.valor("unitpenalty", "0.1000000")?;
    xml.valor("showunits", "3")?;
    xml.valor("unitsleft", "0")
}

pub fn textos(
    xml: &mut Xml,
    validas: &[String],
    errores: &[Sospechosa],
    por_que: impl Fn(&Option<String>) -> String,
) -> io::Result<()> {
    xml.valor("usecase", "0")?;
    let una = |xml: &mut Xml, vale: f64, escrita: &str, por_que: &str| {
        respuesta(xml, vale, escrita, por_que, |_| Ok(()))
    };
    let validas = variantes::de_todas(validas, variantes::de_texto);
    for valida in &validas {
        una(xml, 1.0, &variantes::sin_comodines(valida), "")?;
    }
    for error in errores {
        for escrita in variantes::de_texto(&error.si) {
            una(
                xml,
                0.0,
                &variantes::sin_comodines(&escrita),
                &por_que(&Some(error.error.clone())),
            )?;
        }
    }
    Ok(())
}

/// Un texto de tantas líneas, y lo que ve quien lo corrige.
pub fn a_mano(xml: &mut Xml, lineas: u32, para_corregir: &str) -> io::Result<()> {
    xml.valor("responseformat", "monospaced")?;
    xml.valor("responserequired", "1")?;
    xml.valor("responsefieldlines", &lineas.to_string())?;
    xml.valor("attachments", "0")?;
    xml.valor("attachmentsrequired", "0")?;
    xml.html("graderinfo", para_corregir)?;
    xml.html("responsetemplate", "")
}

fn respuesta(
    xml: &mut Xml,
    vale: f64,
    escrita: &str,
    por_que: &str,
    ademas: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    let fraccion = de_moodle(vale).texto;
    let atributos =
        [("fraction", fraccion.as_str()), ("format", "moodle_auto_format")];
    xml.dentro_de("answer", &atributos, |xml| {
        xml.solo_texto(escrita)?;
        ademas(xml)?;
        xml.html("feedback", por_que)
    })
}
