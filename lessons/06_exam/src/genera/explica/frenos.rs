//! Lo que frena a alguien: la lógica, `break`, `exit`, `exec`.

use super::lista;
use crate::genera::escribe::{Escrito, nombre};
use crate::genera::modelo::{Expr, Familia, Programa, Sent};
use crate::lenguaje::Lenguaje;

pub fn frenos(
    familia: &Familia,
    programa: &Programa,
    escrito: &Escrito,
    lenguaje: Lenguaje,
) -> Vec<String> {
    let mut frases = vec![];
    frases.extend(logica(programa, lenguaje));
    frases.extend(roturas(programa, escrito, lenguaje));
    frases.extend(finales(familia, lenguaje));
    frases
}

/// Lo que vale cada `fork` de una condición, y cuándo se mira.
fn logica(programa: &Programa, lenguaje: Lenguaje) -> Option<String> {
    let mut partes = vec![];
    for (cond, _) in programa.ramas() {
        if cond.es_logica() {
            desglosa(cond, &mut partes);
        }
    }
    let hay = |como: fn(&Expr) -> bool| partes.iter().any(|parte| como(parte));
    let mut frases = vec![];
    if hay(|parte| matches!(parte, Expr::Fork(_))) {
        frases.push(
            "Al hijo `fork` le devuelve 0, que es falso, y al padre el PID del hijo, \
             que es verdadero"
                .to_owned(),
        );
    }
    if hay(|parte| matches!(parte, Expr::EsCero(_))) {
        let fork = nombre("fork", lenguaje).trim_matches('`');
        frases.push(format!(
            "`{fork}() == 0` es verdadero en el hijo y falso en el padre"
        ));
    }
    let (y, o) = (nombre("y", lenguaje), nombre("o", lenguaje));
    let con_y = hay(|parte| matches!(parte, Expr::Y(..)));
    let con_o = hay(|parte| matches!(parte, Expr::O(..)));
    frases.push(match (con_y, con_o) {
        (true, true) => format!(
            "{y} mira su derecha solo si su izquierda es verdadera, y {o}, solo si es falsa"
        ),
        (true, false) => {
            format!("{y} mira su derecha solo si su izquierda es verdadera")
        }
        (false, true) => {
            format!("{o} mira su derecha solo si su izquierda es falsa")
        }
        (false, false) => return None,
    });
    Some(frases.join("; ") + ".")
}

/// La condición, sus partes y las partes de sus partes.
fn desglosa<'a>(cond: &'a Expr, partes: &mut Vec<&'a Expr>) {
    partes.push(cond);
    if let Expr::Y(a, b) | Expr::O(a, b) = cond {
        desglosa(a, partes);
        desglosa(b, partes);
    }
}

/// Quién sale de cada bucle con `break`.
fn roturas(
    programa: &Programa,
    escrito: &Escrito,
    lenguaje: Lenguaje,
) -> Vec<String> {
    let rotas =
        programa.ramas().into_iter().filter(|(_, si)| si.contains(&Sent::Rompe));
    rotas
        .filter_map(|(cond, si)| {
            let (fork, quien) = quien_rompe(cond)?;
            let sitio = escrito.sitio(fork, nombre("fork", lenguaje));
            let otro_nace = si.iter().any(|sent| matches!(sent, Sent::Fork(_)));
            Some(if otro_nace {
                format!(
                    "Tras {sitio}, salen del bucle con `break` {quien} y el que nace de él, y ya no dan más vueltas."
                )
            } else {
                format!(
                    "Tras {sitio}, sale del bucle con `break` {quien}, y ya no da más vueltas."
                )
            })
        })
        .collect()
}

/// El `fork` del que depende, y quién sale.
fn quien_rompe(cond: &Expr) -> Option<(usize, String)> {
    let (de, quien) = match cond {
        Expr::EsCero(de) => (&**de, "el hijo".to_owned()),
        Expr::NoEsCero(de) | Expr::Positivo(de) => (&**de, "el padre".to_owned()),
        Expr::Fork(_) => (cond, "el padre".to_owned()),
        Expr::Y(a, b) => match (&**a, &**b) {
            (Expr::EsCero(de), Expr::Vale(var, cuanto)) => {
                (&**de, format!("el hijo que nace con {var} = {cuanto}"))
            }
            _ => return None,
        },
        _ => return None,
    };
    match de {
        Expr::Fork(numero) => Some((*numero, quien)),
        _ => None,
    }
}

/// Quién acaba antes de llegar al final, o se convierte en otro programa.
fn finales(familia: &Familia, lenguaje: Lenguaje) -> Vec<String> {
    let mut frases = vec![];
    for (como, por_que) in [
        ("exit", "y lo que sigue no lo ejecuta"),
        ("_exit", "y lo que sigue no lo ejecuta"),
        ("exec", "y lo que sigue en este programa ya no existe para él"),
    ] {
        let suyos = familia.procesos.iter().filter(|de| de.fin == Some(como));
        let nombres: Vec<_> = suyos.map(|de| de.nombre.as_str()).collect();
        let verbo = match (como, nombres.len()) {
            (_, 0) => continue,
            ("exec", 1) => "se convierte en otro programa con",
            ("exec", _) => "se convierten en otro programa con",
            (_, 1) => "acaba en",
            _ => "acaban en",
        };
        let mut por_que = por_que.to_owned();
        if nombres.len() > 1 {
            por_que = por_que.replace("ejecuta", "ejecutan").replace("él", "ellos");
        }
        let quienes = lista(nombres.iter().copied());
        frases.push(format!(
            "{quienes} {verbo} {}, {por_que}.",
            nombre(como, lenguaje)
        ));
    }
    frases
}
