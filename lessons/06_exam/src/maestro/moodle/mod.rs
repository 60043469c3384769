//! `06_exam moodle`: las preguntas en XML, para el banco de preguntas de Moodle.

mod cloze;
mod elegir;
mod escribir;
mod xml;

use std::collections::BTreeSet;
use std::io;

use super::avisos::Avisos;
use super::seleccion::{Llevada, Seleccion};
use super::{Escrito, texto};
use crate::banco::{Banco, Respuesta};
use xml::Xml;

/// En Moodle un nombre tiene 255 caracteres como mucho; en la lista se leen bien muchos menos.
const NOMBRE: usize = 100;

/// El fichero, y lo que no cabe igual en él.
pub fn escribe(
    banco: &Banco,
    seleccion: &Seleccion,
    arrastrar: bool,
) -> io::Result<Escrito> {
    let avisos = avisos(seleccion, arrastrar);
    let mut cabecera = vec![seleccion.titulo.clone()];
    cabecera.extend(avisos.lineas());
    let mut xml = Xml::nuevo(&cabecera)?;
    xml.dentro_de("quiz", &[], |xml| {
        let mut categoria = "";
        for llevada in &seleccion.preguntas {
            if llevada.categoria != categoria {
                categoria = &llevada.categoria;
                cambia_de_categoria(xml, categoria)?;
            }
            pregunta(xml, banco, llevada, arrastrar)?;
        }
        Ok(())
    })?;
    Ok(Escrito { texto: xml.acaba(), avisos })
}

fn cambia_de_categoria(xml: &mut Xml, categoria: &str) -> io::Result<()> {
    xml.dentro_de("question", &[("type", "category")], |xml| {
        xml.texto("category", &format!("$course$/top/{categoria}"))
    })
}

fn pregunta(
    xml: &mut Xml,
    banco: &Banco,
    llevada: &Llevada,
    arrastrar: bool,
) -> io::Result<()> {
    xml.dentro_de("question", &[("type", tipo(llevada, arrastrar))], |xml| {
        let pregunta = &llevada.pregunta;
        xml.texto("name", &texto::titulo(pregunta, NOMBRE))?;
        xml.html("questiontext", &enunciado(llevada))?;
        xml.html("generalfeedback", &texto::html(&pregunta.explicacion))?;
        xml.valor("defaultgrade", &format!("{:.7}", llevada.puntos))?;
        // Lo que quita cada nuevo intento, que es otra cosa que lo que resta un fallo.
        xml.valor("penalty", "0.3333333")?;
        xml.valor("hidden", "0")?;
        xml.valor("idnumber", &pregunta.nombre)?;
        respuesta(xml, banco, llevada, arrastrar)?;
        xml.dentro_de("tags", &[], |xml| {
            texto::etiquetas(pregunta)
                .iter()
                .try_for_each(|etiqueta| xml.texto("tag", etiqueta))
        })
    })
}

fn tipo(llevada: &Llevada, arrastrar: bool) -> &'static str {
    match &llevada.pregunta.respuesta {
        Respuesta::Posible { .. } if llevada.resta == 0.0 => "truefalse",
        Respuesta::Una(_) | Respuesta::Varias(_) | Respuesta::Posible { .. } => {
            "multichoice"
        }
        Respuesta::Numero { .. } | Respuesta::Linea { .. } => "numerical",
        Respuesta::Texto { .. } => "shortanswer",
        Respuesta::Ordena(lineas) if arrastrar && distintas(lineas) => "ordering",
        Respuesta::Ordena(_) => "match",
        Respuesta::Huecos(_) => "cloze",
        Respuesta::Arbol(_) | Respuesta::Razonada(_) => "essay",
    }
}

fn enunciado(llevada: &Llevada) -> String {
    let pregunta = &llevada.pregunta;
    match &pregunta.respuesta {
        Respuesta::Huecos(huecos) => cloze::enunciado(pregunta, huecos),
        Respuesta::Posible { .. } if llevada.resta == 0.0 => {
            texto::enunciado(pregunta)
                + "<p>Verdadero, si puede darse; falso, si es imposible.</p>"
        }
        _ => texto::enunciado(pregunta),
    }
}

fn respuesta(
    xml: &mut Xml,
    banco: &Banco,
    llevada: &Llevada,
    arrastrar: bool,
) -> io::Result<()> {
    let por_que = |error: &Option<String>| {
        texto::delata(banco, &llevada.pregunta, error.as_deref())
    };
    let resta = llevada.resta;
    match &llevada.pregunta.respuesta {
        Respuesta::Una(opciones) => elegir::una(xml, opciones, resta, por_que),
        Respuesta::Varias(opciones) => elegir::varias(xml, opciones, por_que),
        Respuesta::Posible { es, .. } if resta == 0.0 => {
            elegir::verdadero_o_falso(xml, *es)
        }
        Respuesta::Posible { es, .. } => elegir::si_o_no(xml, *es, resta),
        Respuesta::Ordena(lineas) if arrastrar && distintas(lineas) => {
            elegir::arrastra(xml, lineas)
        }
        Respuesta::Ordena(lineas) => elegir::ordena(xml, lineas),
        Respuesta::Numero { valor, errores } => {
            escribir::numeros(xml, &[valor.to_string()], errores, por_que)
        }
        Respuesta::Linea { validas, errores } => {
            let validas: Vec<String> =
                validas.iter().map(usize::to_string).collect();
            escribir::numeros(xml, &validas, errores, por_que)
        }
        Respuesta::Texto { validas, errores } => {
            escribir::textos(xml, validas, errores, por_que)
        }
        Respuesta::Arbol(arbol) => {
            escribir::a_mano(xml, 3, &texto::arbol_para_corregir(arbol))
        }
        Respuesta::Razonada(rubrica) => {
            let mut para_corregir = texto::rubrica_para_corregir(rubrica);
            if let Some(solucion) = &llevada.solucion {
                para_corregir +=
                    &texto::solucion_para_corregir(solucion).into_string();
            }
            escribir::a_mano(xml, 15, &para_corregir)
        }
        // Las de `cloze` van dentro del enunciado.
        Respuesta::Huecos(_) => Ok(()),
    }
}

/// Al arrastrarlas, Moodle toma dos líneas iguales por la misma, y una no estaría nunca en su sitio.
fn distintas(lineas: &[String]) -> bool {
    let una_vez: BTreeSet<&String> = lineas.iter().collect();
    una_vez.len() == lineas.len()
}

fn avisos(seleccion: &Seleccion, arrastrar: bool) -> Avisos {
    let mut avisos = Avisos::default();
    for Llevada { pregunta, puntos, resta, .. } in &seleccion.preguntas {
        let nombre = &pregunta.nombre;
        match &pregunta.respuesta {
            Respuesta::Ordena(lineas) if arrastrar && distintas(lineas) => avisos.apunta(
                "Se ordenan arrastrando (tipo «ordering»): hace falta Moodle 4.4 o posterior. Cada línea en su sitio suma su parte",
                nombre,
            ),
            Respuesta::Ordena(_) => {
                let arrastrando = if arrastrar {
                    "con dos iguales no se pueden arrastrar"
                } else {
                    "con «--arrastrar», arrastrando"
                };
                avisos.apunta(
                    &format!("Se ordenan eligiendo qué línea va en cada lugar (tipo «match»), que vale en cualquier Moodle; {arrastrando}. Cada línea en su sitio suma su parte"),
                    nombre,
                );
            }
            Respuesta::Arbol(_) => avisos.apunta(
                "El árbol se puede escribir de demasiadas maneras, así que se contesta con un texto y se corrige a mano, con la solución a la vista",
                nombre,
            ),
            Respuesta::Razonada(_) => {
                avisos.apunta("Se corrigen a mano, con la rúbrica a la vista", nombre);
            }
            Respuesta::Huecos(huecos) => {
                avisos.apunta(
                    "En los huecos cuentan los espacios, y se admite cada respuesta con los suyos y sin ninguno",
                    nombre,
                );
                if huecos.len() as f64 != *puntos {
                    avisos.apunta(
                        &format!(
                            "Moodle da un punto por hueco. En el cuestionario, pon que la pregunta entera vale {}",
                            texto::numero(*puntos)
                        ),
                        nombre,
                    );
                }
            }
            _ => {}
        }
        if *resta > 0.0 {
            if matches!(pregunta.respuesta, Respuesta::Posible { .. }) {
                avisos.apunta(
                    "Como un fallo resta, son de elegir entre «Sí» y «No», porque las de verdadero o falso no pueden restar",
                    nombre,
                );
            }
            if matches!(pregunta.respuesta, Respuesta::Varias(_)) {
                avisos.apunta("Con varias buenas, lo menos que se saca es 0, y un fallo no resta", nombre);
                continue;
            }
            let fraccion = super::fracciones::de_moodle(-resta);
            if fraccion.cambiada {
                avisos.apunta(
                    &format!(
                        "Moodle no admite que un fallo reste el {} %, así que resta el {} %",
                        texto::numero(resta * 100.0),
                        fraccion.texto.trim_start_matches('-')
                    ),
                    nombre,
                );
            }
        }
    }
    avisos
}
