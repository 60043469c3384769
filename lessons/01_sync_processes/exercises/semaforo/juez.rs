//! El juez de «semaforo»: nunca hay dentro más de los que caben, y llegan a estar todos los que caben.

use crate::juicio::{
    Caso, Juez, Visto, cada_uno_lo_suyo, crea_hijos, desde_la_anterior_us,
    dice_justo, dura, interbloqueo, lista,
};

pub fn juez() -> Juez {
    Juez::nuevo()
        .veces(3, Caso::con(&["10", "3"]).cerrojos().remueve())
        .veces(2, Caso::con(&["7", "2"]).cerrojos().remueve())
        .caso(Caso::con(&["6", "3"]).cerrojos().remueve().en_una_cpu())
        .caso(Caso::con(&["3", "5"]).cerrojos())
        .caso(Caso::con(&["4", "1"]).cerrojos())
        .caso(Caso::con(&["0", "3"]).cerrojos())
        .aun_sin_acabar(
            "interbloqueo",
            "01 guardia",
            "Quien entra, sale, y deja sitio a otro",
            interbloqueo,
        )
        .en_todos("hijos", "00 plantilla", "El padre crea N hijos", |visto| {
            crea_hijos(visto, visto.numero(0))
        })
        .en_todos("lineas", "01 semaforo", "Todos entran y salen una vez", lineas)
        .en_todos(
            "cada_uno",
            "00 plantilla",
            "Cada hijo escribe sus dos líneas",
            |visto| {
                cada_uno_lo_suyo(visto, |texto| {
                    Some(texto.split_once(' ')?.1.to_owned())
                })
            },
        )
        .en_todos("caben", "01 semaforo", "Nunca hay dentro más de K", |visto| {
            let k = visto.numero(1);
            let llenos = dentro(visto).into_iter().find(|dentro| dentro.len() > k);
            llenos.map_or(Ok(()), |dentro| {
                Err(format!(
                    "Estuvieron dentro {} a la vez ({}), y caben {k}",
                    dentro.len(),
                    lista(&dentro)
                ))
            })
        })
        .en_alguno(
            "se_llena",
            "01 semaforo",
            "Llegan a estar dentro K a la vez",
            se_llena,
        )
        .en_alguno(
            "esperan",
            "00 plantilla",
            "Los hijos se crean todos, y esperan ellos",
            esperan,
        )
        .en_todos(
            "dentro",
            "01 semaforo",
            "Quien entra está dentro 50 milisegundos",
            estan_dentro,
        )
}

fn lineas(visto: &Visto) -> Result<(), String> {
    let todas = (0..visto.numero(0))
        .flat_map(|i| [format!("entra {i}"), format!("sale {i}")]);
    dice_justo(visto, &todas.collect::<Vec<_>>())
}

/// Quiénes estaban dentro tras cada línea.
fn dentro(visto: &Visto) -> Vec<Vec<String>> {
    let mut ahora: Vec<String> = Vec::new();
    let mut todos = Vec::new();
    for linea in visto.lineas() {
        match linea.texto.split_once(' ') {
            Some(("entra", quien)) => ahora.push(quien.to_owned()),
            Some(("sale", quien)) => ahora.retain(|otro| otro != quien),
            _ => {}
        }
        todos.push(ahora.clone());
    }
    todos
}

fn se_llena(visto: &Visto) -> Result<(), String> {
    let (n, k) = (visto.numero(0), visto.numero(1));
    let hubo = dentro(visto).iter().map(Vec::len).max().unwrap_or(0);
    // Con uno, o si caben todos, no se aprende nada.
    if (2..n).contains(&k) && hubo >= k {
        return Ok(());
    }
    if hubo == 0 {
        return Err(format!("Nunca hubo nadie dentro, y caben {k}"));
    }
    Err(format!(
        "Nunca hubo dentro más de {hubo} a la vez, y caben {k}: alguien esperaba habiendo sitio"
    ))
}

fn esperan(visto: &Visto) -> Result<(), String> {
    let (n, k) = (visto.numero(0), visto.numero(1));
    let hubo = Visto::a_la_vez(&visto.hijos());
    if k < n && hubo > k && !espera_el_padre(visto) {
        return Ok(());
    }
    if hubo > k {
        return Err(format!(
            "El padre esperó a que saliera alguno antes de crear a otro, y se pedía crear los {n} sin esperar: esperan ellos"
        ));
    }
    Err(format!(
        "Nunca hubo más de {hubo} hijos vivos a la vez, y se pedía crear los {n} sin esperar a que acabara ninguno"
    ))
}

fn estan_dentro(visto: &Visto) -> Result<(), String> {
    let salidas = visto
        .lineas()
        .iter()
        .filter_map(|linea| Some((linea.texto.strip_prefix("sale ")?, linea)));
    for (quien, sale) in salidas {
        let rato_us = desde_la_anterior_us(visto, sale);
        dura(&format!("El hijo {quien} estuvo dentro"), rato_us, 50)?;
    }
    Ok(())
}

/// Si el padre espera a que salga alguien, y después crea a otro.
fn espera_el_padre(visto: &Visto) -> bool {
    let salidas: Vec<u64> = visto
        .lineas()
        .iter()
        .filter(|linea| linea.texto.starts_with("sale "))
        .map(|linea| linea.t_us)
        .collect();
    let nacidos = visto.hijos();
    visto.registro().waitings().iter().filter(|espera| espera.by == "P").any(
        |espera| {
            let fin = espera.end_us.unwrap_or(u64::MAX);
            salidas.iter().any(|sale| (espera.begin_us..fin).contains(sale))
                && nacidos.iter().any(|hijo| hijo.born_us > fin)
        },
    )
}
