//! Lo que se falló: qué se esperaba, por qué, qué error delata y con qué orden se ve.

use std::collections::BTreeMap;

use crate::ancho;
use crate::banco::{Banco, Pregunta, texto};
use crate::examen::nota::{DeUna, Nota, Resultado, con_coma};
use crate::examen::papel::{Cuestion, Que};
use crate::examen::programa::{self, Juzgado};
use crate::examen::sesion::Sesion;
use crate::examen::{delata, escribe};
use crate::juicio::lista;

pub fn di(
    sesion: &Sesion,
    nota: &Nota,
    juzgados: &BTreeMap<usize, Juzgado>,
    banco: &Banco,
) {
    let mut bien = Vec::new();
    for (cual, (cuestion, una)) in
        sesion.cuestiones().iter().zip(&nota.una_a_una).enumerate()
    {
        if una.esta_bien() {
            bien.push((cual + 1).to_string());
            continue;
        }
        println!("\n{}", ancho::parte(&cabecera(cual, cuestion, una)));
        match &cuestion.que {
            Que::Pregunta { pregunta, orden } => {
                una_pregunta(pregunta, orden, sesion.contestacion(cual));
                errores(pregunta, una, banco);
                println!(
                    "{}",
                    ancho::parte(&format!(
                        "Para verlo: {}",
                        delata::orden_del_paso(&pregunta.paso)
                    ))
                );
            }
            Que::Programa(programa) => {
                println!("{}", ancho::parte(&programa.titulo));
                if let Some(juzgado) = juzgados.get(&cual) {
                    programa::di(&juzgado.veredicto);
                    println!("{}", ancho::parte(&juzgado.en_palabras()));
                }
                println!(
                    "{}",
                    ancho::parte(&format!(
                        "Para practicarlo: cargo practica {}",
                        programa.ejercicio
                    ))
                );
            }
        }
    }
    if !bien.is_empty() {
        println!("\n{}", ancho::parte(&format!("Bien: {}.", lista(&bien))));
    }
}

fn cabecera(cual: usize, cuestion: &Cuestion, una: &DeUna) -> String {
    let que = match &una.resultado {
        Resultado::EnBlanco => "en blanco".to_owned(),
        Resultado::NoCuenta => "no cuenta".to_owned(),
        Resultado::Corregida(correccion) if correccion.vale > 0.0 => {
            format!(
                "a medias, {} de {}",
                con_coma(una.puntos),
                con_coma(cuestion.puntos)
            )
        }
        Resultado::Corregida(_) if una.puntos < 0.0 => {
            format!("mal, {}", con_coma(una.puntos))
        }
        Resultado::Corregida(_) => "mal".to_owned(),
    };
    format!("✗ Pregunta {}, {que}.", cual + 1)
}

fn una_pregunta(
    pregunta: &Pregunta,
    orden: &[usize],
    contestacion: Option<&crate::banco::Contestacion>,
) {
    println!("\n{}\n", escribe::pregunta(pregunta, orden));
    let buena = escribe::buena(pregunta, orden);
    // En una razonada, lo que se esperaba ya se vio en la rúbrica.
    if !buena.is_empty() {
        if let Some(contestacion) = contestacion {
            let dicho = escribe::contestado(pregunta, orden, contestacion);
            println!("{}", ancho::parte(&format!("Contestaste: {dicho}")));
        }
        println!("{}", ancho::parte(&format!("Lo correcto: {buena}")));
    }
    println!("{}", texto::terminal(&pregunta.explicacion, ancho::columnas()));
}

fn errores(pregunta: &Pregunta, una: &DeUna, banco: &Banco) {
    let Resultado::Corregida(correccion) = &una.resultado else { return };
    for nombre in &correccion.errores {
        delata::di_el_error(banco, nombre);
        println!("{}", ancho::parte(&para_practicar(pregunta, nombre, banco)));
    }
}

/// Otra pregunta del mismo error. Si ninguna se distingue por su enunciado, dónde hay más.
fn para_practicar(pregunta: &Pregunta, error: &str, banco: &Banco) -> String {
    let otra = banco.preguntas.iter().find(|una| {
        let iguales =
            banco.preguntas.iter().filter(|otra| otra.enunciado == una.enunciado);
        banco.es_concepto(error)
            && banco.lo_practica(una, error, pregunta)
            && iguales.count() == 1
    });
    match otra {
        Some(otra) => {
            let enunciado = texto::llano(&otra.enunciado);
            format!("Otra pregunta del mismo error, en el repaso: «{enunciado}»")
        }
        None => {
            let tema = pregunta.tema;
            format!("Más de este tema: cargo examen repaso --temas {tema}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Banco, para_practicar};

    #[test]
    fn lo_que_se_aconseja_se_puede_encontrar() {
        let banco = Banco::lee().unwrap();
        let consejo = |pregunta, error| {
            para_practicar(banco.busca(pregunta).unwrap(), error, &banco)
        };
        let del_error = consejo("tres_seguidos", "sin_contar_el_primero");
        let citado = del_error.split(['«', '»']).nth(1).unwrap();
        let asi = |una: &&crate::banco::Pregunta| {
            crate::banco::texto::llano(&una.enunciado) == citado
        };
        assert_eq!(banco.preguntas.iter().filter(asi).count(), 1, "{del_error}");
        assert_eq!(
            consejo("pool_join_sin_close", "otra_excepcion"),
            "Más de este tema: cargo examen repaso --temas 33"
        );
    }
}
