//! El juez de «sin_zombis»: cuánto es zombi cada hijo, y si el padre trabajaba mientras tanto.

use std::time::{Duration, Instant};

use nix::sys::signal::Signal;
use witness::record::Process;

use crate::juicio::{
    Caso, Escena, Juez, Vigilia, Visto, cuantos, lista, mirilla, recogido_us,
    zombi_de_mas,
};

const PERMITIDO_US: u64 = 100_000;

pub fn juez() -> Juez {
    let caso = |n| Caso::con(&[n]).alrededor(vigilado);
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

/// Se apunta, además, cuánto tiene el padre a cada hijo de zombi.
fn vigilado(escena: &mut Escena) -> anyhow::Result<()> {
    escena.arranca()?;
    // Si ya ha acabado, no hay a quién vigilar.
    let Ok(padre) = escena.pid() else { return Ok(()) };
    let vigilia = Vigilia::de(padre)?;
    escena.acaba()?;
    vigilia.apunta(escena);
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
    let vigilia = Vigilia::de(padre)?;
    mirilla::envia(padre, Signal::SIGCONT);
    escena.acaba()?;
    vigilia.apunta(escena);
    Ok(())
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
    let paradas = visto.registro().root().stops.iter();
    let sigue = paradas
        .filter_map(|parada| parada.end_us)
        .filter(|sigue| (termina..hasta).contains(sigue))
        .max();
    // Los que se encuentra al seguir, los puede ir recogiendo de uno en uno.
    let juntos = sigue.map_or(1, |sigue| {
        let estaba = |otro: &&&Process| {
            otro.exit.is_some_and(|exit| exit.t_us <= sigue)
                && recogido_us(visto, otro) > sigue
        };
        visto.hijos().iter().filter(estaba).count() as u64
    });
    zombi_de_mas(visto, hijo, PERMITIDO_US * juntos)
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
