//! Semáforos: cuántos pasan y en qué orden.

use std::collections::BTreeSet;

use super::{Borrador, Mala, Pedida, Sale, arma};
use crate::azar::Azar;
use crate::genera::Esperado;
use crate::genera::modelo::{Papel, Paso, porque, resultados};

mod codigo;
mod pasan;
mod programas;

/// Procesos que se esperan unos a otros.
pub struct Caso {
    /// El valor inicial de cada semáforo.
    valores: Vec<u8>,
    procesos: Vec<Vec<Paso>>,
}

type Salida = Vec<&'static str>;

pub fn inventa(pedida: Pedida, azar: &mut Azar) -> Sale {
    let grado = pedida.dificultad.grado();
    if grado < 3 && azar.una_de(3) {
        return pasan::inventa(pedida, azar);
    }
    let caso = programas::inventa(azar, grado);
    let finales = resultados(&caso.valores, &caso.procesos);
    if finales.iter().any(|resultado| !resultado.acaban) {
        return None;
    }
    let posibles: BTreeSet<Salida> =
        finales.into_iter().map(|resultado| resultado.salida).collect();
    let mut malas = imposibles(&caso, &posibles, azar);
    azar.baraja(&mut malas);
    let alguna = azar.uno(&posibles.iter().cloned().collect::<Vec<_>>());
    let (como, buena, malas, porques) = if posibles.len() >= 3 && azar.cara() {
        let (buena, _) = malas.first().cloned()?;
        let todas: Vec<_> = posibles.iter().cloned().collect();
        let otras = azar.escoge(3, &todas);
        let otras =
            otras.into_iter().map(|una| (una, "orden_garantizado")).collect();
        ("imposible", buena.clone(), otras, vec![buena])
    } else {
        malas.truncate(3);
        let porques = malas.iter().map(|(mala, _)| mala.clone()).collect();
        ("posible", alguna, malas, porques)
    };
    let malas: Vec<Mala> =
        malas.into_iter().map(|(mala, error)| (mala.join(" "), error)).collect();
    let salidas: Vec<_> = posibles.iter().map(|salida| salida.join(" ")).collect();
    let borrador = Borrador {
        codigo: Some(codigo::escribe(&caso, pedida.lenguaje)),
        pregunta: format!(
            "Se ejecuta en un terminal. ¿Cuál de estas salidas es {como}? Cada palabra va en su línea."
        ),
        buena: buena.join(" "),
        malas,
        explicacion: explicacion(&caso, &salidas, &porques),
        paso: "01 semaforo_orden",
        tema: 29,
    };
    Some((
        arma(pedida, azar, borrador)?,
        Esperado::Salida(salidas, Papel::Terminal),
    ))
}

/// Lo que esperaría quien se equivoca.
fn imposibles(
    caso: &Caso,
    posibles: &BTreeSet<Salida>,
    azar: &mut Azar,
) -> Vec<(Salida, &'static str)> {
    let nadie_espera: Vec<Vec<_>> = caso
        .procesos
        .iter()
        .map(|pasos| {
            let sin =
                pasos.iter().filter(|paso| !matches!(paso, Paso::Adquiere(_)));
            sin.copied().collect()
        })
        .collect();
    let de_mas: Vec<_> = caso.valores.iter().map(|valor| valor + 1).collect();
    let escritas = |pasos: &Vec<Paso>| -> Salida {
        let palabras = pasos.iter().filter_map(|paso| match paso {
            Paso::Escribe(palabra) => Some(*palabra),
            _ => None,
        });
        palabras.collect()
    };
    let en_orden: Salida = caso.procesos.iter().flat_map(escritas).collect();
    let al_reves: Salida = caso.procesos.iter().rev().flat_map(escritas).collect();
    let mut vistas = posibles.clone();
    let mut malas = vec![];
    let mut pon = |salida: Salida, error| {
        if vistas.insert(salida.clone()) {
            malas.push((salida, error));
        }
    };
    pon(en_orden, "orden_de_start");
    for (valores, procesos, error) in [
        (&de_mas, &caso.procesos, "valor_inicial_de_mas"),
        (&caso.valores, &nadie_espera, "semaforo_no_espera"),
        (&caso.valores, &nadie_espera, "semaforo_no_espera"),
    ] {
        let salen: Vec<_> = resultados(valores, procesos)
            .into_iter()
            .map(|resultado| resultado.salida)
            .filter(|salida| !posibles.contains(salida))
            .collect();
        if !salen.is_empty() {
            pon(azar.uno(&salen), error);
        }
    }
    pon(al_reves, "ultimo_primero");
    malas
}

fn explicacion(caso: &Caso, salidas: &[String], porques: &[Salida]) -> String {
    let mut frases = vec![match salidas {
        [una] => format!("Solo puede salir «{una}»."),
        _ => format!("Hay {} salidas posibles.", salidas.len()),
    }];
    for salida in porques {
        let por = porque(&caso.valores, &caso.procesos, salida);
        frases.push(format!("«{}» no puede ser: {por}.", salida.join(" ")));
    }
    frases.join(" ")
}
