//! Por qué no acababa un programa: quién espera, qué espera, y quién lo tiene.

use witness::Record;
use witness::questions::{Blocked, Hold};
use witness::record::{Act, Limit, ObjectKind};

use super::{Visto, es_de_python, lista};

/// Si hasta hace menos se hacía algo, no era un interbloqueo: faltó tiempo.
const QUIETO_US: u64 = 1_500_000;

/// Quiénes se esperan para siempre. Nada que decir, si el programa acabó bien o si aún hacía cosas cuando se le cortó.
pub fn interbloqueo(visto: &Visto) -> Result<(), String> {
    let registro = visto.registro();
    let ultima = registro.marks.last().map_or(0, |marca| marca.t_us);
    let quietos = visto.limite() == Some(Limit::Stuck)
        || ultima + QUIETO_US <= registro.end_us;
    let por_que = match visto.limite() {
        None => desistir(registro).or_else(|| se_lo_dicen(registro)),
        Some(Limit::Stuck | Limit::Wall | Limit::Survivors)
            if quietos && visto.constan_todas() && !visto.le_falto_cpu() =>
        {
            en_circulo(registro)
                .or_else(|| sin_soltar(registro))
                .or_else(|| sin_remedio(registro))
                .or_else(|| sin_nada_compartido(visto))
        }
        // Otro límite lo alcanza quien hace demasiado, y no quien espera.
        Some(_) => None,
    };
    por_que.map_or(Ok(()), Err)
}

/// En Rust, a quien espera lo que ya no puede llegar se le dice, y lo repite cuando acaba mal. Quien se cansa de esperar
/// no dice nada de eso: lo que esperaba podía llegar.
fn se_queja(registro: &Record, quien: &str) -> bool {
    let queja = registro.written_by(quien, 2);
    // Con `?`, y con `unwrap`.
    ["esta espera no puede acabar", "Hopeless("]
        .iter()
        .any(|error| queja.contains(error))
}

fn desistir(registro: &Record) -> Option<String> {
    let primera = registro
        .marks
        .iter()
        .filter(|marca| marca.act == Act::GaveUp && se_queja(registro, &marca.by))
        .min_by_key(|marca| (marca.by == "P", marca.t_us))?;
    Some(en_circulo(registro).unwrap_or_else(|| {
        let el = con_articulo(registro, &primera.of);
        let por_que = match registro.kind_of(&primera.of) {
            Some(ObjectKind::Queue) => "nadie iba a poner ni a coger ya nada",
            _ => "nadie iba a dejarle seguir",
        };
        format!("{} esperó en {el} y desistió: {por_que}", primera.by)
    }))
}

/// Lo mismo, a quien espera a los obreros de una reserva: de sus esperas no quedan marcas.
fn se_lo_dicen(registro: &Record) -> Option<String> {
    se_queja(registro, "P")
        .then(|| en_circulo(registro).or_else(|| sin_soltar(registro)))?
}

/// «el cerrojo 1», «la cola 2», «el cerrojo «ping»».
pub fn con_articulo(registro: &Record, objeto: &str) -> String {
    let (articulo, clase) = match registro.kind_of(objeto) {
        Some(ObjectKind::Lock) => ("el", "cerrojo"),
        Some(ObjectKind::RLock) => ("el", "rlock"),
        Some(ObjectKind::Semaphore) => ("el", "semáforo"),
        Some(ObjectKind::Condition) => ("la", "condición"),
        Some(ObjectKind::Event) => ("el", "evento"),
        Some(ObjectKind::Barrier) => ("la", "barrera"),
        Some(ObjectKind::Queue) => ("la", "cola"),
        Some(ObjectKind::Pool) => ("la", "reserva"),
        Some(ObjectKind::Value) => ("el", "valor"),
        Some(ObjectKind::Futex) | None => ("el", "futex"),
    };
    if ["lista ", "tubería "].iter().any(|clase| objeto.starts_with(clase)) {
        format!("la {objeto}")
    } else if objeto.starts_with(clase) {
        format!("{articulo} {objeto}")
    } else {
        format!("{articulo} {clase} «{objeto}»")
    }
}

fn en_circulo(registro: &Record) -> Option<String> {
    let circulo = registro.deadlock()?;
    if let [solo @ Blocked { object, .. }] = &circulo[..]
        && registro.kind_of(object) == Some(ObjectKind::Semaphore)
    {
        return Some(semaforo_que_no_sube(registro, solo));
    }
    if let [Blocked { waiter, object, .. }] = &circulo[..] {
        let object = con_articulo(registro, object);
        return Some(format!(
            "{waiter} espera {object}, que ya tenía él mismo: no lo va a soltar nunca"
        ));
    }
    let esperas: Vec<_> = circulo
        .iter()
        .map(|Blocked { waiter, object, holder }| {
            format!(
                "{waiter} espera {}, que tiene {holder}",
                con_articulo(registro, object)
            )
        })
        .collect();
    Some(format!("{}: ninguno puede seguir", esperas.join("; ")))
}

/// Un semáforo lo puede subir otro, salvo que ese otro espere lo que tiene quien lo espera.
fn semaforo_que_no_sube(registro: &Record, espera: &Blocked) -> String {
    let Blocked { waiter, object, .. } = espera;
    let semaforo = con_articulo(registro, object);
    let bloqueos = registro.blocked_at_the_end();
    let suyo = bloqueos.iter().find(|otro| {
        otro.holder == *waiter && otro.waiter != *waiter && otro.object != *object
    });
    match suyo {
        Some(suyo) => espera_sin_soltar(registro, object, suyo),
        None => format!("{waiter} espera {semaforo}, y nadie lo va a soltar"),
    }
}

/// Quien tiene lo que otros esperan, espera a su vez.
fn espera_sin_soltar(registro: &Record, espera: &str, suyo: &Blocked) -> String {
    let (esperan, verbo) = quienes_esperan(registro, &suyo.object);
    format!(
        "{} espera {} sin soltar {}, que {verbo} {esperan}: ninguno puede seguir",
        suyo.holder,
        con_articulo(registro, espera),
        con_articulo(registro, &suyo.object)
    )
}

fn sin_soltar(registro: &Record) -> Option<String> {
    let suyo = registro.blocked_at_the_end().into_iter().next()?;
    let Blocked { object, holder, .. } = &suyo;
    let (esperan, verbo) = quienes_esperan(registro, object);
    let el = con_articulo(registro, object);
    let corte = registro.limits.first().map_or(registro.end_us, |met| met.t_us);
    let termino = registro
        .process(holder)
        .and_then(|proceso| proceso.exit)
        .is_some_and(|exit| exit.t_us < corte);
    if termino {
        return Some(format!(
            "{holder} terminó sin soltar {el}: {esperan} lo {verbo} para siempre"
        ));
    }
    let esperas = registro.waitings();
    let suya = abiertas(&esperas)
        .find(|espera| espera.by == *holder && espera.object != *object);
    Some(match suya {
        Some(suya) => espera_sin_soltar(registro, &suya.object, &suyo),
        None => format!(
            "{holder} cogió {el} y no lo soltó: {esperan} lo {verbo} para siempre"
        ),
    })
}

/// Lo que se espera no lo tiene nadie: es un aviso que no llega.
fn sin_remedio(registro: &Record) -> Option<String> {
    let esperas = registro.waitings();
    let object = &abiertas(&esperas).next()?.object;
    let (esperan, verbo) = quienes_esperan(registro, object);
    let el = con_articulo(registro, object);
    Some(match registro.kind_of(object)? {
        ObjectKind::Queue => format!(
            "{esperan} {verbo} para siempre algo de {el}, y nadie pone ya nada en ella"
        ),
        ObjectKind::Barrier => format!(
            "{esperan} {verbo} para siempre en {el}: no llegan tantos como espera"
        ),
        ObjectKind::Semaphore | ObjectKind::Lock => {
            format!("{esperan} {verbo} para siempre {el}, y nadie lo va a soltar")
        }
        _ => {
            let le = if verbo == "espera" { "le" } else { "les" };
            format!("{esperan} {verbo} para siempre en {el}, y nadie {le} avisa")
        }
    })
}

/// Se esperan, y nada de lo que Python tiene para que se esperen los procesos ha servido para nada: será de hilos.
fn sin_nada_compartido(visto: &Visto) -> Option<String> {
    let registro = visto.registro();
    if visto.limite() != Some(Limit::Stuck)
        || !registro.objects.is_empty()
        || !es_de_python(registro.root())
    {
        return None;
    }
    let corte = registro.limits.first()?.t_us.saturating_sub(1);
    let vivos = Visto::vivos(&visto.descendientes(), corte);
    let (esperan, usan) = match vivos.len() {
        0 => return None,
        1 => ("espera", "no usa"),
        _ => ("esperan", "no usan"),
    };
    Some(format!(
        "{} {esperan} para siempre, y {usan} nada que compartan los procesos: los cerrojos, los semáforos y los eventos de threading solo valen entre hilos",
        lista(&vivos)
    ))
}

fn abiertas(esperas: &[Hold]) -> impl Iterator<Item = &Hold> {
    esperas.iter().filter(|espera| espera.end_us.is_none())
}

/// «H2 y H3», «esperan».
fn quienes_esperan(registro: &Record, objeto: &str) -> (String, &'static str) {
    let esperas = registro.waitings();
    let mut quienes: Vec<_> = abiertas(&esperas)
        .filter(|espera| espera.object == objeto)
        .map(|espera| espera.by.as_str())
        .collect();
    quienes.sort_unstable();
    quienes.dedup();
    let verbo = if quienes.len() == 1 { "espera" } else { "esperan" };
    (lista(&quienes), verbo)
}
