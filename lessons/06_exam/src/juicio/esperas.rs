//! Por qué no acababa un programa: quién espera, qué espera, y quién lo tiene.

use witness::Record;
use witness::questions::{Blocked, Hold};
use witness::record::{Act, Limit, ObjectKind, Process, Status};

use super::{Visto, lista};

/// Si hasta hace menos se hacía algo, no era un interbloqueo: faltó tiempo.
const QUIETO_US: u64 = 1_500_000;

/// Quiénes se esperan para siempre. Nada que decir, si el programa acabó bien o si aún hacía cosas cuando se le cortó.
pub fn interbloqueo(visto: &Visto) -> Result<(), String> {
    let registro = visto.registro();
    let ultima = registro.marks.last().map_or(0, |marca| marca.t_us);
    let quietos = ultima + QUIETO_US <= registro.end_us && visto.constan_todas();
    let por_que = match visto.limite() {
        None => desistir(registro),
        Some(Limit::Wall | Limit::Survivors) if quietos => en_circulo(registro)
            .or_else(|| sin_soltar(registro))
            .or_else(|| sin_remedio(registro)),
        // Otro límite lo alcanza quien hace demasiado, y no quien espera.
        Some(_) => None,
    };
    por_que.map_or(Ok(()), Err)
}

/// En Rust, a quien espera lo que ya no puede llegar se le dice, y acaba mal.
fn desistir(registro: &Record) -> Option<String> {
    let acabo_mal = |quien: &str| {
        let estado = registro.process(quien).and_then(Process::status);
        estado.is_some_and(|estado| estado != Status::Code(0))
    };
    let primera = registro
        .marks
        .iter()
        .filter(|marca| marca.act == Act::GaveUp && acabo_mal(&marca.by))
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
    if objeto.starts_with("lista ") {
        format!("la {objeto}")
    } else if objeto.starts_with(clase) {
        format!("{articulo} {objeto}")
    } else {
        format!("{articulo} {clase} «{objeto}»")
    }
}

fn en_circulo(registro: &Record) -> Option<String> {
    let circulo = registro.deadlock()?;
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

fn sin_soltar(registro: &Record) -> Option<String> {
    let Blocked { object, holder, .. } =
        registro.blocked_at_the_end().into_iter().next()?;
    let (esperan, verbo) = quienes_esperan(registro, &object);
    let el = con_articulo(registro, &object);
    let corte = registro.limits.first().map_or(registro.end_us, |met| met.t_us);
    let termino = registro
        .process(&holder)
        .and_then(|proceso| proceso.exit)
        .is_some_and(|exit| exit.t_us < corte);
    Some(if termino {
        format!(
            "{holder} terminó sin soltar {el}: {esperan} lo {verbo} para siempre"
        )
    } else {
        format!(
            "{holder} cogió {el} y no lo soltó: {esperan} lo {verbo} para siempre"
        )
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
        _ => format!("{esperan} {verbo} para siempre en {el}, y nadie le avisa"),
    })
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
