//! El juez de «parejas»: a cada hijo le llega el PID de uno, y a ese uno le llega el suyo.

use std::collections::BTreeMap;

use witness::record::Process;

use crate::juicio::{Caso, Juez, Visto, cuantos, lista};

pub fn juez() -> Juez {
    let caso = |n| Caso::con(&[n]).cerrojos().plazo(15);
    Juez::nuevo()
        // Con pocas parejas, si todas comparten una tubería, a veces aciertan por casualidad.
        .veces(3, caso("9").remueve())
        .caso(caso("3").remueve().en_una_cpu())
        .caso(caso("1"))
        .caso(caso("0"))
        .aun_sin_acabar(
            "hijos",
            "00 plantilla",
            "El padre crea dos hijos por pareja",
            hijos,
        )
        .aun_sin_acabar(
            "se_esperan",
            "01 tuberia_doble",
            "Nadie espera lo que no va a llegar",
            se_esperan,
        )
        .en_todos(
            "lineas",
            "01 tuberia_doble",
            "Cada hijo escribe su PID y el que le llega",
            lineas,
        )
        .en_todos(
            "parejas",
            "01 tuberia_doble",
            "Los dos de cada pareja se hablan entre ellos",
            parejas,
        )
        .en_todos("envian", "01 tuberia_doble", "Cada hijo envía su PID", envian)
        .en_todos(
            "tuberia_suya",
            "01 tuberia_doble",
            "La tubería de una pareja es solo suya",
            tuberia_suya,
        )
        .en_todos(
            "fin_tras_todos",
            "00 start_join",
            "«fin» sale cuando han terminado todos",
            fin_tras_todos,
        )
        .en_alguno(
            "a_la_vez",
            "00 plantilla",
            "Las parejas trabajan a la vez",
            a_la_vez,
        )
}

fn hijos(visto: &Visto) -> Result<(), String> {
    let (hay, piden) = (visto.hijos().len(), 2 * visto.numero(0));
    let con_un_bloqueo = visto.limite().is_some();
    if hay == piden || (con_un_bloqueo && hay == 2) {
        return Ok(());
    }
    Err(format!(
        "El padre creó {}, y se pedían {piden}: dos por pareja",
        cuantos(hay, "hijo", "hijos")
    ))
}

fn se_esperan(visto: &Visto) -> Result<(), String> {
    if visto.limite().is_none() {
        return Ok(());
    }
    let hijos = visto.hijos();
    let dicho =
        |nombre: &str| visto.lineas().iter().any(|linea| linea.por == nombre);
    let callados: Vec<_> = hijos
        .iter()
        .map(|hijo| hijo.name.as_str())
        .filter(|nombre| !dicho(nombre))
        .collect();
    if callados.is_empty() {
        return Ok(());
    }
    let seguian = if callados.len() == 1 { "seguía" } else { "seguían" };
    Err(format!(
        "{} {seguian} esperando un mensaje que nadie envió: en cada pareja, uno envía y después recibe, y el otro recibe y después envía; cada uno por su extremo, y los dos en marcha",
        lista(&callados)
    ))
}

/// Quién escribió, qué PID dijo que era y cuál le llegó.
fn leidas(visto: &Visto) -> Vec<(&str, i32, i32)> {
    let lee = |texto: &str| {
        let (yo, pareja) = texto.strip_prefix("yo ")?.split_once(" pareja ")?;
        Some((yo.parse().ok()?, pareja.parse().ok()?))
    };
    let leidas = visto.lineas().iter().filter_map(|linea| {
        lee(&linea.texto).map(|(yo, pareja)| (linea.por.as_str(), yo, pareja))
    });
    leidas.collect()
}

fn lineas(visto: &Visto) -> Result<(), String> {
    let leidas = leidas(visto);
    for hijo in visto.hijos() {
        let suyas: Vec<_> =
            leidas.iter().filter(|(por, ..)| *por == hijo.name).collect();
        let [(_, yo, _)] = suyas[..] else {
            return Err(format!(
                "{} escribió {}, y se esperaba una «yo A pareja B»; en total se escribió {}",
                hijo.name,
                cuantos(suyas.len(), "línea de esas", "líneas de esas"),
                visto.dicho()
            ));
        };
        if *yo != hijo.pid {
            return Err(format!(
                "{} dice que su PID es {yo}, y es {}",
                hijo.name, hijo.pid
            ));
        }
    }
    if visto.lineas().len() == leidas.len() + 1 || visto.linea("fin").is_none() {
        return Ok(());
    }
    Err(format!("Sobran líneas: se escribió {}", visto.dicho()))
}

fn parejas(visto: &Visto) -> Result<(), String> {
    let leidas = leidas(visto);
    let quien: BTreeMap<i32, (&str, i32)> =
        leidas.iter().map(|(por, yo, pareja)| (*yo, (*por, *pareja))).collect();
    for (por, yo, pareja) in &leidas {
        match quien.get(pareja) {
            None => {
                return Err(format!(
                    "A {por} le llegó {pareja}, que no es el PID de ningún hijo"
                ));
            }
            Some((otro, _)) if otro == por => {
                return Err(format!(
                    "A {por} le llegó su propio PID: ha de ser el de su pareja"
                ));
            }
            Some((otro, suya)) if suya != yo => {
                return Err(format!(
                    "A {por} le llegó el PID de {otro}, pero a {otro} no le llegó el de {por}: cada pareja necesita su tubería"
                ));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

fn envian(visto: &Visto) -> Result<(), String> {
    match visto.hijos().into_iter().find(|hijo| hijo.outlets.is_empty()) {
        None => Ok(()),
        Some(hijo) => Err(format!(
            "{} no envió nada por ninguna tubería: su PID se lo ha de enviar él a su pareja",
            hijo.name
        )),
    }
}

fn tuberia_suya(visto: &Visto) -> Result<(), String> {
    let leidas = leidas(visto);
    let es_pareja = |uno: &Process, otro: &Process| {
        leidas
            .iter()
            .any(|(por, _, pareja)| *por == uno.name && *pareja == otro.pid)
    };
    let de_quien: BTreeMap<&str, &Process> = BTreeMap::new();
    let hijos = visto.hijos();
    let envios = hijos
        .iter()
        .flat_map(|hijo| hijo.outlets.iter().map(move |por| (por, *hijo)));
    envios
        .filter(|(por, _)| por.starts_with("pipe:") || por.starts_with("socket:"))
        .try_fold(de_quien, |mut de_quien, (por, hijo)| {
            let otro = *de_quien.entry(por).or_insert(hijo);
            if otro.name == hijo.name || es_pareja(otro, hijo) {
                return Ok(de_quien);
            }
            Err(format!(
                "{} y {} enviaron algo por la misma tubería, y no son pareja: cada pareja tiene la suya",
                otro.name, hijo.name
            ))
        })
        .map(drop)
}

fn fin_tras_todos(visto: &Visto) -> Result<(), String> {
    let fin = visto.linea_o_falta("fin")?;
    if fin.por != "P" {
        return Err(format!(
            "«fin» lo escribió {}, y ha de escribirlo el padre",
            fin.por
        ));
    }
    let vivos = Visto::vivos(&visto.hijos(), fin.t_us);
    if vivos.is_empty() {
        return Ok(());
    }
    let vivian = if vivos.len() == 1 { "seguía vivo" } else { "seguían vivos" };
    Err(format!(
        "El padre escribió «fin» cuando {vivian} {}: falta esperar a todos antes",
        lista(&vivos)
    ))
}

fn a_la_vez(visto: &Visto) -> Result<(), String> {
    if visto.numero(0) > 1 && Visto::a_la_vez(&visto.hijos()) > 2 {
        return Ok(());
    }
    Err(visto.nunca_a_la_vez(
        "dos parejas vivas",
        "cada una empezó cuando había terminado la anterior. Se espera después de arrancarlas todas, en otro bucle",
    ))
}
