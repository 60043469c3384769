//! El juez de «sin_zombis»: cuánto es zombi cada hijo, y si el padre trabajaba mientras tanto.

use std::time::{Duration, Instant};

use nix::sys::signal::Signal;
use witness::record::{Process, Wait};

use crate::juicio::{Caso, Escena, Juez, Visto, cuantos, lista, mirilla};

const PERMITIDO_US: u64 = 100_000;
/// Lo que tarda el testigo en ver una muerte y una espera.
const MARGEN_US: u64 = 30_000;

pub fn juez() -> Juez {
    let caso = |n| Caso::con(&[n]).alrededor(con_reloj);
    Juez::nuevo()
        .veces(2, caso("4"))
        .caso(Caso::con(&["3"]).alrededor(terminan_a_la_vez))
        .caso(caso("7").en_una_cpu())
        .caso(caso("1"))
        .caso(Caso::con(&["0"]))
        .aun_sin_acabar(
            "hijos",
            "04 recoger",
            "El padre crea N hijos, y nadie más crea ninguno",
            hijos,
        )
        .aun_sin_acabar(
            "zombis",
            "04 recoger",
            "Ningún hijo es zombi más de 100 ms",
            zombis,
        )
        .aun_sin_acabar(
            "trabaja",
            "04 recoger",
            "El padre trabaja mientras viven sus hijos",
            trabaja,
        )
        .en_todos(
            "fin_tras_todos",
            "04 recoger",
            "El padre escribe N cuando han terminado todos",
            fin_tras_todos,
        )
        .en_alguno(
            "distintos",
            "04 recoger",
            "Los hijos están vivos a la vez, y terminan en momentos distintos",
            distintos,
        )
}

/// Se apunta, además, cuánto espera el padre por una CPU: ese retraso no es culpa suya.
fn con_reloj(escena: &mut Escena) -> anyhow::Result<()> {
    escena.arranca()?;
    // Si ya ha acabado, no hay nada que apuntar.
    let Ok(padre) = escena.pid() else { return Ok(()) };
    apunta_esperas(escena, padre)
}

fn apunta_esperas(escena: &mut Escena, padre: i32) -> anyhow::Result<()> {
    let empieza = Instant::now();
    let mut esperas = Vec::new();
    escena.hasta(|_| {
        let espera = mirilla::espera_de_cpu_us(padre);
        esperas.push(format!("{}:{espera}", empieza.elapsed().as_micros()));
        false
    })?;
    escena.anota("esperas", esperas.join(" "));
    Ok(())
}

/// Con el padre detenido terminan todos, y le llega un solo SIGCHLD.
fn terminan_a_la_vez(escena: &mut Escena) -> anyhow::Result<()> {
    const PLAZO: Duration = Duration::from_secs(3);
    let n = escena.numero(0);
    escena.arranca()?;
    let Ok(padre) = escena.pid() else { return Ok(()) };
    let mut nacidos = Vec::new();
    escena.hasta(|_| {
        nacidos = mirilla::hijos(padre);
        nacidos.len() == n
    })?;
    mirilla::envia(padre, Signal::SIGSTOP);
    let detenido = Instant::now();
    escena.hasta(|_| {
        detenido.elapsed() > PLAZO
            || !nacidos.iter().any(|hijo| mirilla::vive(*hijo))
    })?;
    mirilla::envia(padre, Signal::SIGCONT);
    apunta_esperas(escena, padre)
}

fn hijos(visto: &Visto) -> Result<(), String> {
    let piden = visto.numero(0);
    let de_otro =
        |hijo: &&&Process| hijo.parent.as_deref().is_some_and(|padre| padre != "P");
    if let Some(nieto) = visto.descendientes().iter().find(de_otro) {
        return Err(format!(
            "{}, que es un hijo, creó a {}: cada hijo ha de terminar sin volver al bucle",
            nieto.parent.as_deref().unwrap_or_default(),
            nieto.name
        ));
    }
    let hay = visto.hijos().len();
    if hay == piden {
        return Ok(());
    }
    Err(format!(
        "El padre creó {}, y se pedían {piden}",
        cuantos(hay, "hijo", "hijos")
    ))
}

fn zombis(visto: &Visto) -> Result<(), String> {
    let Some((hijo, tiempo_us)) = visto
        .hijos()
        .into_iter()
        .filter_map(|hijo| Some((hijo, zombi_de_mas_us(visto, hijo)?)))
        .max_by_key(|(_, tiempo_us)| *tiempo_us)
    else {
        return Ok(());
    };
    let hasta = match &hijo.reaped {
        Some(recogido) if recogido.by == "P" => "lo recogió el padre",
        _ => "acabó el programa sin que lo recogiera",
    };
    Err(format!(
        "{} fue zombi {} ms, hasta que {hasta}, y se piden 100 como mucho: recoge, entre trozo y trozo de trabajo, a todos los que hayan terminado",
        hijo.name,
        tiempo_us / 1000
    ))
}

/// Cuánto fue zombi, si fue demasiado. No cuenta lo que el padre estuvo detenido, ni lo que esperó por una CPU.
fn zombi_de_mas_us(visto: &Visto, hijo: &Process) -> Option<u64> {
    let hasta = recogido_us(visto, hijo);
    let termina = hijo.exit?.t_us;
    let sigue = visto
        .registro()
        .root()
        .stops
        .iter()
        .filter_map(|parada| parada.end_us)
        .filter(|sigue| (termina..hasta).contains(sigue))
        .max();
    let desde = sigue.unwrap_or(termina);
    // Los que se encuentra al seguir, los puede ir recogiendo de uno en uno.
    let juntos = match sigue {
        None => 1,
        Some(sigue) => visto
            .hijos()
            .iter()
            .filter(|otro| {
                otro.exit.is_some_and(|exit| exit.t_us <= sigue)
                    && recogido_us(visto, otro) > sigue
            })
            .count() as u64,
    };
    let zombi = hasta.saturating_sub(desde);
    // Quien pregunta y pregunta por otros tuvo ocasión de recogerlo: no le faltó una CPU.
    let retraso =
        if preguntas_en_vano(visto, desde, hasta) > 2 * visto.numero(0) + 5 {
            0
        } else {
            peor_espera_us(visto)
        };
    (zombi > PERMITIDO_US * juntos + MARGEN_US + retraso).then_some(zombi)
}

/// Las veces que el padre miró si había terminado alguien y no recogió a nadie.
fn preguntas_en_vano(visto: &Visto, desde: u64, hasta: u64) -> usize {
    let en_vano = |espera: &&Wait| {
        espera.nohang
            && espera.reaped.is_none()
            && (desde..hasta).contains(&espera.begin_us)
    };
    visto.registro().root().waits.iter().filter(en_vano).count()
}

/// Cuándo deja de ser cosa del padre: cuando lo recoge alguien o cuando el padre termina.
fn recogido_us(visto: &Visto, hijo: &Process) -> u64 {
    let fin = visto.registro().end_us;
    let recogido = hijo.reaped.as_ref().map_or(fin, |reaped| reaped.t_us);
    let acaba_el_padre = visto.registro().root().exit.map_or(fin, |exit| exit.t_us);
    recogido.min(acaba_el_padre)
}

/// Lo más que el padre esperó por una CPU en un cuarto de segundo.
fn peor_espera_us(visto: &Visto) -> u64 {
    const INTERVALO_US: u64 = 250_000;
    let numero = |texto: &str| texto.parse::<u64>().ok();
    let apuntes: Vec<(u64, u64)> = visto
        .nota("esperas")
        .split(' ')
        .filter_map(|apunte| apunte.split_once(':'))
        .filter_map(|(t_us, espera)| Some((numero(t_us)?, numero(espera)?)))
        .collect();
    let en_el_intervalo = |(i, (desde, antes)): (usize, &(u64, u64))| {
        apuntes[i..]
            .iter()
            .take_while(|(t_us, _)| t_us - desde <= INTERVALO_US)
            .map(|(_, espera)| espera.saturating_sub(*antes))
            .max()
    };
    apuntes.iter().enumerate().filter_map(en_el_intervalo).max().unwrap_or(0)
}

/// Si se pasa en esperas que bloquean más de la mitad del tiempo en que vive algún hijo, no trabaja. Lo que espere otro
/// hilo no le quita de trabajar.
fn trabaja(visto: &Visto) -> Result<(), String> {
    let padre = visto.registro().root();
    let hijos = visto.hijos();
    let fin = visto.registro().end_us;
    let empieza = hijos.iter().map(|hijo| hijo.born_us).min().unwrap_or(0);
    let acaba = hijos.iter().map(|hijo| hijo.exit.map_or(fin, |exit| exit.t_us));
    let acaba = acaba.max().unwrap_or(0);
    let bloqueado: u64 = padre
        .waits
        .iter()
        .filter(|espera| !espera.nohang)
        .map(|espera| {
            let vuelve = espera.end_us.unwrap_or(fin).min(acaba);
            vuelve.saturating_sub(espera.begin_us.max(empieza))
        })
        .sum();
    let vida = acaba.saturating_sub(empieza);
    if padre.threads > 0 || vida < 50_000 || bloqueado * 2 < vida {
        return Ok(());
    }
    Err(format!(
        "De los {} ms en que vivía algún hijo, el padre estuvo {} bloqueado en una espera: ha de seguir trabajando, y recoger sin bloquearse",
        vida / 1000,
        bloqueado / 1000
    ))
}

fn fin_tras_todos(visto: &Visto) -> Result<(), String> {
    let n = visto.numero(0).to_string();
    let Some(ultima) = visto.lineas().iter().rfind(|linea| linea.por == "P") else {
        return Err(format!(
            "El padre no escribió nada, y se esperaba «{n}»; se escribió {}",
            visto.dicho()
        ));
    };
    if ultima.texto.trim() != n {
        return Err(format!(
            "El padre escribió al final «{}», y se esperaba «{n}»",
            ultima.texto
        ));
    }
    let vivos = Visto::vivos(&visto.hijos(), ultima.t_us);
    if vivos.is_empty() {
        return Ok(());
    }
    let seguian = if vivos.len() == 1 { "seguía vivo" } else { "seguían vivos" };
    Err(format!(
        "El padre escribió «{n}» cuando {seguian} {}: falta esperar a que terminen todos",
        lista(&vivos)
    ))
}

fn distintos(visto: &Visto) -> Result<(), String> {
    const APENAS_US: u64 = 10_000;
    let hijos = visto.hijos();
    let finales =
        || hijos.iter().filter_map(|hijo| hijo.exit).map(|exit| exit.t_us);
    let primero = finales().min().unwrap_or(0);
    let ultimo = finales().max().unwrap_or(0);
    if Visto::a_la_vez(&hijos) > 1 && ultimo - primero > APENAS_US {
        return Ok(());
    }
    Err("O nunca hubo dos hijos vivos a la vez, o terminaron todos en el mismo momento: han de durar cada uno un rato distinto".to_owned())
}
