//! El juez de «taquillas»: cada entrada se vende una vez, abren a la vez y venden mezcladas.

use std::collections::BTreeMap;

use crate::juicio::{
    Caso, Juez, Linea, Visto, cada_uno_lo_suyo, crea_hijos, interbloqueo,
    nada_que_mirar,
};

pub fn juez() -> Juez {
    Juez::nuevo()
        .veces(3, Caso::con(&["3", "20"]).cerrojos().remueve())
        .veces(2, Caso::con(&["4", "16"]).cerrojos().remueve().en_una_cpu())
        .caso(Caso::con(&["4", "100"]).cerrojos())
        .caso(Caso::con(&["1", "3"]).cerrojos())
        // Con tantas, las primeras tienen ocasión de vender antes de tiempo.
        .caso(Caso::con(&["60", "200"]))
        .caso(Caso::con(&["4", "1"]).cerrojos())
        .caso(Caso::con(&["2", "0"]).cerrojos())
        .aun_sin_acabar(
            "interbloqueo",
            "01 guardia",
            "Ninguna taquilla se queda esperando para siempre",
            interbloqueo,
        )
        .en_todos("hijos", "00 plantilla", "El padre crea P taquillas", |visto| {
            crea_hijos(visto, visto.numero(0))
        })
        .aun_sin_acabar(
            "una_vez",
            "01 mismo_lock",
            "Ninguna entrada se vende dos veces",
            una_vez,
        )
        .en_todos("todas", "01 lock", "Se venden todas", todas)
        .en_todos(
            "cada_una",
            "00 plantilla",
            "Cada taquilla es un proceso",
            |visto| {
                cada_uno_lo_suyo(visto, |texto| {
                    Some(texto.split_once(" vende ")?.0.to_owned())
                })
            },
        )
        .en_todos(
            "total",
            "00 plantilla",
            "El padre escribe el total al final",
            total,
        )
        .en_todos("apertura", "01 evento", "Abren a la vez", apertura)
        .en_alguno("mezcladas", "01 lock", "Venden mezcladas", mezcladas)
}

/// Cada venta, con el número de la entrada.
fn ventas(visto: &Visto) -> Vec<(&Linea, i64)> {
    let lineas = visto.lineas().iter();
    lineas
        .filter_map(|linea| {
            let numero = linea.texto.split_once(" vende ")?.1;
            Some((linea, numero.trim().parse().ok()?))
        })
        .collect()
}

fn una_vez(visto: &Visto) -> Result<(), String> {
    let mut vendidas: BTreeMap<i64, &Linea> = BTreeMap::new();
    for (linea, numero) in ventas(visto) {
        if let Some(otra) = vendidas.insert(numero, linea) {
            return Err(format!(
                "La entrada {numero} se vendió dos veces: «{}», de {}, y «{}», de {}",
                otra.texto, otra.por, linea.texto, linea.por
            ));
        }
    }
    Ok(())
}

fn todas(visto: &Visto) -> Result<(), String> {
    let entradas = visto.numero(1) as i64;
    let vendidas: Vec<i64> =
        ventas(visto).iter().map(|(_, numero)| *numero).collect();
    if let Some(falsa) = vendidas.iter().find(|una| !(1..=entradas).contains(*una))
    {
        return Err(format!(
            "Se vendió la entrada {falsa}, y van de 1 a {entradas}"
        ));
    }
    match (1..=entradas).find(|una| !vendidas.contains(una)) {
        None => Ok(()),
        Some(falta) => Err(format!(
            "La entrada {falta} no se vendió; se escribió {}",
            visto.dicho()
        )),
    }
}

fn total(visto: &Visto) -> Result<(), String> {
    let esperado = visto.numero(1).to_string();
    let otras: Vec<&Linea> = visto
        .lineas()
        .iter()
        .filter(|linea| !linea.texto.contains(" vende "))
        .collect();
    let [unica] = otras[..] else {
        return Err(format!(
            "Además de las ventas se escribieron {} líneas, y se esperaba una, «{esperado}»",
            otras.len()
        ));
    };
    if unica.texto.trim() != esperado {
        return Err(format!(
            "Al final se escribió «{}», y se esperaba «{esperado}»",
            shared::foreign::printable(&unica.texto)
        ));
    }
    let hijos = visto.hijos();
    let vivos = Visto::vivos(&hijos, unica.t_us);
    if unica.por != "P" || !vivos.is_empty() {
        return Err(format!(
            "El total lo escribió {} cuando seguían vivas {} taquillas, y se pedía que lo hiciera el padre al final",
            unica.por,
            vivos.len()
        ));
    }
    Ok(())
}

fn apertura(visto: &Visto) -> Result<(), String> {
    let Some((primera, _)) = ventas(visto).first().copied() else {
        return nada_que_mirar();
    };
    let hijos = visto.hijos();
    let tarde = hijos.iter().find(|hijo| hijo.born_us > primera.t_us);
    tarde.map_or(Ok(()), |hijo| {
        Err(format!(
            "{} vendió («{}») cuando {} no se había creado: aún no había señal",
            primera.por, primera.texto, hijo.name
        ))
    })
}

fn mezcladas(visto: &Visto) -> Result<(), String> {
    let mut ventas = ventas(visto);
    let primera = ventas.first().map_or("Nadie", |(linea, _)| &linea.por);
    ventas.dedup_by(|una, otra| una.0.por == otra.0.por);
    if visto.numero(0) > 1 && ventas.len() > visto.numero(0) {
        return Ok(());
    }
    Err(format!(
        "{primera} vendió seguidas todas las suyas antes de que vendiera otra taquilla"
    ))
}
