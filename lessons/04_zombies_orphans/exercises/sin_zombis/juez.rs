//! El juez de «sin_zombis»: cuánto es zombi cada hijo, y si el padre trabajaba mientras tanto.

mod escenas;

use nix::sys::signal::Signal;
use witness::record::Process;

use crate::juicio::{
    Caso, Juez, Visto, cuantos, duerme_de_mas, lista, parado_us, recogido_us,
    vigilado, zombi_de_mas,
};

const PERMITIDO_US: u64 = 100_000;

pub fn juez() -> Juez {
    let caso = |n| Caso::con(&[n]).alrededor(vigilado);
    Juez::nuevo()
        .veces(2, caso("4"))
        .caso(Caso::con(&["3"]).alrededor(escenas::terminan_a_la_vez))
        .caso(
            Caso::con(&["4"]).plazo(20).alrededor(escenas::termina_uno_de_en_medio),
        )
        .caso(caso("7").en_una_cpu())
        .caso(caso("1"))
        .caso(Caso::con(&["0"]))
        .aun_sin_acabar(
            "hijos",
            "04 recoger",
            "El padre crea N hijos, y ninguno vuelve al bucle",
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
        .en_todos(
            "breves",
            "04 recoger",
            "Ningún hijo vive más de medio segundo",
            breves,
        )
        .en_alguno(
            "distintos",
            "04 recoger",
            "Los hijos están vivos a la vez, y terminan en momentos distintos",
            distintos,
        )
}

fn hijos(visto: &Visto) -> Result<(), String> {
    let piden = visto.numero(0);
    let suyos = visto.hijos();
    // El de quien ejecuta otro programa para hacer su trabajo no ha vuelto al bucle.
    let nieto = suyos.iter().find_map(|hijo| {
        let nietos = visto.hijos_de(&hijo.name);
        let vuelve = nietos.into_iter().find(|nieto| nieto.execs.is_empty());
        vuelve.map(|nieto| (&hijo.name, &nieto.name))
    });
    if let Some((hijo, nieto)) = nieto {
        return Err(format!(
            "{hijo}, que es un hijo, creó a {nieto}: cada hijo ha de terminar sin volver al bucle"
        ));
    }
    let hay = suyos.len();
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
/// hilo no le quita de trabajar, si no se quedan parados todos.
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
    if vida < 50_000 {
        return Ok(());
    }
    let de_tanto = format!("De los {} ms en que vivía algún hijo", vida / 1000);
    if padre.threads == 0 && bloqueado * 2 >= vida {
        return Err(format!(
            "{de_tanto}, el padre estuvo {} bloqueado en una espera: ha de seguir trabajando, y recoger sin bloquearse",
            bloqueado / 1000
        ));
    }
    // Quien se pone un despertador puede hacer su trabajo en el manejador.
    let parado = parado_us(visto);
    if parado * 2 < vida || lo_despierta_otra_senal(visto) {
        return Ok(());
    }
    Err(format!(
        "{de_tanto}, el padre pasó {} parado, hasta que le avisaban: ha de seguir trabajando mientras tanto",
        parado / 1000
    ))
}

fn lo_despierta_otra_senal(visto: &Visto) -> bool {
    let de_la_escena = [Signal::SIGCHLD, Signal::SIGSTOP, Signal::SIGCONT];
    visto.registro().signals.iter().any(|senal| {
        senal.to == "P"
            && !de_la_escena.iter().any(|una| *una as i32 == senal.signal)
    })
}

fn fin_tras_todos(visto: &Visto) -> Result<(), String> {
    let n = visto.numero(0).to_string();
    let Some(ultima) = visto.lineas().iter().rfind(|linea| linea.por == "P") else {
        let lo_hace = visto.lineas().iter().find(|linea| linea.texto.trim() == n);
        return Err(match lo_hace {
            Some(linea) => {
                format!(
                    "«{n}» lo escribió {}, y ha de escribirlo el padre",
                    linea.por
                )
            }
            None => format!(
                "El padre no escribió nada, y se esperaba «{n}»; se escribió {}",
                visto.dicho()
            ),
        });
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

fn breves(visto: &Visto) -> Result<(), String> {
    const LO_MAS_MS: u64 = 600;
    let Some((hijo, ms)) = duerme_de_mas(visto, LO_MAS_MS) else { return Ok(()) };
    Err(format!(
        "{hijo} durmió más de {ms} ms, y ningún hijo ha de vivir más de medio segundo"
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
