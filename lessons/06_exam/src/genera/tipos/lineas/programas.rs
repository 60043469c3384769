//! Programas en los que se cuenta lo que sale.

use crate::azar::Azar;
use crate::genera::inventa::{bucle, hijo, linea, padre, pegada, si, si_no};
use crate::genera::modelo::Sent;

/// Todo con su fin de línea.
pub fn con_lineas(azar: &mut Azar, p: &[&'static str], grado: u8) -> Vec<Sent> {
    let n = azar.entre(2, 4);
    let mut cuerpo = match azar.menor(7) {
        0 => [vec![Sent::Fork(0); azar.entre(1, 3)], vec![linea(p[0])]].concat(),
        1 => vec![bucle(azar.entre(2, 3), vec![Sent::Fork(0), linea(p[0])])],
        2 => vec![Sent::Fork(0), linea(p[0]), Sent::Fork(0), linea(p[1])],
        3 => {
            let ramas = si_no(hijo(), vec![linea(p[0])], vec![linea(p[1])]);
            vec![Sent::Fork(0), ramas]
        }
        4 => {
            let si_hijo = si(hijo(), vec![linea(p[0]), Sent::Rompe]);
            vec![bucle(n, vec![si_hijo]), linea(p[1])]
        }
        5 => {
            let acaba = Sent::Sal(azar.menor(3) as u8);
            vec![bucle(n, vec![si(hijo(), vec![linea(p[0]), acaba])]), linea(p[1])]
        }
        _ => {
            let cond = padre(azar);
            let rama = vec![linea(p[0]), Sent::Fork(0)];
            vec![si(cond, rama), linea(p[1])]
        }
    };
    if grado == 2 {
        let antes = if azar.cara() { p[0] } else { p[1] };
        cuerpo.insert(0, linea(antes));
    }
    cuerpo
}

/// Texto que se queda en el búfer, `_exit`, `exec`, y quien lo vacía a tiempo.
pub fn con_trampas(azar: &mut Azar, p: &[&'static str]) -> Vec<Sent> {
    let n = azar.entre(2, 3);
    let mut antes = if azar.cara() { pegada(p[0]) } else { linea(p[0]) };
    if let (Sent::Escribe { vacia, .. }, true) = (&mut antes, azar.una_de(4)) {
        *vacia = true;
    }
    match azar.menor(7) {
        0 => vec![bucle(n, vec![Sent::Fork(0), pegada(p[0])])],
        1 => [vec![antes], vec![Sent::Fork(0); n - 1], vec![linea(p[1])]].concat(),
        2 => vec![
            antes,
            si(hijo(), vec![linea(p[1]), Sent::SalYa(0)]),
            Sent::Espera,
            linea(p[1]),
        ],
        3 => {
            vec![antes, bucle(n, vec![si(hijo(), vec![linea(p[1]), acabar(azar)])])]
        }
        4 => vec![antes, si(hijo(), vec![linea(p[1]), Sent::Exec(Some(p[0]))])],
        5 => {
            vec![antes, bucle(n, vec![si(hijo(), vec![Sent::Rompe])]), linea(p[1])]
        }
        _ => vec![
            antes,
            si(hijo(), vec![Sent::Exec(Some(p[1])), linea(p[0])]),
            linea(p[1]),
        ],
    }
}

fn acabar(azar: &mut Azar) -> Sent {
    if azar.cara() { Sent::Sal(0) } else { Sent::SalYa(0) }
}
