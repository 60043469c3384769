//! Lo que se pregunta en un `if`: en C y en Python solo cambian los signos.

use crate::genera::modelo::Expr;

#[derive(Clone, Copy)]
pub struct Signos {
    pub fork: &'static str,
    pub y: &'static str,
    pub o: &'static str,
}

/// La expresión y cuántos `fork` lleva.
pub fn expr(de: &Expr, signos: Signos) -> (String, usize) {
    let con = |de: &Expr, detras: &str| {
        let (texto, forks) = expr(de, signos);
        (format!("{texto}{detras}"), forks)
    };
    match de {
        Expr::Fork(_) => (signos.fork.to_owned(), 1),
        Expr::Pid => ("pid".to_owned(), 0),
        Expr::EsCero(de) => con(de, " == 0"),
        Expr::NoEsCero(de) => con(de, " != 0"),
        Expr::Positivo(de) => con(de, " > 0"),
        Expr::Y(a, b) => junta(a, signos.y, b, signos),
        Expr::O(a, b) => junta(a, signos.o, b, signos),
        Expr::Vale(var, cuanto) => (format!("{var} == {cuanto}"), 0),
        Expr::Par(var) => (format!("{var} % 2 == 0"), 0),
    }
}

fn junta(a: &Expr, entre: &str, b: &Expr, signos: Signos) -> (String, usize) {
    let (a, de_a) = con_parentesis(a, signos);
    let (b, de_b) = con_parentesis(b, signos);
    (format!("{a}{entre}{b}"), de_a + de_b)
}

fn con_parentesis(de: &Expr, signos: Signos) -> (String, usize) {
    let (texto, forks) = expr(de, signos);
    match de {
        Expr::Y(..) | Expr::O(..) => (format!("({texto})"), forks),
        _ => (texto, forks),
    }
}
