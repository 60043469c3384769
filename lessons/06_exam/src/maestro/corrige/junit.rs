//! El resultado como lo leen los sistemas de integración continua: un `testsuite` por alumno, un `testcase` por entrega.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::clase::Clase;
use super::entregas::{Alumno, Entrega};
use super::juicio::{Juicio, Resultado};
use crate::maestro::caracteres::para_xml;

type Xml = Writer<Vec<u8>>;

/// # Errors
/// No los hay: se escribe en memoria.
pub fn xml(clase: &Clase) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let todas: Vec<_> = clase.entregas().map(|(_, entrega)| entrega).collect();
    let [tests, failures, errors] = cuentas(&todas);
    xml.create_element("testsuites")
        .with_attribute(("name", "06_exam corrige"))
        .with_attribute(("tests", &*tests))
        .with_attribute(("failures", &*failures))
        .with_attribute(("errors", &*errors))
        .write_inner_content(|xml| {
            clase.alumnos.iter().try_for_each(|alumno| del_alumno(xml, alumno))
        })?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

fn cuentas(entregas: &[&Entrega]) -> [String; 3] {
    let son = |cuales: &[Resultado]| {
        let suyas = entregas
            .iter()
            .filter(|una| una.resultado().is_some_and(|uno| cuales.contains(&uno)));
        suyas.count().to_string()
    };
    [
        entregas.len().to_string(),
        son(&[Resultado::Mal, Resultado::Limite]),
        son(&[Resultado::Juez, Resultado::Ilegible]),
    ]
}

fn del_alumno(xml: &mut Xml, alumno: &Alumno) -> io::Result<()> {
    let suyas: Vec<_> = alumno.entregas.iter().collect();
    let [tests, failures, errors] = cuentas(&suyas);
    let suite = xml
        .create_element("testsuite")
        .with_attribute(("name", &*para_xml(&alumno.nombre)))
        .with_attribute(("tests", &*tests))
        .with_attribute(("failures", &*failures))
        .with_attribute(("errors", &*errors));
    suite.write_inner_content(|xml| {
        suyas.iter().try_for_each(|entrega| de_la_entrega(xml, alumno, entrega))
    })?;
    Ok(())
}

fn de_la_entrega(
    xml: &mut Xml,
    alumno: &Alumno,
    entrega: &Entrega,
) -> io::Result<()> {
    let caso = xml
        .create_element("testcase")
        .with_attribute(("classname", &*para_xml(&alumno.nombre)))
        .with_attribute(("name", &*entrega.fichero()));
    let elemento = match entrega.resultado() {
        Some(Resultado::Mal | Resultado::Limite) => "failure",
        Some(Resultado::Juez | Resultado::Ilegible) => "error",
        _ => return caso.write_empty().map(drop),
    };
    caso.write_inner_content(|xml| {
        let Some(juicio) = &entrega.juicio else { return Ok(()) };
        let fallo = juicio.primer_fallo();
        let id = fallo.map_or("", |fallo| &fallo.id);
        let texto = fallo.map_or("", |fallo| &fallo.texto);
        xml.create_element(elemento)
            .with_attribute(("type", id))
            .with_attribute(("message", &*para_xml(una_linea(texto))))
            .write_text_content(BytesText::new(&para_xml(&detalle(juicio))))?;
        Ok(())
    })?;
    Ok(())
}

fn una_linea(texto: &str) -> &str {
    texto.lines().next().unwrap_or_default()
}

fn detalle(juicio: &Juicio) -> String {
    let lineas = juicio.comprobadas.iter().map(|una| {
        format!("{} {}: {}", if una.ok { "✔" } else { "✗" }, una.id, una.texto)
    });
    lineas.collect::<Vec<_>>().join("\n")
}
