//! `06_exam moodle`, `gift` y `anki`: se eligen las preguntas, se escriben en su formato y se dice lo que no cabe en él.

use super::opciones::{Formato, Pedido, Que};
use super::seleccion::{self, Seleccion};
use super::{Escrito, MaestroError, anki, gift, moodle};
use crate::ancho;
use crate::banco::Banco;
use crate::examen::Penalizacion;
use crate::juicio::cuantos;
use crate::salida;

fn escribe(
    formato: Formato,
    banco: &Banco,
    seleccion: &Seleccion,
    pedido: &Pedido,
) -> Result<Escrito, MaestroError> {
    Ok(match formato {
        Formato::Moodle => moodle::escribe(banco, seleccion, pedido.arrastrar)?,
        Formato::Gift => gift::escribe(banco, seleccion),
        Formato::Anki => anki::escribe(banco, seleccion),
    })
}

pub fn exporta(formato: Formato, pedido: &Pedido) -> Result<(), MaestroError> {
    let banco = super::banco()?;
    let seleccion = seleccion::elige(&banco, pedido)?;
    let escrito = escribe(formato, &banco, &seleccion, pedido)?;
    let Some(fichero) = pedido.fichero.clone() else {
        // Antes, porque quien lee la salida puede irse en cualquier momento.
        avisa(&escrito, pedido);
        print!("{}", escrito.texto);
        return Ok(());
    };
    salida::en_ficheros(&[(fichero, escrito.texto.clone())], pedido.si)?;
    println!("{}", resumen(&seleccion));
    avisa(&escrito, pedido);
    Ok(())
}

fn avisa(escrito: &Escrito, pedido: &Pedido) {
    escrito.avisos.dilos();
    avisa_de_lo_que_resta(pedido);
}

fn resumen(seleccion: &Seleccion) -> String {
    let cuantas = cuantos(seleccion.preguntas.len(), "pregunta", "preguntas");
    ancho::parte(&format!("{} Son {cuantas}.", seleccion.titulo))
}

/// Un perfil tiene su penalización, pero al examen que se lleva hay que pedírsela.
fn avisa_de_lo_que_resta(pedido: &Pedido) {
    let Que::DeUnExamen { perfil, .. } = &pedido.que else { return };
    if pedido.penaliza.is_none() && perfil.penalizacion != Penalizacion::Ninguna {
        eprintln!(
            "{}",
            ancho::parte_tras(
                "Aviso: ",
                &format!(
                    "en este perfil, un fallo resta {}; aquí no resta nada, porque no se ha pedido `--penaliza {}`.",
                    perfil.penalizacion.en_palabras(),
                    perfil.penalizacion.clave()
                )
            )
        );
    }
}
