//! Programas de pocos procesos, con lo que escriben y a quién esperan.

use crate::azar::Azar;
use crate::genera::inventa::{
    PALABRAS, bucle, hijo, linea, pegada, si, si_no, variable,
};
use crate::genera::modelo::{Papel, Sent};

pub fn inventa(azar: &mut Azar, grado: u8) -> (Vec<Sent>, Papel) {
    let p = azar.escoge(4, &PALABRAS);
    match grado {
        1 => (dos(azar, &p), Papel::Terminal),
        2 => (tres(azar, &p), Papel::Terminal),
        _ if azar.una_de(4) => (una_espera(azar, &p), Papel::Terminal),
        _ => (con_bufer(azar, &p), Papel::Tuberia),
    }
}

/// Un padre y un hijo. La espera puede ir antes o después de escribir.
fn dos(azar: &mut Azar, p: &[&'static str]) -> Vec<Sent> {
    let espera = Sent::Espera;
    let sale = Sent::Sal(0);
    match azar.menor(6) {
        0 => {
            let rama = vec![linea(p[1]), espera, linea(p[2])];
            vec![si_no(hijo(), vec![linea(p[0])], rama)]
        }
        1 => vec![
            linea(p[0]),
            si(hijo(), vec![linea(p[1]), sale]),
            espera,
            linea(p[2]),
        ],
        2 => vec![
            si(hijo(), vec![linea(p[0]), linea(p[1]), sale]),
            linea(p[2]),
            espera,
        ],
        3 => {
            let rama = vec![espera, linea(p[1])];
            vec![si_no(hijo(), vec![linea(p[0]), linea(p[2])], rama)]
        }
        4 => {
            let rama = vec![linea(p[1]), espera];
            vec![linea(p[0]), si_no(hijo(), vec![linea(p[2])], rama), linea(p[3])]
        }
        _ => vec![
            si(hijo(), vec![linea(p[0]), sale]),
            linea(p[1]),
            espera,
            linea(p[2]),
        ],
    }
}

/// Dos o tres hijos, o un nieto.
fn tres(azar: &mut Azar, p: &[&'static str]) -> Vec<Sent> {
    let n = azar.entre(2, 3);
    let (espera, sale) = (Sent::Espera, Sent::Sal(0));
    let (todos, h) = (Sent::EsperaTodos, hijo);
    match azar.menor(6) {
        0 => {
            let numero = si(h(), vec![variable('i'), sale]);
            vec![bucle(n, vec![numero]), todos, linea(p[0])]
        }
        1 => {
            let numero = si(h(), vec![variable('i'), sale]);
            vec![bucle(n, vec![numero, espera]), linea(p[0])]
        }
        2 => vec![
            si(h(), vec![linea(p[0]), sale.clone()]),
            espera.clone(),
            si(h(), vec![linea(p[1]), sale]),
            linea(p[2]),
            espera,
        ],
        3 => {
            let nieto = si(h(), vec![linea(p[0]), sale.clone()]);
            let de_hijo = if azar.cara() {
                vec![nieto, espera.clone(), linea(p[1]), sale]
            } else {
                vec![nieto, linea(p[1]), espera.clone(), sale]
            };
            vec![si(h(), de_hijo), linea(p[2]), espera, linea(p[3])]
        }
        4 => {
            let sale_2 = sale.clone();
            let mut cuerpo = vec![
                si(h(), vec![linea(p[0]), sale]),
                si(h(), vec![linea(p[1]), sale_2]),
                todos,
                linea(p[2]),
            ];
            if azar.cara() {
                cuerpo.insert(1, linea(p[3]));
            }
            cuerpo
        }
        _ => {
            let numero = si(h(), vec![variable('i'), sale]);
            vec![linea(p[0]), bucle(2, vec![numero]), linea(p[1]), todos]
        }
    }
}

/// Dos hijos y, antes de escribir, un solo `wait`: vale cualquiera de los dos.
fn una_espera(azar: &mut Azar, p: &[&'static str]) -> Vec<Sent> {
    let mut cuerpo = vec![
        si(hijo(), vec![linea(p[0]), Sent::Sal(0)]),
        si(hijo(), vec![linea(p[1]), Sent::Sal(0)]),
        Sent::Espera,
        linea(p[2]),
        Sent::Espera,
    ];
    if azar.cara() {
        cuerpo.push(linea(p[3]));
    } else {
        cuerpo.insert(0, linea(p[3]));
    }
    cuerpo
}

/// Con la salida en una tubería: lo escrito espera en el búfer.
fn con_bufer(azar: &mut Azar, p: &[&'static str]) -> Vec<Sent> {
    let mut antes = if azar.cara() { linea(p[0]) } else { pegada(p[0]) };
    if let (Sent::Escribe { vacia, .. }, true) = (&mut antes, azar.una_de(5)) {
        *vacia = true;
    }
    let sale = if azar.cara() { Sent::Sal(0) } else { Sent::SalYa(0) };
    let espera = Sent::Espera;
    match azar.menor(5) {
        0 => {
            let rama = vec![espera, linea(p[2])];
            vec![antes, si_no(hijo(), vec![linea(p[1])], rama)]
        }
        1 => vec![antes, si(hijo(), vec![linea(p[1]), sale]), espera, linea(p[2])],
        2 => {
            let otro = linea(p[1]);
            let exec = Sent::Exec(Some(p[2]));
            vec![antes, si(hijo(), vec![otro, exec]), espera, linea(p[3])]
        }
        3 => vec![
            linea(p[0]),
            si(hijo(), vec![linea(p[1]), sale]),
            linea(p[2]),
            espera,
            linea(p[3]),
        ],
        _ => {
            let si_hijo = si(hijo(), vec![linea(p[1]), sale]);
            vec![antes, bucle(2, vec![si_hijo]), Sent::EsperaTodos, linea(p[2])]
        }
    }
}
