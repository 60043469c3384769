//! El juez de «doble_fork»: N hijos que terminan enseguida y son recogidos, y N nietos que trabajan huérfanos.

use crate::juicio::{
    Caso, Juez, Visto, cuantos, desde_la_anterior_us, duerme_de_mas, dura, lista,
    vigilado,
};

pub fn juez() -> Juez {
    Juez::nuevo()
        .caso(Caso::con(&["3"]).alrededor(vigilado))
        .caso(Caso::con(&["2"]).remueve())
        .caso(Caso::con(&["2"]).en_una_cpu())
        .caso(Caso::con(&["1"]).remueve())
        .caso(Caso::con(&["0"]))
        .aun_sin_acabar(
            "familia",
            "04 doble_fork",
            "El padre crea N hijos, y cada hijo un nieto",
            familia,
        )
        .aun_sin_acabar(
            "huerfanos",
            "04 doble_fork",
            "Cada hijo termina antes que su nieto, que queda huérfano",
            huerfanos,
        )
        .en_todos(
            "enseguida",
            "04 doble_fork",
            "Cada hijo termina en cuanto ha creado al nieto",
            enseguida,
        )
        .aun_sin_acabar(
            "recogidos",
            "04 zombi",
            "El padre recoge a sus hijos antes de escribir «sigo»",
            recogidos,
        )
        .en_todos(
            "trabajos",
            "04 doble_fork",
            "Cada nieto escribe su trabajo",
            trabajos,
        )
        .en_todos("sigo", "04 doble_fork", "El padre escribe «sigo»", sigo)
        .en_todos(
            "medio_segundo",
            "04 doble_fork",
            "Cada nieto trabaja medio segundo",
            medio_segundo,
        )
}

fn familia(visto: &Visto) -> Result<(), String> {
    let piden = visto.numero(0);
    let hijos = visto.hijos();
    if hijos.len() != piden {
        return Err(format!(
            "El padre creó {}, y se pedían {piden}",
            cuantos(hijos.len(), "hijo", "hijos")
        ));
    }
    for hijo in &hijos {
        let nietos = visto.hijos_de(&hijo.name);
        if nietos.len() != 1 {
            return Err(format!(
                "{} creó {}, y cada hijo ha de crear uno",
                hijo.name,
                cuantos(nietos.len(), "nieto", "nietos")
            ));
        }
        if let [bisnieto, ..] = visto.hijos_de(&nietos[0].name)[..] {
            return Err(format!(
                "{}, que es un nieto, creó a {}: ha de terminar sin volver al bucle",
                nietos[0].name, bisnieto.name
            ));
        }
    }
    Ok(())
}

fn huerfanos(visto: &Visto) -> Result<(), String> {
    for hijo in visto.hijos() {
        for nieto in visto.hijos_de(&hijo.name) {
            if nieto.exit.is_some() && !nieto.was_orphan() {
                let esperado = nieto
                    .reaped
                    .as_ref()
                    .is_some_and(|recogido| recogido.by == hijo.name);
                return Err(if esperado {
                    format!(
                        "{} esperó a su hijo {}: ha de terminar enseguida, sin esperarlo",
                        hijo.name, nieto.name
                    )
                } else {
                    format!(
                        "{} terminó antes que {}, su padre: quien trabaja es el nieto, y el hijo termina enseguida",
                        nieto.name, hijo.name
                    )
                });
            }
        }
    }
    Ok(())
}

fn enseguida(visto: &Visto) -> Result<(), String> {
    const LO_MAS_MS: u64 = 150;
    let Some((hijo, ms)) = duerme_de_mas(visto, LO_MAS_MS) else { return Ok(()) };
    Err(format!(
        "{hijo} durmió {ms} ms antes de terminar: quien trabaja es el nieto, y el hijo termina enseguida"
    ))
}

fn recogidos(visto: &Visto) -> Result<(), String> {
    let acaba = visto.registro().root().exit.map(|exit| exit.t_us);
    let sigo = visto
        .lineas()
        .iter()
        .find(|linea| linea.por == "P")
        .map(|linea| linea.t_us);
    let Some(hasta) = sigo.or(acaba) else { return Ok(()) };
    let sin_recoger: Vec<_> = visto
        .hijos()
        .into_iter()
        .filter(|hijo| {
            !hijo.reaped.as_ref().is_some_and(|recogido| {
                ["P", "núcleo"].contains(&recogido.by.as_str())
                    && recogido.t_us < hasta
            })
        })
        .map(|hijo| &hijo.name)
        .collect();
    if sin_recoger.is_empty() {
        return Ok(());
    }
    let cuando = if sigo.is_some() { "escribió «sigo»" } else { "terminó" };
    Err(format!(
        "Cuando el padre {cuando} aún no había recogido a {}: a los hijos, que terminan enseguida, sí los espera",
        lista(&sin_recoger)
    ))
}

fn trabajos(visto: &Visto) -> Result<(), String> {
    for i in 0..visto.numero(0) {
        let linea = visto.linea_o_falta(&format!("trabajo {i}"))?;
        // Los nietos se llaman H1.1, H2.1…
        if linea.por.matches('.').count() != 1 {
            return Err(format!(
                "«{}» lo escribió {}, y ha de escribirlo un nieto",
                linea.texto, linea.por
            ));
        }
    }
    Ok(())
}

fn sigo(visto: &Visto) -> Result<(), String> {
    let sigo = visto.linea_o_falta("sigo")?;
    if sigo.por != "P" {
        return Err(format!(
            "«sigo» lo escribió {}, y ha de escribirlo el padre",
            sigo.por
        ));
    }
    let hay = visto.lineas().len();
    let esperadas = visto.numero(0) + 1;
    if hay == esperadas {
        return Ok(());
    }
    Err(format!(
        "Se escribió {} ({}), y se esperaban {esperadas}",
        cuantos(hay, "línea", "líneas"),
        visto.dicho()
    ))
}

fn medio_segundo(visto: &Visto) -> Result<(), String> {
    for i in 0..visto.numero(0) {
        let linea = visto.linea_o_falta(&format!("trabajo {i}"))?;
        let rato_us = desde_la_anterior_us(visto, linea);
        dura(&format!("El nieto {i} trabajó"), rato_us, 500)?;
    }
    Ok(())
}
