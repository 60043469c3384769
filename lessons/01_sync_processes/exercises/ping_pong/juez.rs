//! El juez de «ping_pong»: las palabras se alternan, cada una es de un proceso, y nadie duerme ni pregunta sin parar.

use std::collections::{BTreeMap, BTreeSet};

use nix::sys::signal::Signal;
use witness::record::{Act, ObjectKind};

use crate::juicio::{
    Caso, Escena, Juez, Visto, con_articulo, esperan_quietos, interbloqueo, lista,
    mirilla,
};

pub fn juez() -> Juez {
    Juez::nuevo()
        .veces(3, Caso::con(&["8"]).cerrojos().remueve())
        .caso(Caso::con(&["10"]).cerrojos().remueve().en_una_cpu())
        .caso(Caso::con(&["250"]).cerrojos().plazo(20).alrededor(con_uno_detenido))
        .caso(Caso::con(&["30"]).cerrojos())
        .caso(Caso::con(&["1"]).cerrojos())
        .caso(Caso::con(&["0"]).cerrojos())
        .aun_sin_acabar(
            "interbloqueo",
            "01 ping_pong",
            "Nadie se queda esperando su turno para siempre",
            interbloqueo,
        )
        .aun_sin_acabar(
            "espera",
            "01 ping_pong",
            "Si el otro se detiene, se le espera",
            espera_al_otro,
        )
        .aun_sin_acabar(
            "sin_preguntar",
            "01 semaforo_orden",
            "El turno se espera sin preguntar sin parar",
            sin_preguntar,
        )
        .aun_sin_acabar(
            "procesos",
            "01 ping_pong",
            "Cada palabra es de un proceso",
            procesos,
        )
        .en_todos("turnos", "01 ping_pong", "ping y pong se alternan", turnos)
        .vale_sin_ptrace()
}

/// Al poco de empezar se detiene a uno de los dos, y se cuenta lo que el otro escribe mientras.
fn con_uno_detenido(escena: &mut Escena) -> anyhow::Result<()> {
    let Some(de_mas) = escena.detiene_al_ultimo()? else { return Ok(()) };
    escena.anota("de_mas", de_mas);
    if de_mas > 1 {
        // Ya se sabe, y puede que aún le quede mucho por dormir.
        let suyos = escena.pid().map(mirilla::descendientes).unwrap_or_default();
        for suyo in suyos {
            mirilla::envia(suyo, Signal::SIGKILL);
        }
    }
    Ok(())
}

fn espera_al_otro(visto: &Visto) -> Result<(), String> {
    let de_mas: usize = visto.nota("de_mas").parse().unwrap_or(0);
    if de_mas <= 1 {
        return Ok(());
    }
    Err(format!(
        "Con un proceso detenido, el otro siguió escribiendo ({de_mas} líneas más): no espera a que le den el turno"
    ))
}

fn turnos(visto: &Visto) -> Result<(), String> {
    if !visto.nota("de_mas").is_empty() && espera_al_otro(visto).is_err() {
        return Ok(());
    }
    let n = visto.numero(0);
    let textos = visto.textos();
    let primera_mal = textos.iter().enumerate().find(|(lugar, texto)| {
        **texto != if lugar % 2 == 0 { "ping" } else { "pong" }
    });
    if let Some((lugar, texto)) = primera_mal {
        let esperado = if lugar % 2 == 0 { "ping" } else { "pong" };
        return Err(format!(
            "La línea {} fue «{}», y le tocaba a «{esperado}»",
            lugar + 1,
            shared::foreign::printable(texto)
        ));
    }
    if textos.len() != 2 * n {
        return Err(format!(
            "Se escribieron {} líneas, y se esperaban {}",
            textos.len(),
            2 * n
        ));
    }
    Ok(())
}

fn procesos(visto: &Visto) -> Result<(), String> {
    let quienes = |palabra: &str| -> BTreeSet<&str> {
        let suyas = visto.lineas().iter().filter(|linea| linea.texto == palabra);
        suyas.map(|linea| linea.por.as_str()).collect()
    };
    let (ping, pong) = (quienes("ping"), quienes("pong"));
    for (palabra, quienes) in [("ping", &ping), ("pong", &pong)] {
        if quienes.len() > 1 {
            let quienes: Vec<_> = quienes.iter().collect();
            return Err(format!(
                "«{palabra}» lo escribieron {}, y ha de ser siempre el mismo proceso",
                lista(&quienes)
            ));
        }
    }
    match ping.first() {
        Some(los_dos) if ping == pong => Err(format!(
            "«ping» y «pong» los escribió el mismo proceso, {los_dos}, y han de ser dos"
        )),
        _ => Ok(()),
    }
}

/// Quien pregunta sin parar se mueve mientras el otro está detenido, o mira muchas más veces que turnos tiene.
fn sin_preguntar(visto: &Visto) -> Result<(), String> {
    // Quien juega de más también coge más veces su turno.
    let turnos = |quien: &str| {
        let suyas = visto.lineas().iter().filter(|linea| linea.por == quien);
        suyas.count().max(visto.numero(0))
    };
    let mut veces: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
    for marca in &visto.registro().marks {
        let que = match marca.act {
            Act::Read => "leyó",
            Act::Got => "cogió",
            Act::GaveUp => "intentó coger, sin conseguirlo,",
            _ => continue,
        };
        *veces.entry((&marca.by, que, &marca.of)).or_default() += 1;
    }
    // Si es un valor, se entiende mejor que con el cerrojo que lleva dentro.
    let es_valor =
        |objeto: &str| visto.registro().kind_of(objeto) == Some(ObjectKind::Value);
    let demasiadas = veces
        .into_iter()
        .filter(|((quien, ..), veces)| *veces > 12 * turnos(quien) + 30)
        .max_by_key(|((_, _, objeto), _)| es_valor(objeto));
    let Some(((quien, que, objeto), veces)) = demasiadas else {
        return espera_al_otro(visto).and_then(|()| esperan_quietos(visto));
    };
    Err(format!(
        "{quien} {que} {veces} veces {} para {} turnos: preguntaba sin parar, en vez de esperar",
        con_articulo(visto.registro(), objeto),
        turnos(quien)
    ))
}
