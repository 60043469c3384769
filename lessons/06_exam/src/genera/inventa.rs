//! Las piezas de un programa de fork, como las de los exámenes.

use super::modelo::{Expr, Hasta, Sent, Texto};
use crate::azar::Azar;

/// Palabras que no se confunden aunque salgan pegadas.
pub const PALABRAS: [&str; 20] = [
    "hola", "fin", "uno", "dos", "sol", "mar", "pan", "luz", "gato", "azul",
    "ping", "tren", "voz", "bien", "rojo", "cero", "nube", "lago", "flor", "tres",
];

pub fn fork() -> Expr {
    Expr::Fork(0)
}

/// «Soy el hijo».
pub fn hijo() -> Expr {
    Expr::EsCero(Box::new(fork()))
}

/// «Soy el padre», de una de las maneras de escribirlo.
pub fn padre(azar: &mut Azar) -> Expr {
    let fork = Box::new(fork());
    match azar.menor(3) {
        0 => Expr::NoEsCero(fork),
        1 => Expr::Positivo(fork),
        _ => *fork,
    }
}

pub fn y(a: Expr, b: Expr) -> Expr {
    Expr::Y(Box::new(a), Box::new(b))
}

pub fn o(a: Expr, b: Expr) -> Expr {
    Expr::O(Box::new(a), Box::new(b))
}

pub fn si(cond: Expr, si: Vec<Sent>) -> Sent {
    Sent::Si { cond, si, no: vec![] }
}

pub fn si_no(cond: Expr, si: Vec<Sent>, no: Vec<Sent>) -> Sent {
    Sent::Si { cond, si, no }
}

pub fn bucle(n: usize, cuerpo: Vec<Sent>) -> Sent {
    Sent::Bucle { var: 'i', hasta: Hasta::Numero(n as u8), cuerpo }
}

pub fn linea(palabra: &'static str) -> Sent {
    Sent::Escribe { texto: Texto::Palabra(palabra), salto: true, vacia: false }
}

/// Sin fin de línea: se queda en el búfer.
pub fn pegada(palabra: &'static str) -> Sent {
    Sent::Escribe { texto: Texto::Palabra(palabra), salto: false, vacia: false }
}

pub fn variable(var: char) -> Sent {
    Sent::Escribe { texto: Texto::Variable(var), salto: true, vacia: false }
}

fn forks(n: usize) -> Vec<Sent> {
    vec![Sent::Fork(0); n]
}

fn abanico(n: usize) -> Sent {
    bucle(n, vec![si(hijo(), vec![Sent::Rompe])])
}

fn cadena(azar: &mut Azar, n: usize) -> Sent {
    let padre = padre(azar);
    bucle(n, vec![si(padre, vec![Sent::Rompe])])
}

/// Condiciones de dos o tres `fork`.
fn logica(azar: &mut Azar) -> Expr {
    match azar.menor(7) {
        0 => y(fork(), fork()),
        1 => o(fork(), fork()),
        2 => o(y(fork(), fork()), fork()),
        3 => y(o(fork(), fork()), fork()),
        4 => y(fork(), o(fork(), fork())),
        5 => o(fork(), y(fork(), fork())),
        _ => y(hijo(), hijo()),
    }
}

/// Uno o dos `fork`, en quien cumpla la condición.
fn en_una_rama(azar: &mut Azar) -> Sent {
    let cuantos = azar.entre(1, 2);
    let cond = if azar.cara() { hijo() } else { padre(azar) };
    si(cond, forks(cuantos))
}

fn facil(azar: &mut Azar) -> Vec<Sent> {
    let n = azar.entre(2, 5);
    match azar.menor(6) {
        0 => forks(azar.entre(1, 3)),
        1 => vec![bucle(azar.entre(2, 3), forks(1))],
        2 => vec![abanico(n)],
        3 => vec![cadena(azar, n)],
        4 => vec![en_una_rama(azar)],
        _ => vec![si(hijo(), vec![Sent::Sal(azar.menor(4) as u8)]), Sent::Fork(0)],
    }
}

fn media(azar: &mut Azar) -> Vec<Sent> {
    let n = azar.entre(2, 4);
    match azar.menor(6) {
        0 => vec![si(logica(azar), forks(1))],
        1 => vec![bucle(
            azar.entre(2, 3),
            vec![si(hijo(), vec![Sent::Fork(0), Sent::Rompe])],
        )],
        2 => vec![si_no(hijo(), forks(azar.entre(1, 2)), forks(azar.entre(1, 3)))],
        3 => {
            let si_hijo = si(hijo(), vec![Sent::Sal(azar.menor(4) as u8)]);
            vec![bucle(n, vec![si_hijo]), Sent::Fork(0)]
        }
        4 => vec![bucle(2, vec![en_una_rama(azar)])],
        _ => facil(azar),
    }
}

fn dificil(azar: &mut Azar) -> Vec<Sent> {
    let n = azar.entre(2, 4);
    match azar.menor(7) {
        0 => {
            let dentro = Sent::Bucle {
                var: 'j',
                hasta: Hasta::Incluida('i'),
                cuerpo: forks(1),
            };
            vec![bucle(2, vec![dentro])]
        }
        1 => {
            let rama = if azar.cara() {
                Expr::EsCero(Box::new(Expr::Pid))
            } else {
                Expr::Positivo(Box::new(Expr::Pid))
            };
            let medio = forks(azar.entre(1, 2));
            [vec![Sent::Pid(0)], medio, vec![si(rama, forks(1))]].concat()
        }
        2 => vec![si(hijo(), vec![Sent::Exec(None), Sent::Fork(0)]), Sent::Fork(0)],
        3 => {
            let cual = azar.menor(n) as u8;
            let cond = y(hijo(), Expr::Vale('i', cual));
            vec![bucle(n, vec![si(cond, vec![Sent::Rompe])])]
        }
        4 => vec![bucle(n, vec![si(Expr::Par('i'), forks(1))])],
        5 => {
            let dentro = si(logica(azar), forks(1));
            vec![si(if azar.cara() { hijo() } else { fork() }, vec![dentro])]
        }
        _ => media(azar),
    }
}

/// Un programa de `fork` sin más, con su espera al final; a veces, todos se despiden.
pub fn solo_forks(azar: &mut Azar, grado: u8) -> Vec<Sent> {
    let mut cuerpo = match grado {
        1 => facil(azar),
        2 => media(azar),
        _ => dificil(azar),
    };
    let otra = match grado {
        1 if azar.una_de(3) => vec![],
        2 => facil(azar),
        3 if azar.cara() => media(azar),
        _ => facil(azar),
    };
    if azar.cara() {
        cuerpo.extend(otra);
    } else {
        cuerpo.splice(0..0, otra);
    }
    cuerpo.push(Sent::EsperaTodos);
    let espera = cuerpo.len() - 1;
    match azar.menor(5) {
        0 => {}
        1 => cuerpo.push(linea(azar.uno(&PALABRAS))),
        _ => cuerpo.insert(espera, linea(azar.uno(&PALABRAS))),
    }
    cuerpo
}
