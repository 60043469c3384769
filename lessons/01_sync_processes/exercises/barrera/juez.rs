//! El juez de «barrera»: nadie empieza una ronda si falta alguien en la anterior.

use std::collections::BTreeMap;

use witness::record::Act;

use crate::juicio::{
    Caso, Juez, Visto, cada_uno_lo_suyo, con_articulo, crea_hijos, dice_justo,
    esperan_quietos, interbloqueo, lista,
};

pub fn juez() -> Juez {
    Juez::nuevo()
        .veces(3, Caso::con(&["3", "4"]).cerrojos().remueve())
        .caso(Caso::con(&["5", "3"]).cerrojos().remueve())
        .caso(Caso::con(&["3", "4"]).cerrojos().remueve().en_una_cpu())
        .caso(
            Caso::con(&["3", "300"])
                .cerrojos()
                .plazo(20)
                .alrededor(|escena| escena.detiene_al_ultimo().map(drop)),
        )
        .caso(Caso::con(&["2", "10"]).cerrojos())
        .caso(Caso::con(&["1", "3"]).cerrojos())
        .caso(Caso::con(&["3", "1"]).cerrojos())
        .aun_sin_acabar(
            "interbloqueo",
            "01 barrera",
            "Nadie se queda esperando para siempre",
            interbloqueo,
        )
        .en_todos("hijos", "00 plantilla", "El padre crea N hijos", |visto| {
            crea_hijos(visto, visto.numero(0))
        })
        .en_todos("lineas", "01 barrera", "Todos hacen todas las rondas", |visto| {
            let (n, r) = (visto.numero(0), visto.numero(1));
            let todas = (0..r).flat_map(|ronda| {
                (0..n).map(move |i| format!("ronda {ronda} {i}"))
            });
            dice_justo(visto, &todas.collect::<Vec<_>>())
        })
        .en_todos(
            "cada_uno",
            "00 plantilla",
            "Cada hijo escribe en todas las rondas",
            |visto| {
                cada_uno_lo_suyo(visto, |texto| {
                    Some(palabras(texto)?.1.to_string())
                })
            },
        )
        .en_todos(
            "rondas",
            "01 barrera",
            "Nadie empieza una ronda si falta alguien en la anterior",
            rondas,
        )
        .en_todos(
            "sin_preguntar",
            "01 condicion",
            "Se espera sin preguntar sin parar",
            sin_preguntar,
        )
}

/// La ronda y el hijo.
fn palabras(texto: &str) -> Option<(usize, usize)> {
    let (ronda, i) = texto.strip_prefix("ronda ")?.split_once(' ')?;
    Some((ronda.parse().ok()?, i.parse().ok()?))
}

fn rondas(visto: &Visto) -> Result<(), String> {
    let mut por_donde_va = vec![0; visto.numero(0)];
    for linea in visto.lineas() {
        let Some((ronda, i)) = palabras(&linea.texto) else { continue };
        let faltan: Vec<String> = por_donde_va
            .iter()
            .enumerate()
            .filter(|(_, hechas)| **hechas < ronda)
            .map(|(otro, _)| format!("el {otro}"))
            .collect();
        if !faltan.is_empty() {
            let verbo = if faltan.len() == 1 { "faltaba" } else { "faltaban" };
            return Err(format!(
                "{} escribió «{}» cuando en la ronda {} {verbo} {}",
                linea.por,
                linea.texto,
                ronda - 1,
                lista(&faltan)
            ));
        }
        por_donde_va[i] = ronda + 1;
    }
    Ok(())
}

fn sin_preguntar(visto: &Visto) -> Result<(), String> {
    let (n, r) = (visto.numero(0), visto.numero(1));
    let razonable = 10 * n * (r + 1) + 40;
    let mut veces: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for marca in &visto.registro().marks {
        if matches!(marca.act, Act::Read | Act::Got | Act::GaveUp) {
            *veces.entry((&marca.by, &marca.of)).or_default() += 1;
        }
    }
    match veces.into_iter().find(|(_, veces)| *veces > razonable) {
        None => esperan_quietos(visto),
        Some(((quien, objeto), veces)) => Err(format!(
            "{quien} miró {veces} veces {} para {r} rondas: preguntaba sin parar, en vez de esperar",
            con_articulo(visto.registro(), objeto)
        )),
    }
}
