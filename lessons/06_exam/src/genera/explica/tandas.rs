//! Las veces que se ejecuta cada `fork`: quiénes lo ejecutan y quiénes nacen.

use super::lista;
use crate::genera::escribe::{Escrito, nombre};
use crate::genera::modelo::{Familia, Suceso};
use crate::lenguaje::Lenguaje;

/// Las veces que se ejecuta un mismo `fork` en una misma vuelta.
pub struct Tanda<'a> {
    reloj: usize,
    fork: usize,
    variables: &'a [(char, u8)],
    padres: Vec<&'a str>,
    pub hijos: Vec<&'a str>,
}

/// En el orden en que se cuentan.
pub fn tandas(familia: &Familia) -> Vec<Tanda<'_>> {
    let mut tandas: Vec<Tanda<'_>> = vec![];
    for padre in &familia.procesos {
        for suceso in &padre.sucesos {
            let Suceso::Nace { hijo, arranque } = suceso else { continue };
            let suya = |tanda: &&mut Tanda<'_>| {
                tanda.fork == arranque.fork && tanda.variables == arranque.variables
            };
            let nombre = familia.procesos[*hijo].nombre.as_str();
            match tandas.iter_mut().find(suya) {
                Some(tanda) => {
                    tanda.reloj = tanda.reloj.min(arranque.reloj);
                    tanda.padres.push(&padre.nombre);
                    tanda.hijos.push(nombre);
                }
                None => tandas.push(Tanda {
                    reloj: arranque.reloj,
                    fork: arranque.fork,
                    variables: &arranque.variables,
                    padres: vec![&padre.nombre],
                    hijos: vec![nombre],
                }),
            }
        }
    }
    tandas.sort_by_key(|tanda| (tanda.reloj, tanda.fork));
    nacidos_antes(tandas)
}

/// En el mismo orden, salvo que nadie ejecuta nada antes de haber nacido.
fn nacidos_antes(mut tandas: Vec<Tanda<'_>>) -> Vec<Tanda<'_>> {
    let mut nacidos = vec!["P"];
    let mut en_orden = vec![];
    while !tandas.is_empty() {
        let nacio = |padre: &&str| nacidos.contains(padre);
        let cual = tandas.iter().position(|tanda| tanda.padres.iter().all(nacio));
        let tanda = tandas.remove(cual.expect("alguien nace el siguiente"));
        nacidos.extend(&tanda.hijos);
        en_orden.push(tanda);
    }
    en_orden
}

impl Tanda<'_> {
    pub fn frase(
        &self,
        escrito: &Escrito,
        lenguaje: Lenguaje,
        hay: usize,
    ) -> String {
        let sitio = escrito.sitio(self.fork, nombre("fork", lenguaje));
        let vuelta = if self.variables.is_empty() {
            String::new()
        } else {
            let valores =
                self.variables.iter().map(|(var, n)| format!("{var} = {n}"));
            format!(", con {},", valores.collect::<Vec<_>>().join(" y "))
        };
        let (ejecutan, nacen) = if self.padres.len() == 1 {
            ("lo ejecuta", "nace")
        } else {
            ("lo ejecutan", "nacen")
        };
        let padres = lista(self.padres.iter().copied());
        let hijos = lista(self.hijos.iter().copied());
        let sitio = format!("E{}", &sitio[1..]);
        format!(
            "{sitio}{vuelta} {ejecutan} {padres}, y {nacen} {hijos}; ya son {hay}."
        )
    }
}
