//! El juez de «ordenes»: todas a la vez, cada una contada cuando termina y como ha terminado, y cuántas han fallado.

use std::fs;

use witness::record::{Process, Status};

use crate::juicio::{Caso, Escena, Juez, Linea, Visto, cuantos, nada_que_mirar};

const LENTA: &str = "sleep 1";
const NO_EXISTE: &str = "no_hay_tal_orden";

pub fn juez() -> Juez {
    Juez::nuevo()
        .caso(Caso::con(&[LENTA, "sleep 0.1", "false", "true"]))
        .caso(
            Caso::con(&["sh sale_127.sh", NO_EXISTE, "sh muere.sh", "true"])
                .remueve()
                .alrededor(con_guiones),
        )
        .caso(Caso::con(&["true", "true", NO_EXISTE]).remueve().en_una_cpu())
        .caso(Caso::con(&[]))
        .aun_sin_acabar(
            "lanza",
            "03 exec",
            "Hay un hijo para cada orden, que se convierte en ella",
            lanza,
        )
        .aun_sin_acabar(
            "a_la_vez",
            "03 cuantos",
            "Las órdenes están en marcha a la vez",
            a_la_vez,
        )
        .aun_sin_acabar(
            "tras_exec",
            "03 exec_falla",
            "Si exec falla, el hijo termina ahí",
            tras_exec,
        )
        .en_todos(
            "segun_acaban",
            "03 wait",
            "Cada una se cuenta conforme termina",
            segun_acaban,
        )
        .en_todos(
            "como",
            "03 exec_conserva",
            "De cada una se dice cómo ha ido",
            como,
        )
        .en_todos(
            "fallos",
            "03 estado",
            "Al final se dice cuántas fallaron",
            fallos,
        )
        .en_todos(
            "recogidas",
            "03 wait",
            "El padre recoge a todos sus hijos",
            recogidas,
        )
}

fn con_guiones(escena: &mut Escena) -> anyhow::Result<()> {
    fs::write(escena.carpeta().join("sale_127.sh"), "exit 127\n")?;
    fs::write(escena.carpeta().join("muere.sh"), "kill -TERM $$\n")?;
    escena.arranca()
}

fn palabras(orden: &str) -> Vec<&str> {
    orden.split_whitespace().collect()
}

/// Los hijos que se convirtieron en esa orden.
fn los_de<'a>(visto: &'a Visto, orden: &str) -> Vec<&'a Process> {
    let palabras = palabras(orden);
    visto
        .hijos()
        .into_iter()
        .filter(|hijo| hijo.execs.first().is_some_and(|exec| exec.argv == palabras))
        .collect()
}

fn lanza(visto: &Visto) -> Result<(), String> {
    let (hijos, pedidas) = (visto.hijos().len(), visto.argumentos().len());
    // Quien va de una en una se queda a medias si hay que cortar: lo dice otra comprobación.
    if hijos != pedidas && visto.limite().is_none() {
        return Err(format!(
            "El padre creó {}, y se le dieron {}",
            cuantos(hijos, "hijo", "hijos"),
            cuantos(pedidas, "orden", "órdenes")
        ));
    }
    if visto.limite().is_some() {
        return Ok(());
    }
    for orden in visto.argumentos().iter().filter(|orden| *orden != NO_EXISTE) {
        let piden = visto.argumentos().iter().filter(|otra| *otra == orden).count();
        if los_de(visto, orden).len() < piden {
            return Err(format!("Ningún hijo se convirtió en «{orden}»"));
        }
    }
    Ok(())
}

fn a_la_vez(visto: &Visto) -> Result<(), String> {
    let lentas = los_de(visto, LENTA);
    let Some(acaba) = lentas.first().and_then(|lenta| Some(lenta.exit?.t_us))
    else {
        return nada_que_mirar();
    };
    match visto.hijos().iter().find(|hijo| hijo.born_us > acaba) {
        None => Ok(()),
        Some(tarde) => Err(format!(
            "{} nació cuando «{LENTA}» ya había terminado: primero se lanzan todas, y después se espera",
            tarde.name
        )),
    }
}

/// Quien crea hijos, espera o da cuenta de una orden está en lo que le toca al padre.
fn tras_exec(visto: &Visto) -> Result<(), String> {
    let sigue = |hijo: &&&Process| {
        hijo.execs.is_empty()
            && (!hijo.waits.is_empty()
                || !visto.hijos_de(&hijo.name).is_empty()
                || visto.lineas().iter().any(|linea| {
                    linea.por == hijo.name && linea.texto.starts_with("fallos")
                }))
    };
    match visto.hijos().iter().find(sigue) {
        None => Ok(()),
        Some(hijo) => Err(format!(
            "{} no se convirtió en ninguna orden, y siguió como si fuera el padre: creó procesos, los esperó o dio la cuenta. Si exec falla, ahí mismo ha de terminar",
            hijo.name
        )),
    }
}

/// La línea que habla de esa orden.
fn la_de<'a>(visto: &'a Visto, orden: &str) -> Result<&'a Linea, String> {
    let empieza = format!("{orden}: ");
    let suya = visto
        .lineas()
        .iter()
        .find(|linea| linea.por == "P" && linea.texto.starts_with(&empieza));
    suya.ok_or_else(|| {
        format!(
            "El padre no escribió ninguna línea que empiece por «{empieza}»; se escribió {}",
            visto.dicho()
        )
    })
}

fn segun_acaban(visto: &Visto) -> Result<(), String> {
    let lentas = los_de(visto, LENTA);
    let Some(acaba) = lentas.first().and_then(|lenta| Some(lenta.exit?.t_us))
    else {
        return nada_que_mirar();
    };
    for orden in visto.argumentos().iter().filter(|orden| *orden != LENTA) {
        if la_de(visto, orden)?.t_us > acaba {
            return Err(format!(
                "De «{orden}», que termina antes, se habló cuando ya había terminado «{LENTA}»: se cuentan conforme terminan, y no en el orden en que se dieron"
            ));
        }
    }
    Ok(())
}

fn como(visto: &Visto) -> Result<(), String> {
    for orden in visto.argumentos() {
        let linea = la_de(visto, orden)?;
        let esperado = match orden.as_str() {
            "false" => "código 1",
            "sh sale_127.sh" => "código 127",
            "sh muere.sh" => "señal 15",
            NO_EXISTE => "no existe",
            _ => "bien",
        };
        if linea.texto.trim_end() != format!("{orden}: {esperado}") {
            let por_que = match esperado {
                "código 127" => ": existe, y sale con 127 por sí misma",
                _ => "",
            };
            return Err(format!(
                "El padre escribió «{}», y se esperaba «{orden}: {esperado}»{por_que}",
                linea.texto
            ));
        }
    }
    Ok(())
}

fn fallos(visto: &Visto) -> Result<(), String> {
    let mal = |orden: &&String| {
        ["false", "sh sale_127.sh", "sh muere.sh", NO_EXISTE]
            .contains(&orden.as_str())
    };
    let cuantos_fallan = visto.argumentos().iter().filter(mal).count();
    let esperada = format!("fallos: {cuantos_fallan}");
    let suyas: Vec<_> =
        visto.lineas().iter().filter(|linea| linea.por == "P").collect();
    let Some(ultima) = suyas.last().map(|linea| linea.texto.trim_end()) else {
        return Err(format!(
            "El padre no escribió nada, y se esperaba al final «{esperada}»"
        ));
    };
    if ultima != esperada {
        return Err(format!(
            "Lo último que escribió el padre es «{ultima}», y se esperaba «{esperada}»"
        ));
    }
    let pedidas = visto.argumentos().len() + 1;
    if suyas.len() == pedidas {
        return Ok(());
    }
    Err(format!(
        "El padre escribió {}, y se esperaban {pedidas}: una por orden y la de los fallos",
        cuantos(suyas.len(), "línea", "líneas")
    ))
}

fn recogidas(visto: &Visto) -> Result<(), String> {
    for hijo in visto.hijos() {
        let esperado =
            matches!(hijo.status(), Some(Status::Code(_) | Status::Signal(_)))
                && hijo.reaped.as_ref().is_some_and(|quien| quien.by == "P");
        if !esperado {
            return Err(format!(
                "El padre terminó sin haber recogido a {}",
                hijo.name
            ));
        }
    }
    Ok(())
}
