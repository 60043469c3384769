//! El juez de «pool_cuadrados»: cuatro obreros calculan, el padre escribe en orden, y espera a la reserva antes de «fin».

use crate::juicio::{Caso, Escena, Juez, Visto, mirilla, nada_que_mirar, reservas};

pub fn juez() -> Juez {
    Juez::nuevo()
        .veces(3, Caso::con(&["60"]).cerrojos().plazo(30).remueve())
        .caso(Caso::con(&["100"]).cerrojos().plazo(30).remueve())
        .caso(Caso::con(&["40"]).cerrojos().plazo(30).remueve().en_una_cpu())
        .veces(2, Caso::con(&["400"]).cerrojos().plazo(30))
        .caso(
            Caso::con(&["400"])
                .cerrojos()
                .plazo(30)
                .en_una_cpu()
                .alrededor(con_dos_relegados),
        )
        .caso(Caso::con(&["5"]).cerrojos().plazo(30).remueve())
        .caso(Caso::con(&["1"]).cerrojos().plazo(30))
        .caso(Caso::con(&["0"]).cerrojos().plazo(30))
        .aun_sin_acabar(
            "obreros",
            "02 map",
            "No hay más de cuatro obreros a la vez",
            reservas::no_mas_de_cuatro,
        )
        .en_todos(
            "en_la_reserva",
            "02 map",
            "Las cuentas las hacen los obreros de la reserva",
            |visto| reservas::tareas_de_obreros(visto, visto.numero(0)),
        )
        .aun_sin_acabar(
            "fin_tras_los_obreros",
            "02 cerrar",
            "«fin» sale cuando han terminado los obreros",
            reservas::fin_sin_obreros,
        )
        .en_todos(
            "terminan_solos",
            "02 cerrar",
            "La reserva se cierra, y sus obreros terminan por sí mismos",
            reservas::terminan_solos,
        )
        .en_todos(
            "los_escribe_el_padre",
            "02 map",
            "El padre escribe los resultados que recibe",
            los_escribe_el_padre,
        )
        .en_todos(
            "cuadrados",
            "02 orden",
            "Están los cuadrados, de uno en uno y en orden",
            cuadrados,
        )
        .vale_sin_ptrace()
        .en_todos(
            "fin",
            "02 cerrar",
            "«fin» es la última línea",
            reservas::fin_al_final,
        )
        .vale_sin_ptrace()
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

/// Las tareas que les toquen acaban después que las demás: lo que llegue según acaba no llega en orden.
fn con_dos_relegados(escena: &mut Escena) -> anyhow::Result<()> {
    escena.arranca()?;
    // Si ya ha acabado, no hay a quién relegar.
    let Ok(pid) = escena.pid() else { return Ok(()) };
    escena.hasta(|_| mirilla::descendientes(pid).len() >= 4)?;
    for obrero in mirilla::descendientes(pid).into_iter().skip(2) {
        escena.relega(obrero);
    }
    Ok(())
}

fn los_escribe_el_padre(visto: &Visto) -> Result<(), String> {
    let tareas = visto.registro().tasks();
    let numeros: Vec<_> = visto
        .lineas()
        .iter()
        .filter(|linea| linea.texto.parse::<usize>().is_ok())
        .collect();
    if numeros.is_empty() {
        return nada_que_mirar();
    }
    for linea in numeros {
        if linea.por != "P" {
            return Err(format!(
                "«{}» lo escribió {}: un obrero devuelve su resultado, y es el padre quien los escribe, en orden",
                linea.texto, linea.por
            ));
        }
        let hecha = |t_us: Option<u64>| t_us.is_some_and(|t_us| t_us <= linea.t_us);
        if visto.numero(0) > 0 && !tareas.iter().any(|tarea| hecha(tarea.end_us)) {
            return Err(format!(
                "El padre escribió «{}» cuando ningún obrero había acabado una tarea: lo calculó él",
                linea.texto
            ));
        }
        reservas::lo_devolvio_un_obrero(visto, linea)?;
    }
    Ok(())
}

fn cuadrados(visto: &Visto) -> Result<(), String> {
    let esperados: Vec<_> =
        (0..visto.numero(0)).map(|n| (n * n).to_string()).collect();
    let escritos: Vec<_> =
        visto.textos().into_iter().filter(|texto| *texto != "fin").collect();
    if escritos == esperados {
        return Ok(());
    }
    let mut ordenados: Vec<_> =
        escritos.iter().map(|texto| texto.parse().ok()).collect();
    ordenados.sort_unstable();
    let todos =
        ordenados.iter().copied().eq((0..visto.numero(0)).map(|n| Some(n * n)));
    if !todos {
        let esperado: Vec<_> =
            esperados.iter().take(4).map(String::as_str).collect();
        let esperado = esperado.join(", ");
        let esperado = match esperados.len() {
            0 => "no se esperaba ningún número".to_owned(),
            1 => format!("se esperaba un número: {esperado}"),
            tantos => {
                format!("se esperaban {tantos} números, uno por línea: {esperado}…")
            }
        };
        return Err(format!(
            "Se escribió {}, y {esperado}{}",
            visto.dicho(),
            reservas::sin_recoger(&escritos)
        ));
    }
    let lugar = escritos.iter().zip(&esperados).position(|(uno, otro)| uno != otro);
    let lugar = lugar.unwrap_or_default();
    Err(format!(
        "Están todos los cuadrados, pero no en orden: donde iba «{}» salió «{}»",
        esperados[lugar], escritos[lugar]
    ))
}
