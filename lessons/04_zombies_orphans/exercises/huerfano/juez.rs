//! El juez de «huerfano»: quién se queda sin padre, quién lo adopta, y si lo dice cuando ya ha ocurrido.

use std::time::{Duration, Instant};

use nix::sys::signal::Signal;
use witness::record::{Process, Status};

use crate::juicio::{
    Caso, Escena, Juez, Visto, cuantos, dura, mirilla, nada_que_mirar,
    no_se_reanuda,
};

pub fn juez() -> Juez {
    let caso = |ms| Caso::con(&[ms]).alrededor(se_apuntan_los_antepasados).plazo(6);
    Juez::nuevo()
        .veces(2, caso("0").remueve())
        .caso(Caso::con(&["0"]).remueve().alrededor(el_nieto_se_retrasa).plazo(6))
        .caso(caso("1500"))
        .caso(caso("40").remueve().en_una_cpu())
        .caso(caso("300"))
        .aun_sin_acabar(
            "familia",
            "04 huerfano",
            "El padre crea un hijo, y el hijo un nieto",
            familia,
        )
        .aun_sin_acabar(
            "despues",
            "04 huerfano",
            "El nieto lo escribe cuando ya lo han adoptado",
            despues,
        )
        .aun_sin_acabar(
            "huerfano",
            "04 huerfano",
            "El hijo termina sin esperar al nieto, que queda huérfano",
            huerfano,
        )
        .aun_sin_acabar("recogido", "04 zombi", "El padre recoge al hijo", recogido)
        .en_todos(
            "una_linea",
            "04 huerfano",
            "El nieto escribe un PID, y nadie más escribe nada",
            una_linea,
        )
        .en_todos(
            "adoptante",
            "04 huerfano",
            "El PID es el de quien lo ha adoptado",
            adoptante,
        )
        .en_todos("vive", "04 huerfano", "El hijo vive MS milisegundos", vive)
}

/// El nieto se queda donde nació hasta que termina su padre, y cuando empieza ya es huérfano.
fn el_nieto_se_retrasa(escena: &mut Escena) -> anyhow::Result<()> {
    se_apuntan_los_antepasados(escena)?;
    let Ok(padre) = escena.pid() else { return Ok(()) };
    let mut hijo_y_nieto = None;
    escena.hasta(|_| {
        let hijo = mirilla::hijos(padre).first().copied();
        let nieto = hijo.and_then(|hijo| mirilla::hijos(hijo).first().copied());
        hijo_y_nieto = hijo.zip(nieto);
        hijo_y_nieto.is_some() || hijo.is_some_and(mirilla::termino)
    })?;
    let Some((hijo, nieto)) = hijo_y_nieto else { return Ok(()) };
    if mirilla::termino(hijo) || no_se_reanuda(nieto) || no_se_reanuda(padre) {
        return Ok(());
    }
    // Si el padre acabase, al detenido lo mataría SIGHUP: su grupo se quedaría sin nadie que lo continuara.
    mirilla::envia(padre, Signal::SIGSTOP);
    mirilla::envia(nieto, Signal::SIGSTOP);
    let empieza = Instant::now();
    escena.hasta(|_| {
        mirilla::padre(nieto) != Some(hijo)
            || empieza.elapsed() > Duration::from_secs(1)
    })?;
    mirilla::envia(nieto, Signal::SIGCONT);
    mirilla::envia(padre, Signal::SIGCONT);
    Ok(())
}

/// Quien adopta a un huérfano es siempre un antepasado suyo.
fn se_apuntan_los_antepasados(escena: &mut Escena) -> anyhow::Result<()> {
    escena.arranca()?;
    let Ok(padre) = escena.pid() else { return Ok(()) };
    let pids = mirilla::antepasados(padre);
    let pids: Vec<_> = pids.iter().map(ToString::to_string).collect();
    escena.anota("antepasados", pids.join(" "));
    Ok(())
}

fn familia(visto: &Visto) -> Result<(), String> {
    let nombres: Vec<_> =
        visto.descendientes().iter().map(|proceso| proceso.name.as_str()).collect();
    if nombres == ["H1", "H1.1"] {
        return Ok(());
    }
    Err(match nombres[..] {
        [] => "El padre no creó ningún hijo".to_owned(),
        ["H1"] => "El hijo no creó ningún nieto".to_owned(),
        ["H1", "H2", ..] => {
            "El segundo fork lo hizo el padre, y al nieto lo crea el hijo"
                .to_owned()
        }
        _ => format!(
            "Hubo {} además del padre, y se esperaban dos: ¿sigue alguno por el código de otro?",
            cuantos(nombres.len(), "proceso", "procesos")
        ),
    })
}

fn huerfano(visto: &Visto) -> Result<(), String> {
    let registro = visto.registro();
    let Some(hijo) = registro.process("H1") else { return Ok(()) };
    if hijo.waits.iter().any(|espera| !espera.nohang) {
        return Err("El hijo se puso a esperar al nieto, y así el nieto nunca es huérfano mientras vive: el hijo ha de terminar sin esperarlo".to_owned());
    }
    let quedo = registro.process("H1.1").is_some_and(Process::was_orphan);
    if quedo || visto.limite().is_some() {
        return Ok(());
    }
    Err("El nieto terminó antes que el hijo: nunca fue huérfano".to_owned())
}

fn recogido(visto: &Visto) -> Result<(), String> {
    let Some(hijo) = visto.registro().process("H1") else { return Ok(()) };
    match &hijo.reaped {
        Some(recogido) if ["P", "núcleo"].contains(&recogido.by.as_str()) => {
            Ok(())
        }
        _ if visto.registro().root().exit.is_none() => Ok(()),
        _ => Err("El padre terminó sin recoger al hijo".to_owned()),
    }
}

fn una_linea(visto: &Visto) -> Result<(), String> {
    match visto.lineas() {
        [] => {
            Err("Nadie escribió nada, y el nieto ha de escribir un PID".to_owned())
        }
        [una] if una.por != "H1.1" => Err(format!(
            "«{}» lo escribió {}, y ha de escribirlo el nieto",
            una.texto, una.por
        )),
        [una] if una.texto.trim().parse::<i32>().is_err() => Err(format!(
            "El nieto escribió «{}», y ha de escribir un PID y nada más",
            una.texto
        )),
        [_] => Ok(()),
        _ => Err(format!(
            "Se escribió {}, y se esperaba una sola línea",
            visto.dicho()
        )),
    }
}

fn escrito(visto: &Visto) -> Option<i32> {
    visto.lineas().first()?.texto.trim().parse().ok()
}

fn despues(visto: &Visto) -> Result<(), String> {
    let hijo = visto.registro().process("H1").map(|hijo| hijo.pid);
    if hijo.is_some() && escrito(visto) == hijo {
        return Err("El nieto escribió el PID de H1, que era todavía su padre: aún no era huérfano".to_owned());
    }
    // Al cortar también se queda sin padre.
    let quedo_huerfano = visto.registro().process("H1.1").is_some()
        && visto
            .registro()
            .process("H1")
            .is_some_and(|hijo| matches!(hijo.status(), Some(Status::Code(_))));
    if quedo_huerfano && visto.lineas().is_empty() && visto.limite().is_some() {
        return Err("El nieto ya era huérfano y no llegó a escribirlo. Si espera a que lo adopte el proceso 1, puede que lo adopte otro; y si es él quien mira quién era su padre, puede que ya haya terminado. Que lo apunte el hijo, antes de fork".to_owned());
    }
    Ok(())
}

fn adoptante(visto: &Visto) -> Result<(), String> {
    let Some(pid) = escrito(visto) else { return Ok(()) };
    let registro = visto.registro();
    let lo_adopto_el_padre = registro
        .process("H1.1")
        .and_then(|nieto| nieto.adopted.first())
        .is_some_and(|adopcion| adopcion.by == "P");
    let antepasados = visto.nota("antepasados");
    let es_antepasado = antepasados.split(' ').any(|otro| otro == pid.to_string());
    let suyo = registro.processes.iter().find(|proceso| proceso.pid == pid);
    match suyo {
        Some(proceso) if proceso.name == "P" && lo_adopto_el_padre => Ok(()),
        Some(proceso) => Err(format!(
            "El nieto escribió el PID de {}, que no lo adoptó",
            proceso.name
        )),
        None if es_antepasado || antepasados.is_empty() => Ok(()),
        None => Err(format!(
            "El nieto escribió {pid}, y ningún antepasado suyo tiene ese PID: no pudo adoptarlo"
        )),
    }
}

fn vive(visto: &Visto) -> Result<(), String> {
    let registro = visto.registro();
    let (Some(hijo), Some(nieto)) =
        (registro.process("H1"), registro.process("H1.1"))
    else {
        return nada_que_mirar();
    };
    let Some(exit) = hijo.exit else { return nada_que_mirar() };
    let rato_us = exit.t_us.saturating_sub(nieto.born_us);
    dura("Tras crear al nieto, el hijo vivió", rato_us, visto.numero(0) as u64)
}
