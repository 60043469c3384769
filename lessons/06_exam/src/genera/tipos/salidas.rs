//! Qué salidas son posibles, y cuál no.

use std::collections::BTreeSet;

use super::familias::{Caso, donde};
use super::{Borrador, Pedida, Sale, arma};
use crate::azar::Azar;
use crate::genera::Esperado;
use crate::genera::modelo::{Lectura, Papel, Salidas, en_palabras, salidas};
use crate::lenguaje::Lenguaje;

mod imposibles;
mod programas;

use imposibles::{Imposible, imposibles};

pub fn inventa(pedida: Pedida, azar: &mut Azar) -> Sale {
    let grado = pedida.dificultad.grado();
    let (cuerpo, papel) = programas::inventa(azar, grado);
    let caso = Caso::nuevo(cuerpo, pedida.lenguaje, papel)?;
    let posibles = salidas(&caso.familia, Lectura::Buena)?;
    let imposible = azar.una_de(3) && en_una_linea(&posibles).len() >= 3;
    let malas = imposibles(&caso, &posibles, azar);
    let borrador = if imposible {
        la_imposible(&caso, &posibles, &malas, azar, pedida.lenguaje)?
    } else {
        la_posible(&caso, &posibles, &malas, azar, pedida.lenguaje)?
    };
    let generada = arma(pedida, azar, borrador)?;
    let Caso { familia, papel, .. } = caso;
    Some((generada, Esperado::Familia(Box::new(familia), papel)))
}

fn la_posible(
    caso: &Caso,
    posibles: &Salidas,
    malas: &[Imposible],
    azar: &mut Azar,
    lenguaje: Lenguaje,
) -> Option<Borrador> {
    let malas = malas.get(..3)?;
    let buena = azar.uno(&en_una_linea(posibles).into_iter().collect::<Vec<_>>());
    let porques = malas.iter().map(|mala| mala.porque(caso)).collect::<Vec<_>>();
    let explicacion = format!("{} {}", cuantas(posibles), porques.join(" "));
    let malas =
        malas.iter().map(|mala| (en_palabras(&mala.salida), mala.error)).collect();
    let pregunta = pregunta(caso.papel, lenguaje, "posible");
    Some(borrador(caso, pregunta, buena, malas, explicacion))
}

fn la_imposible(
    caso: &Caso,
    posibles: &Salidas,
    malas: &[Imposible],
    azar: &mut Azar,
    lenguaje: Lenguaje,
) -> Option<Borrador> {
    let buena = malas.first()?;
    let todas: Vec<_> = en_una_linea(posibles).into_iter().collect();
    let explicacion = format!("{} {}", cuantas(posibles), buena.porque(caso));
    let otras = azar.escoge(3, &todas);
    let otras =
        otras.into_iter().map(|salida| (salida, "orden_garantizado")).collect();
    let pregunta = pregunta(caso.papel, lenguaje, "imposible");
    Some(borrador(caso, pregunta, en_palabras(&buena.salida), otras, explicacion))
}

fn borrador(
    caso: &Caso,
    pregunta: String,
    buena: String,
    malas: Vec<super::Mala>,
    explicacion: String,
) -> Borrador {
    let codigo = caso.escrito.codigo.clone();
    let bufer = caso.papel == Papel::Tuberia;
    Borrador {
        codigo: Some(codigo),
        pregunta,
        buena,
        malas,
        explicacion,
        paso: if bufer { "03 bufer" } else { "03 wait" },
        tema: if bufer { 10 } else { 8 },
    }
}

fn pregunta(papel: Papel, lenguaje: Lenguaje, como: &str) -> String {
    let donde = donde(papel, lenguaje);
    format!(
        "Se ejecuta {donde}. ¿Cuál de estas salidas es {como}? Cada palabra va en su línea."
    )
}

fn cuantas(posibles: &Salidas) -> String {
    let todas = en_una_linea(posibles);
    match todas.len() {
        1 => {
            let unica = todas.first().map_or("", |salida| salida.as_str());
            format!("Solo puede salir «{unica}».")
        }
        n => format!("Hay {n} salidas posibles."),
    }
}

fn en_una_linea(salidas: &Salidas) -> BTreeSet<String> {
    salidas.iter().map(|salida| en_palabras(salida)).collect()
}
