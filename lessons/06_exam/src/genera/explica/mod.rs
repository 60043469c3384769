//! La explicación de este programa: quién ejecuta cada `fork`, y quién se para antes.

mod escritos;
mod frenos;
mod tandas;

pub use escritos::escritos;

use super::escribe::Escrito;
use super::modelo::{Familia, Programa};
use crate::lenguaje::Lenguaje;

/// De dónde sale cada proceso y, al final, cuántos son.
pub fn nacimientos(
    familia: &Familia,
    programa: &Programa,
    escrito: &Escrito,
    lenguaje: Lenguaje,
) -> String {
    let mut frases = vec![];
    let mut hay = 1;
    for tanda in tandas::tandas(familia) {
        hay += tanda.hijos.len();
        frases.push(tanda.frase(escrito, lenguaje, hay));
    }
    frases.extend(frenos::frenos(familia, programa, escrito, lenguaje));
    let total = familia.cuantos();
    let todos = lista(familia.procesos.iter().map(|de| de.nombre.as_str()));
    frases.push(format!("En total, {total}: {todos}."));
    frases.join(" ")
}

/// «H1», «H1 y H2», «H1, H2 y H3».
pub fn lista<'a>(nombres: impl IntoIterator<Item = &'a str>) -> String {
    let nombres: Vec<_> = nombres.into_iter().collect();
    match nombres.split_last() {
        None => String::new(),
        Some((uno, [])) => (*uno).to_owned(),
        Some((ultimo, antes)) => format!("{} y {ultimo}", antes.join(", ")),
    }
}

/// Lo que se dice de uno o, si son otros, lo que se dice de varios, con su número en `{}`.
pub fn segun(n: usize, uno: &str, varios: &str) -> String {
    if n == 1 { uno.to_owned() } else { varios.replace("{}", &n.to_string()) }
}
