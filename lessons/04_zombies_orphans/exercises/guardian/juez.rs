//! El juez de «guardian»: cada hijo renace en cuanto falla, sin esperar a los demás, y al final se cuentan sus vidas.

use nix::sys::signal::Signal;
use witness::record::{Process, Status};

use crate::juicio::paciencia::{PACIENCIA, Paciencia};
use crate::juicio::{Caso, Escena, Juez, Visto, cuantos, dura, mirilla};

pub fn juez() -> Juez {
    Juez::nuevo()
        .caso(Caso::con(&["2", "2", "2"]))
        .caso(Caso::con(&["1", "3", "2", "1"]).remueve())
        .caso(Caso::con(&["2", "2"]).alrededor(uno_detenido))
        .caso(Caso::con(&["1", "1", "1"]).alrededor(muere_uno))
        .caso(Caso::con(&["1", "1"]).en_una_cpu())
        .aun_sin_acabar(
            "hijos",
            "04 recoger",
            "Cada hijo lo arranca el padre, y escribe «hijo I vida K» al empezar",
            hijos,
        )
        .aun_sin_acabar(
            "codigos",
            "04 recoger",
            "El hijo falla en las vidas que se piden, y después acaba bien",
            codigos,
        )
        .aun_sin_acabar(
            "renacen",
            "04 recoger",
            "Quien falla, o a quien mata una señal, vuelve a vivir",
            renacen,
        )
        .aun_sin_acabar(
            "a_la_vez",
            "03 cuantos",
            "Los hijos se arrancan todos a la vez",
            a_la_vez,
        )
        .aun_sin_acabar(
            "segun_terminan",
            "04 recoger",
            "Quien falla renace aunque otro más antiguo siga vivo",
            segun_terminan,
        )
        .en_todos(
            "cuenta",
            "04 recoger",
            "El padre los recoge a todos y dice cuántas veces ha vivido cada uno",
            cuenta,
        )
        .en_todos("trabajan", "04 recoger", "Cada hijo trabaja su rato", trabajan)
}

/// Uno no puede terminar, y el otro ha de renacer igual.
fn uno_detenido(escena: &mut Escena) -> anyhow::Result<()> {
    escena.arranca()?;
    let Some(uno) = el_primero(escena)? else { return Ok(()) };
    mirilla::envia(uno, Signal::SIGSTOP);
    let renace = hasta_leer(escena, Some(uno), &|linea| linea.ends_with("vida 2"))?;
    escena.anota("renace", if renace { "sí" } else { "no" });
    mirilla::envia(uno, Signal::SIGCONT);
    Ok(())
}

/// Cuando ya han dicho todos quiénes son.
fn muere_uno(escena: &mut Escena) -> anyhow::Result<()> {
    escena.arranca()?;
    let Some(uno) = el_primero(escena)? else { return Ok(()) };
    for i in 0..escena.argumentos().len() {
        let linea = format!("hijo {i} vida 1");
        if !hasta_leer(escena, None, &|otra| otra == linea)? {
            return Ok(());
        }
    }
    // Cuando trabaja: si muere al escribir, no consta lo que escribió.
    escena.hasta(|_| mirilla::duerme(uno) || !mirilla::vive(uno))?;
    mirilla::envia(uno, Signal::SIGKILL);
    Ok(())
}

/// El PID del primero que arranca el padre.
fn el_primero(escena: &mut Escena) -> anyhow::Result<Option<i32>> {
    let Ok(padre) = escena.pid() else { return Ok(None) };
    let mut primero = None;
    escena.hasta(|_| {
        primero = mirilla::hijos(padre).first().copied();
        primero.is_some()
    })?;
    Ok(primero)
}

fn hasta_leer(
    escena: &mut Escena,
    detenido: Option<i32>,
    es: &dyn Fn(&str) -> bool,
) -> anyhow::Result<bool> {
    let pid = escena.pid()?;
    let mut paciencia = Paciencia::de(PACIENCIA);
    let mut esta = false;
    escena.hasta(|escena| {
        esta = escena.salida().is_ok_and(|salida| salida.lines().any(es));
        paciencia.pasa(Escena::RATO, mirilla::nadie_hace_nada(pid, detenido));
        esta || paciencia.se_acabo()
    })?;
    Ok(esta)
}

/// Una vida de un hijo, y el proceso que la vivió.
struct Vida<'a> {
    hijo: usize,
    vida: usize,
    proceso: &'a Process,
}

fn vidas(visto: &Visto) -> Vec<Vida<'_>> {
    let vida = |proceso| {
        let (hijo, vida) = dicho(visto, proceso)?;
        Some(Vida { hijo, vida, proceso })
    };
    visto.hijos().into_iter().filter_map(vida).collect()
}

/// Lo que dijo al empezar: «hijo I vida K».
fn dicho(visto: &Visto, proceso: &Process) -> Option<(usize, usize)> {
    let suya = visto.lineas().iter().find(|linea| linea.por == proceso.name)?;
    match suya.texto.split_whitespace().collect::<Vec<_>>()[..] {
        ["hijo", hijo, "vida", vida] => {
            Some((hijo.parse().ok()?, vida.parse().ok()?))
        }
        _ => None,
    }
}

fn hijos(visto: &Visto) -> Result<(), String> {
    let cortado = visto.limite().is_some();
    for proceso in visto.descendientes() {
        if proceso.parent.as_deref() != Some("P") {
            return Err(format!(
                "{} lo creó {}, y a los hijos los arranca el padre: ¿termina cada hijo sin seguir por su código?",
                proceso.name,
                proceso.parent.as_deref().unwrap_or("otro")
            ));
        }
        let callado = dicho(visto, proceso).is_none();
        let lo_mataron = matches!(proceso.status(), Some(Status::Signal(_)));
        let lo_recogio_el_padre =
            proceso.reaped.as_ref().is_some_and(|recogido| recogido.by == "P");
        if callado && lo_recogio_el_padre && !lo_mataron && !cortado {
            return Err(format!(
                "{} no escribió «hijo I vida K» al empezar",
                proceso.name
            ));
        }
    }
    for i in 0..visto.argumentos().len() {
        if !cortado && !vidas(visto).iter().any(|una| una.hijo == i) {
            return Err(format!(
                "Ningún hijo escribió «hijo {i} vida 1»; se escribió {}",
                visto.dicho()
            ));
        }
    }
    Ok(())
}

fn codigos(visto: &Visto) -> Result<(), String> {
    for una in vidas(visto) {
        let Some(meta) = visto.argumentos().get(una.hijo) else {
            return Err(format!(
                "Hubo un «hijo {}», y solo se pedían {}",
                una.hijo,
                visto.argumentos().len()
            ));
        };
        let meta: usize = meta.parse().expect("el juez puso un número");
        let pedido = i32::from(una.vida < meta);
        if let Some(Status::Code(codigo)) = una.proceso.status()
            && codigo != pedido
        {
            return Err(format!(
                "El hijo {} salió con {codigo} de su vida {}, y se pedía {pedido}",
                una.hijo, una.vida
            ));
        }
    }
    Ok(())
}

fn renacen(visto: &Visto) -> Result<(), String> {
    let vidas = vidas(visto);
    for i in 0..visto.argumentos().len() {
        let mut suyas: Vec<_> = vidas.iter().filter(|una| una.hijo == i).collect();
        suyas.sort_by_key(|una| una.proceso.born_us);
        for (cual, una) in suyas.iter().enumerate() {
            if una.vida != cual + 1 {
                return Err(format!(
                    "El hijo {i} dijo que vivía su vida {}, y era la {}",
                    una.vida,
                    cual + 1
                ));
            }
        }
        let Some(ultima) = suyas.last() else { continue };
        let cortado = visto.limite().is_some();
        let fallo = match ultima.proceso.status() {
            Some(Status::Code(0)) | None => continue,
            Some(Status::Signal(_)) if cortado => continue,
            Some(Status::Code(codigo)) => format!("El hijo {i} salió con {codigo}"),
            Some(Status::Signal(senal)) => {
                format!("Al hijo {i} lo mató la señal {senal}")
            }
        };
        return Err(format!(
            "{fallo} en su vida {}, y el padre no lo volvió a arrancar",
            ultima.vida
        ));
    }
    Ok(())
}

fn segun_terminan(visto: &Visto) -> Result<(), String> {
    if visto.nota("renace") == "no" {
        return Err("Mientras un hijo seguía vivo, otro falló, y el padre no lo volvió a arrancar hasta después: espera al que termine antes, sea cual sea".to_owned());
    }
    Ok(())
}

fn a_la_vez(visto: &Visto) -> Result<(), String> {
    let primeras: Vec<_> = vidas(visto)
        .into_iter()
        .filter(|una| una.vida == 1)
        .map(|una| una.proceso)
        .collect();
    let primer_final = primeras
        .iter()
        .filter_map(|proceso| proceso.reaped.as_ref())
        .map(|recogido| recogido.t_us)
        .min();
    let tarde = primeras
        .iter()
        .find(|proceso| primer_final.is_some_and(|fin| proceso.born_us > fin));
    match tarde {
        None => Ok(()),
        Some(proceso) => Err(format!(
            "{} no empezó hasta que el padre recogió a otro: arráncalos a todos antes de esperar",
            proceso.name
        )),
    }
}

fn cuenta(visto: &Visto) -> Result<(), String> {
    let del_padre: Vec<_> =
        visto.lineas().iter().filter(|linea| linea.por == "P").collect();
    if let Some(primera) = del_padre.first() {
        let sin_recoger = visto.hijos().into_iter().find(|hijo| {
            !hijo.reaped.as_ref().is_some_and(|recogido| {
                recogido.by == "P" && recogido.t_us < primera.t_us
            })
        });
        if let Some(hijo) = sin_recoger {
            return Err(format!(
                "Cuando el padre escribió «{}» no había recogido a {}",
                primera.texto, hijo.name
            ));
        }
    }
    let vidas = vidas(visto);
    let esperado: Vec<String> = (0..visto.argumentos().len())
        .map(|i| {
            format!("{i} {}", vidas.iter().filter(|una| una.hijo == i).count())
        })
        .collect();
    let escrito: Vec<_> =
        del_padre.iter().map(|linea| linea.texto.trim().to_owned()).collect();
    if escrito == esperado {
        return Ok(());
    }
    Err(format!(
        "El padre escribió {} ({}), y se esperaba «{}»",
        cuantos(escrito.len(), "línea", "líneas"),
        if escrito.is_empty() { "nada".to_owned() } else { escrito.join(" / ") },
        esperado.join(" / ")
    ))
}

fn trabajan(visto: &Visto) -> Result<(), String> {
    let cuantos = visto.argumentos().len();
    for Vida { hijo, vida, proceso } in vidas(visto) {
        let Some(Status::Code(_)) = proceso.status() else { continue };
        let rato_us = proceso.exit.map_or(0, |exit| exit.t_us) - proceso.born_us;
        let pedidos_ms = 100 * cuantos.saturating_sub(hijo) as u64;
        let quien = format!("En su vida {vida}, el hijo {hijo} duró");
        dura(&quien, rato_us, pedidos_ms)?;
    }
    Ok(())
}
