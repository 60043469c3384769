//! El juez de «dos_cerrojos»: no hay interbloqueo, y no se pierde ni un euro.

use witness::record::{Act, Mark};

use crate::juicio::{
    Acaparado, Caso, Juez, Visto, acapara, con_articulo, crea_hijos, cuantos,
    escritura_perdida, hay_valor, interbloqueo, se_hacen_notar,
};

pub fn juez() -> Juez {
    Juez::nuevo()
        .veces(4, Caso::con(&["12"]).cerrojos().remueve())
        .veces(2, Caso::con(&["12"]).cerrojos().remueve().en_una_cpu())
        .caso(Caso::con(&["200"]).cerrojos())
        .caso(Caso::con(&["1"]).cerrojos())
        .caso(Caso::con(&["0"]).cerrojos())
        .aun_sin_acabar(
            "interbloqueo",
            "01 mismo_orden",
            "Nadie se queda esperando para siempre",
            interbloqueo,
        )
        .en_todos("hijos", "00 plantilla", "El padre crea dos hijos", |visto| {
            crea_hijos(visto, 2)
        })
        .en_todos("saldos", "01 lock", "No se pierde ni un euro", saldos)
        .en_todos(
            "traspasos",
            "01 carrera",
            "Cada traspaso se hace en las cuentas",
            traspasos,
        )
        .en_todos(
            "nadie_en_medio",
            "01 mismo_orden",
            "Nadie toca las cuentas a mitad de un traspaso",
            nadie_en_medio,
        )
        .en_todos(
            "de_uno_en_uno",
            "01 lock",
            "Los cerrojos se sueltan después de cada traspaso",
            de_uno_en_uno,
        )
        .en_alguno(
            "a_la_vez",
            "00 plantilla",
            "Los dos hijos trabajan a la vez",
            |visto| {
                if Visto::a_la_vez(&visto.hijos()) == 2 {
                    return Ok(());
                }
                Err("El segundo hijo no nació hasta que acabó el primero, y se pedía que trabajasen a la vez".to_owned())
            },
        )
}

fn saldos(visto: &Visto) -> Result<(), String> {
    let v = visto.numero(0) as i64;
    let esperado = format!("{} {}", 100 - 2 * v, 100 + 2 * v);
    let textos = visto.textos();
    if textos.len() == 1 && textos[0].trim() == esperado {
        return Ok(());
    }
    Err(format!(
        "Se escribió {}, y se esperaba «{esperado}»{}",
        visto.dicho(),
        escritura_perdida(visto)
            .map(|como| format!(": {como}"))
            .unwrap_or_default()
    ))
}

fn escrituras(visto: &Visto) -> impl Iterator<Item = &Mark> {
    let marcas = visto.registro().marks.iter();
    marcas.filter(|marca| marca.act == Act::Wrote && marca.by != "P")
}

fn traspasos(visto: &Visto) -> Result<(), String> {
    let pedidas = 4 * visto.numero(0);
    if !visto.constan_todas() || pedidas == 0 {
        return Ok(());
    }
    if !hay_valor(visto) && !se_hacen_notar(visto, |_| true) {
        return Err(
            "Ningún hijo tocó una cuenta compartida: los traspasos no se hicieron"
                .to_owned(),
        );
    }
    let hechas = escrituras(visto).count();
    if !hay_valor(visto) || hechas >= pedidas {
        return Ok(());
    }
    Err(format!(
        "Los hijos escribieron en las cuentas {}, y se pedían {pedidas}: dos por traspaso",
        cuantos(hechas, "vez", "veces")
    ))
}

/// Las escrituras van de dos en dos: una en cada cuenta.
fn nadie_en_medio(visto: &Visto) -> Result<(), String> {
    if !visto.constan_todas() {
        return Ok(());
    }
    let mut a_medias: Option<&Mark> = None;
    for marca in escrituras(visto) {
        a_medias = match a_medias {
            None => Some(marca),
            // De quien lo hace de otra manera, no se sabe cuándo acaba cada uno.
            Some(primera) if primera.by == marca.by && primera.of == marca.of => {
                return Ok(());
            }
            Some(primera) if primera.by == marca.by => None,
            Some(primera) => {
                return Err(format!(
                    "{} iba por la mitad de un traspaso, con {} ya escrito y la otra cuenta sin tocar, cuando {} escribió en {}: hay que tener los dos cerrojos mientras dura",
                    primera.by,
                    con_articulo(visto.registro(), &primera.of),
                    marca.by,
                    con_articulo(visto.registro(), &marca.of),
                ));
            }
        };
    }
    Ok(())
}

fn de_uno_en_uno(visto: &Visto) -> Result<(), String> {
    match acapara(visto) {
        None => Ok(()),
        Some(Acaparado { quien, cerrojo, veces }) => Err(format!(
            "{quien} hizo {veces} traspasos sin soltar {}: el otro no pudo trabajar mientras",
            con_articulo(visto.registro(), cerrojo)
        )),
    }
}
