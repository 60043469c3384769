//! El juez de «ping_pong»: las palabras se alternan, cada una es de un proceso, y nadie duerme ni pregunta sin parar.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use witness::record::{Act, ObjectKind};

use crate::juicio::{
    Caso, Escena, Juez, Visto, con_articulo, descendientes, interbloqueo, lista,
};

/// Con esto un proceso detenido deja a la vista a quien no lo espera.
const DETENIDO: Duration = Duration::from_millis(1200);
/// Y antes, lo que tarda el otro en acabar lo que estuviera haciendo.
const ASENTARSE: Duration = Duration::from_millis(300);
/// Las veces que puede mirar algo quien espera como es debido a uno detenido.
const MIRADAS: usize = 5;

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
}

/// Al poco de empezar se detiene a uno de los dos, y se cuenta lo que el otro escribe mientras.
fn con_uno_detenido(escena: &mut Escena) -> anyhow::Result<()> {
    escena.arranca()?;
    let lineas = |escena: &mut Escena| {
        escena.salida().map_or(0, |salida| salida.lines().count())
    };
    escena.hasta(|escena| lineas(escena) >= 4)?;
    // Si ya ha acabado, no hay a quién detener.
    let Ok(pid) = escena.pid() else { return Ok(()) };
    let Some(uno) = descendientes(pid).last().copied() else { return Ok(()) };
    if kill(uno, Signal::SIGSTOP).is_err() {
        return Ok(());
    }
    std::thread::sleep(ASENTARSE);
    let antes = lineas(escena);
    std::thread::sleep(DETENIDO);
    let de_mas = lineas(escena) - antes;
    let _ = kill(uno, Signal::SIGCONT);
    escena.anota("de_mas", de_mas);
    if de_mas > 1 {
        // Ya se sabe, y puede que aún le quede mucho por dormir.
        for suyo in descendientes(pid) {
            let _ = kill(suyo, Signal::SIGKILL);
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

/// Quien pregunta sin parar mira una y otra vez mientras el otro está detenido, o muchas más veces que turnos tiene.
fn sin_preguntar(visto: &Visto) -> Result<(), String> {
    let registro = visto.registro();
    for detenido in &registro.processes {
        for rato in &detenido.stops {
            let desde = rato.begin_us + ASENTARSE.as_micros() as u64;
            let hasta = rato.end_us.unwrap_or(registro.end_us);
            let miradas: Vec<_> = registro
                .marks
                .iter()
                .filter(|marca| (desde..hasta).contains(&marca.t_us))
                .filter(|marca| marca.by != detenido.name)
                .filter(|marca| {
                    matches!(marca.act, Act::Read | Act::Got | Act::GaveUp)
                })
                .collect();
            if let [primera, ..] = miradas[..]
                && miradas.len() > MIRADAS
            {
                return Err(format!(
                    "Con {} detenido, {} miró {} veces {}: preguntaba sin parar, en vez de esperar a que le avisara",
                    detenido.name,
                    primera.by,
                    miradas.len(),
                    con_articulo(registro, &primera.of)
                ));
            }
        }
    }
    let razonable = 12 * visto.numero(0) + 30;
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
        .filter(|(_, veces)| *veces > razonable)
        .max_by_key(|((_, _, objeto), _)| es_valor(objeto));
    let Some(((quien, que, objeto), veces)) = demasiadas else { return Ok(()) };
    Err(format!(
        "{quien} {que} {veces} veces {} para {} turnos: preguntaba sin parar, en vez de esperar",
        con_articulo(visto.registro(), objeto),
        visto.numero(0)
    ))
}
