//! El juez de «pool_con_lock»: los obreros comparten un cerrojo, no se pierde ninguna suma y nadie se queda esperando.

use crate::juicio::{
    Caso, Juez, Visto, escritura_perdida, hay_valor, interbloqueo, reservas,
    se_turnan, suman_en_uno,
};

pub fn juez() -> Juez {
    Juez::nuevo()
        .veces(4, Caso::con(&["8", "10"]).cerrojos().plazo(20).remueve())
        .veces(
            2,
            Caso::con(&["6", "12"]).cerrojos().plazo(20).remueve().en_una_cpu(),
        )
        .caso(Caso::con(&["40", "20"]).cerrojos().plazo(20))
        .caso(Caso::con(&["1", "3"]).cerrojos().plazo(20))
        .caso(Caso::con(&["0", "5"]).cerrojos().plazo(20))
        .aun_sin_acabar(
            "interbloqueo",
            "01 guardia",
            "El cerrojo se suelta siempre",
            interbloqueo,
        )
        .en_todos(
            "en_la_reserva",
            "02 map",
            "Las tareas las hacen los obreros de la reserva",
            |visto| reservas::tareas_de_obreros(visto, visto.numero(0)),
        )
        .en_todos("total", "02 lock_en_pool", "No se pierde ninguna suma", total)
        .en_todos(
            "sumas",
            "02 lock_en_pool",
            "Cada suma se lee y se escribe en el contador",
            sumas,
        )
        .en_todos(
            "se_turnan",
            "01 lock",
            "Nadie se queda el cerrojo durante varias sumas",
            se_turnan,
        )
        .en_todos(
            "obreros",
            "02 map",
            "La reserva tiene cuatro obreros",
            reservas::cuatro_obreros,
        )
        .en_alguno(
            "obreros",
            "02 map",
            "Los cuatro llegan a estar a la vez",
            reservas::llega_a_cuatro,
        )
}

fn pedidas(visto: &Visto) -> usize {
    visto.numero(0) * visto.numero(1)
}

fn total(visto: &Visto) -> Result<(), String> {
    let esperado = pedidas(visto).to_string();
    if visto.textos() == [esperado.as_str()] {
        return Ok(());
    }
    let perdida = escritura_perdida(visto)
        .map(|como| format!("; {como}"))
        .unwrap_or_default();
    Err(format!(
        "Se escribió {}, y se esperaba «{esperado}»{perdida}",
        visto.dicho()
    ))
}

/// Si no quedan todas las marcas (las de un `Manager`, las de quien hace demasiadas), no se puede contar.
fn sumas(visto: &Visto) -> Result<(), String> {
    if !visto.constan_todas() || pedidas(visto) == 0 {
        return Ok(());
    }
    if hay_valor(visto) {
        return suman_en_uno(visto, pedidas(visto));
    }
    // Puede ser un fichero, o una memoria de la que no quedan marcas.
    if visto.se_comunican(1) {
        return Ok(());
    }
    Err("Nadie tocó un contador compartido: las sumas no se hicieron".to_owned())
}
