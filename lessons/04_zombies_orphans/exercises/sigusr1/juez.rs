//! El juez de «sigusr1»: dos procesos que se pasan el turno con señales, y ninguna mata ni se pierde.

use std::time::{Duration, Instant};

use nix::sys::signal::Signal;
use witness::record::Status;

use crate::juicio::{Caso, Escena, Juez, Visto, cuantos, mirilla, no_se_reanuda};

const USR1: i32 = Signal::SIGUSR1 as i32;

pub fn juez() -> Juez {
    Juez::nuevo()
        .veces(
            2,
            Caso::con(&["3"]).remueve().alrededor(el_hijo_se_retrasa).plazo(6),
        )
        .caso(Caso::con(&["10"]).remueve())
        .caso(Caso::con(&["6"]).remueve().en_una_cpu())
        .caso(Caso::con(&["50"]))
        .caso(Caso::con(&["1"]))
        .caso(Caso::con(&["0"]))
        .aun_sin_acabar("hijo", "03 fork", "El padre crea un hijo", hijo)
        .aun_sin_acabar(
            "nadie_muere",
            "03 senales",
            "A nadie lo mata SIGUSR1",
            nadie_muere,
        )
        .aun_sin_acabar(
            "no_se_pierde",
            "03 senales_entre_dos",
            "Ninguna señal se pierde",
            no_se_pierde,
        )
        .en_todos(
            "senales",
            "03 senales_entre_dos",
            "Cada uno pasa el turno con SIGUSR1, N veces",
            senales,
        )
        .en_todos(
            "turnos",
            "03 senales_entre_dos",
            "Escriben por turnos, cada uno lo suyo",
            turnos,
        )
        .en_todos("recogido", "04 zombi", "El padre recoge al hijo", recogido)
}

/// El hijo se queda donde nació hasta que el padre ya no tiene nada que hacer sin él.
fn el_hijo_se_retrasa(escena: &mut Escena) -> anyhow::Result<()> {
    escena.arranca()?;
    let Ok(padre) = escena.pid() else { return Ok(()) };
    let mut hijo = None;
    escena.hasta(|_| {
        hijo = mirilla::hijos(padre).first().copied();
        hijo.is_some()
    })?;
    // Si ya espera su turno, no se ha retrasado.
    let Some(hijo) = hijo.filter(|hijo| !no_se_reanuda(*hijo)) else {
        return Ok(());
    };
    mirilla::envia(hijo, Signal::SIGSTOP);
    let empieza = Instant::now();
    let mut seguidas = 0;
    escena.hasta(|_| {
        seguidas = if mirilla::duerme(padre) { seguidas + 1 } else { 0 };
        seguidas > 3 || empieza.elapsed() > Duration::from_secs(1)
    })?;
    mirilla::envia(hijo, Signal::SIGCONT);
    Ok(())
}

fn hijo(visto: &Visto) -> Result<(), String> {
    let hay = visto.descendientes().len();
    if hay == 1 || (hay == 0 && visto.numero(0) == 0) {
        return Ok(());
    }
    Err(format!(
        "Hubo {} además del padre, y se pedía uno",
        cuantos(hay, "proceso", "procesos")
    ))
}

fn nadie_muere(visto: &Visto) -> Result<(), String> {
    let muerto = visto
        .registro()
        .processes
        .iter()
        .find(|proceso| proceso.status() == Some(Status::Signal(USR1)));
    match muerto {
        None => Ok(()),
        Some(proceso) => Err(format!(
            "A {} lo mató SIGUSR1: le llegó cuando aún no había dicho qué hacer con ella",
            proceso.name
        )),
    }
}

fn enviadas(visto: &Visto, de: &str, a: &str) -> usize {
    let suyas = visto.registro().signals.iter().filter(|una| {
        una.signal == USR1
            && una.from.as_deref() == Some(de)
            && una.to == a
            && una.errno.is_none()
    });
    suyas.count()
}

fn no_se_pierde(visto: &Visto) -> Result<(), String> {
    if visto.limite().is_none() {
        return Ok(());
    }
    let ultima = visto.registro().signals.iter().rfind(|una| una.signal == USR1);
    match ultima {
        Some(una) => Err(format!(
            "{} envió SIGUSR1 a {}, que se quedó esperándola para siempre: le había llegado antes de que se pusiera a esperar",
            una.from.as_deref().unwrap_or("Alguien"),
            una.to
        )),
        None => Err(
            "Se quedaron esperando los dos, y nadie había enviado ninguna SIGUSR1"
                .to_owned(),
        ),
    }
}

fn senales(visto: &Visto) -> Result<(), String> {
    let n = visto.numero(0);
    // La última del hijo no hace falta.
    for (de, a, bastan) in [("P", "H1", n), ("H1", "P", n.saturating_sub(1))] {
        let hay = enviadas(visto, de, a);
        if hay < bastan {
            return Err(format!(
                "{de} envió {} a {a}, y hacían falta {bastan}: el turno se pasa con ellas",
                cuantos(hay, "SIGUSR1", "SIGUSR1")
            ));
        }
    }
    Ok(())
}

fn turnos(visto: &Visto) -> Result<(), String> {
    let esperadas: Vec<(&str, String)> = (0..visto.numero(0))
        .flat_map(|i| [("P", format!("padre {i}")), ("H1", format!("hijo {i}"))])
        .collect();
    for (i, linea) in visto.lineas().iter().enumerate() {
        let Some((quien, texto)) = esperadas.get(i) else {
            return Err(format!(
                "{} escribió «{}» cuando ya se había escrito todo",
                linea.por, linea.texto
            ));
        };
        if linea.texto != *texto || linea.por != *quien {
            return Err(format!(
                "En el lugar {}, {} escribió «{}», y le tocaba a {quien} escribir «{texto}»",
                i + 1,
                linea.por,
                linea.texto
            ));
        }
    }
    match esperadas.get(visto.lineas().len()) {
        None => Ok(()),
        Some((quien, texto)) => Err(format!("{quien} no escribió «{texto}»")),
    }
}

fn recogido(visto: &Visto) -> Result<(), String> {
    let sin_recoger = visto.hijos().into_iter().find(|hijo| {
        !hijo
            .reaped
            .as_ref()
            .is_some_and(|recogido| ["P", "núcleo"].contains(&recogido.by.as_str()))
    });
    match sin_recoger {
        None => Ok(()),
        Some(_) => Err("El padre terminó sin recoger al hijo".to_owned()),
    }
}
