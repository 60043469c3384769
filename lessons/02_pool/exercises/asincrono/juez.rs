//! El juez de «asincrono»: el padre sigue mientras las tareas están sin hacer, y recoge todos los resultados después.

use crate::juicio::{Caso, Juez, Visto, desde_la_anterior_us, dura, reservas};

pub fn juez() -> Juez {
    let caso = |argumentos: &[&str]| Caso::con(argumentos).cerrojos().plazo(30);
    Juez::nuevo()
        .caso(caso(&["4", "2500"]))
        .caso(caso(&["1", "2000"]))
        .caso(caso(&["12", "20"]).remueve())
        .caso(caso(&["0", "100"]))
        .en_todos(
            "en_la_reserva",
            "02 map",
            "Las tareas las hacen los obreros de la reserva",
            |visto| reservas::tareas_de_obreros(visto, visto.numero(0)),
        )
        .en_todos("hechas", "02 apply_async", "Se hacen todas las tareas", hechas)
        .en_alguno(
            "sin_esperar",
            "02 apply_async",
            "El padre sigue sin esperar a que acabe ninguna",
            sin_esperar,
        )
        .en_todos(
            "resultados",
            "02 apply_async",
            "Se recogen los resultados, en orden",
            resultados,
        )
        .en_todos(
            "fin",
            "02 cerrar",
            "«fin» es la última línea",
            reservas::fin_al_final,
        )
        .en_todos(
            "obreros",
            "02 map",
            "La reserva tiene cuatro obreros",
            reservas::cuatro_obreros,
        )
        .en_todos("duermen", "02 map", "Cada tarea duerme M milisegundos", duermen)
}

fn hechas(visto: &Visto) -> Result<(), String> {
    for i in 0..visto.numero(0) {
        let hecha = visto.linea_o_falta(&format!("hecha {i}"))?;
        if hecha.por == "P" {
            return Err(format!(
                "«hecha {i}» lo escribió el padre, y ha de escribirlo el obrero que hace la tarea"
            ));
        }
    }
    Ok(())
}

fn sin_esperar(visto: &Visto) -> Result<(), String> {
    let sigo = visto.linea_o_falta("sigo")?;
    if sigo.por != "P" {
        return Err(format!(
            "«sigo» lo escribió {}, y ha de escribirlo el padre",
            sigo.por
        ));
    }
    let antes = visto
        .lineas()
        .iter()
        .find(|linea| linea.texto.starts_with("hecha") && linea.t_us < sigo.t_us);
    match antes {
        None if visto.numero(0) > 0 => Ok(()),
        None => Err("No había tareas".to_owned()),
        Some(hecha) => Err(format!(
            "El padre no escribió «sigo» hasta después de «{}»: esperó el resultado al encargarla",
            hecha.texto
        )),
    }
}

fn resultados(visto: &Visto) -> Result<(), String> {
    let esperados: Vec<_> =
        (0..visto.numero(0)).map(|i| (i * i).to_string()).collect();
    let suyos = visto.lineas().iter().filter(|linea| {
        linea.por == "P" && !["sigo", "fin"].contains(&linea.texto.as_str())
    });
    if suyos.map(|linea| &linea.texto).eq(&esperados) {
        return Ok(());
    }
    Err(format!(
        "Se escribió {}, y el padre había de escribir {}",
        visto.dicho(),
        if esperados.is_empty() {
            "solo «sigo» y «fin»".to_owned()
        } else {
            esperados.join(", ")
        }
    ))
}

fn duermen(visto: &Visto) -> Result<(), String> {
    for i in 0..visto.numero(0) {
        let hecha = visto.linea_o_falta(&format!("hecha {i}"))?;
        let rato_us = desde_la_anterior_us(visto, hecha);
        dura(&format!("La tarea {i} duró"), rato_us, visto.numero(1) as u64)?;
    }
    Ok(())
}
