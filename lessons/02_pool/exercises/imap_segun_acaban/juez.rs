//! El juez de «imap_segun_acaban»: el padre recibe cada resultado en cuanto está, sin esperar a los que se encargaron antes.

use crate::juicio::{Caso, Juez, Visto, desde_la_anterior_us, dura, reservas};

/// Lo que el padre puede tardar en recibir un resultado, en una máquina muy ocupada.
const MARGEN_US: u64 = 2_000_000;

pub fn juez() -> Juez {
    Juez::nuevo()
        .caso(Caso::con(&["3500", "0", "300"]).cerrojos().plazo(30))
        .caso(Caso::con(&["3000", "1", "2", "3", "4", "5"]).cerrojos().plazo(30))
        .caso(Caso::con(&["0", "3200", "10"]).cerrojos().plazo(30))
        .caso(Caso::con(&["7"]).cerrojos().plazo(30))
        .en_todos(
            "en_la_reserva",
            "02 map",
            "Las tareas las hacen los obreros de la reserva",
            |visto| reservas::tareas_de_obreros(visto, visto.argumentos().len()),
        )
        .en_todos(
            "tareas",
            "02 map",
            "Cada tarea la hace un obrero, que lo dice",
            tareas,
        )
        .en_todos(
            "llegan",
            "02 orden",
            "El padre recibe todos los resultados",
            llegan,
        )
        .en_todos(
            "segun_acaban",
            "02 orden",
            "Cada resultado llega en cuanto está",
            segun_acaban,
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
        .en_todos("duermen", "02 map", "Cada tarea duerme su tiempo", duermen)
}

fn tareas(visto: &Visto) -> Result<(), String> {
    for ms in visto.argumentos() {
        let hecha = visto.linea_o_falta(&format!("hecha {ms}"))?;
        if hecha.por == "P" {
            return Err(format!(
                "«hecha {ms}» lo escribió el padre, y ha de escribirlo el obrero que hace la tarea"
            ));
        }
    }
    Ok(())
}

fn llegan(visto: &Visto) -> Result<(), String> {
    for ms in visto.argumentos() {
        let llega = visto.linea_o_falta(&format!("llega {ms}"))?;
        if llega.por != "P" {
            return Err(format!(
                "«llega {ms}» lo escribió {}, y ha de escribirlo el padre",
                llega.por
            ));
        }
        let hecha = visto.linea_o_falta(&format!("hecha {ms}"))?;
        if llega.t_us < hecha.t_us {
            return Err(format!(
                "El padre escribió «llega {ms}» antes de que la tarea estuviera hecha"
            ));
        }
    }
    let esperadas = 2 * visto.argumentos().len() + 1;
    if visto.lineas().len() == esperadas || visto.linea("fin").is_none() {
        return Ok(());
    }
    Err(format!(
        "Se escribieron {} líneas, y se esperaban {esperadas}",
        visto.lineas().len()
    ))
}

/// Lo que estaba hecho mucho antes que otra tarea llegó antes de que la otra estuviera hecha.
fn segun_acaban(visto: &Visto) -> Result<(), String> {
    let cuando = |que: &str, ms: &str| {
        visto.linea_o_falta(&format!("{que} {ms}")).map(|linea| linea.t_us)
    };
    for pronto in visto.argumentos() {
        for tarde in visto.argumentos() {
            let (una, otra) = (cuando("hecha", pronto)?, cuando("hecha", tarde)?);
            if una + MARGEN_US < otra && cuando("llega", pronto)? > otra {
                return Err(format!(
                    "La tarea de {pronto} ms estaba hecha mucho antes que la de {tarde} ms, y el padre no escribió «llega {pronto}» hasta que acabó la otra"
                ));
            }
        }
    }
    Ok(())
}

fn duermen(visto: &Visto) -> Result<(), String> {
    for (cual, ms) in visto.argumentos().iter().enumerate() {
        let hecha = visto.linea_o_falta(&format!("hecha {ms}"))?;
        let rato_us = desde_la_anterior_us(visto, hecha);
        dura(
            &format!("La tarea de {ms} ms duró"),
            rato_us,
            visto.numero(cual) as u64,
        )?;
    }
    Ok(())
}
