//! El juez de «lectores»: leen varios a la vez, y quien escribe está solo.

use crate::juicio::{
    Caso, Juez, Visto, cada_uno_lo_suyo, crea_hijos, desde_la_anterior_us,
    dice_justo, dura, interbloqueo, lista,
};

pub fn juez() -> Juez {
    Juez::nuevo()
        .veces(3, Caso::con(&["3", "2", "3"]).cerrojos().remueve())
        .caso(Caso::con(&["4", "1", "3"]).cerrojos().remueve().en_una_cpu())
        .caso(Caso::con(&["4", "3", "4"]).cerrojos())
        .caso(Caso::con(&["1", "0", "1"]).cerrojos())
        .caso(Caso::con(&["0", "2", "2"]).cerrojos())
        .aun_sin_acabar(
            "interbloqueo",
            "01 lectores_escritores",
            "Nadie se queda esperando para siempre",
            interbloqueo,
        )
        .en_todos(
            "hijos",
            "00 plantilla",
            "El padre crea L lectores y E escritores",
            |visto| crea_hijos(visto, visto.numero(0) + visto.numero(1)),
        )
        .en_todos(
            "lineas",
            "01 lectores_escritores",
            "Todos entran y salen V veces",
            lineas,
        )
        .en_todos(
            "cada_uno",
            "00 plantilla",
            "Cada hijo escribe sus líneas",
            |visto| {
                cada_uno_lo_suyo(visto, |texto| {
                    Some(texto.rsplit_once(' ')?.0.to_owned())
                })
            },
        )
        .en_todos(
            "solo",
            "01 lectores_escritores",
            "Si hay un escritor, no hay nadie más",
            solo,
        )
        .en_alguno(
            "juntos",
            "01 lectores_escritores",
            "Leen varios a la vez",
            juntos,
        )
        .en_todos(
            "dentro",
            "01 lectores_escritores",
            "Quien entra está dentro 20 milisegundos",
            estan_dentro,
        )
}

fn lineas(visto: &Visto) -> Result<(), String> {
    let (l, e, v) = (visto.numero(0), visto.numero(1), visto.numero(2));
    let lectores = (0..l).map(|i| format!("lector {i}"));
    let todos = lectores.chain((0..e).map(|i| format!("escritor {i}")));
    let todas = todos.flat_map(|quien| {
        [format!("{quien} entra"), format!("{quien} sale")]
            .into_iter()
            .cycle()
            .take(2 * v)
    });
    dice_justo(visto, &todas.collect::<Vec<_>>())
}

/// Quiénes estaban dentro tras cada línea.
fn dentro(visto: &Visto) -> Vec<Vec<String>> {
    let mut ahora: Vec<String> = Vec::new();
    let mut todos = Vec::new();
    for linea in visto.lineas() {
        match linea.texto.rsplit_once(' ') {
            Some((quien, "entra")) => ahora.push(quien.to_owned()),
            Some((quien, "sale")) => ahora.retain(|otro| otro != quien),
            _ => {}
        }
        todos.push(ahora.clone());
    }
    todos
}

fn solo(visto: &Visto) -> Result<(), String> {
    let mal = dentro(visto).into_iter().find(|dentro| {
        dentro.len() > 1 && dentro.iter().any(|uno| uno.starts_with("escritor"))
    });
    mal.map_or(Ok(()), |dentro| {
        Err(format!(
            "Estuvieron dentro a la vez {}: mientras se escribe no puede haber nadie más",
            lista(&dentro)
        ))
    })
}

fn juntos(visto: &Visto) -> Result<(), String> {
    if dentro(visto).iter().any(|dentro| dentro.len() > 1) {
        return Ok(());
    }
    if dentro(visto).iter().all(Vec::is_empty) {
        return Err("Nunca hubo dentro ningún lector".to_owned());
    }
    Err("Nunca hubo dentro dos lectores a la vez: cada uno esperaba a que saliera el anterior".to_owned())
}

fn estan_dentro(visto: &Visto) -> Result<(), String> {
    let salidas = visto
        .lineas()
        .iter()
        .filter_map(|linea| Some((linea.texto.strip_suffix(" sale")?, linea)));
    for (quien, sale) in salidas {
        let rato_us = desde_la_anterior_us(visto, sale);
        dura(&format!("El {quien} estuvo dentro"), rato_us, 20)?;
    }
    Ok(())
}
