//! El juez de «registro»: las dos líneas de cada apunte van seguidas, y nadie se queda el registro para sí.

use crate::juicio::{
    Caso, Juez, Linea, Visto, cada_uno_lo_suyo, crea_hijos, dice_justo,
    interbloqueo,
};

pub fn juez() -> Juez {
    Juez::nuevo()
        .veces(3, Caso::con(&["3", "6"]).cerrojos().remueve())
        .veces(2, Caso::con(&["4", "5"]).cerrojos().remueve().en_una_cpu())
        .caso(Caso::con(&["4", "60"]).cerrojos())
        .caso(Caso::con(&["1", "3"]).cerrojos())
        .caso(Caso::con(&["2", "0"]).cerrojos())
        .aun_sin_acabar(
            "interbloqueo",
            "01 guardia",
            "El cerrojo se suelta siempre",
            interbloqueo,
        )
        .en_todos("hijos", "00 plantilla", "El padre crea P hijos", |visto| {
            crea_hijos(visto, visto.numero(0))
        })
        .en_todos("lineas", "01 registro", "Están todos los apuntes", |visto| {
            let (p, v) = (visto.numero(0), visto.numero(1));
            let todas = (0..p).flat_map(|i| {
                (0..v).flat_map(move |j| {
                    [format!("{i} {j} empieza"), format!("{i} {j} acaba")]
                })
            });
            dice_justo(visto, &todas.collect::<Vec<_>>())
        })
        .en_todos(
            "cada_uno",
            "00 plantilla",
            "Cada hijo escribe sus apuntes",
            |visto| {
                cada_uno_lo_suyo(visto, |texto| {
                    Some(texto.split_once(' ')?.0.to_owned())
                })
            },
        )
        .en_todos(
            "juntas",
            "01 registro",
            "Las dos líneas de cada apunte van seguidas",
            juntas,
        )
        .en_alguno(
            "se_turnan",
            "01 lock",
            "Nadie se queda el registro para todos sus apuntes",
            se_turnan,
        )
}

fn juntas(visto: &Visto) -> Result<(), String> {
    let mut lineas = visto.lineas().iter();
    while let (Some(una), Some(otra)) = (lineas.next(), lineas.next()) {
        if una.texto.replace("empieza", "acaba") != otra.texto {
            return Err(format!(
                "Detrás de «{}», de {}, vino «{}», de {}: falta que nadie escriba entre las dos líneas de un apunte",
                una.texto, una.por, otra.texto, otra.por
            ));
        }
    }
    Ok(())
}

fn se_turnan(visto: &Visto) -> Result<(), String> {
    let mut cambios = visto.lineas().to_vec();
    cambios.dedup_by(|una: &mut Linea, otra: &mut Linea| una.por == otra.por);
    let (p, v) = (visto.numero(0), visto.numero(1));
    if p > 1 && v > 1 && cambios.len() > p {
        return Ok(());
    }
    let primero = visto.lineas().first().map_or("Nadie", |linea| &linea.por);
    Err(format!(
        "{primero} hizo sus {v} apuntes antes de que otro pudiera hacer ninguno, y así todos: el registro se suelta después de cada apunte"
    ))
}
