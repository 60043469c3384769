//! La explicación de este programa: quién ejecuta cada `fork`, y quién se para antes.

mod escritos;

pub use escritos::escritos;

use super::escribe::{Escrito, nombre};
use super::modelo::{Expr, Familia, Programa, Sent, Suceso};
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
    for tanda in tandas(familia) {
        hay += tanda.hijos.len();
        frases.push(tanda.frase(escrito, lenguaje, hay));
    }
    frases.extend(detalles(familia, programa, lenguaje));
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

/// Las veces que se ejecuta un mismo `fork` en una misma vuelta.
struct Tanda<'a> {
    reloj: usize,
    fork: usize,
    variables: &'a [(char, u8)],
    padres: Vec<&'a str>,
    hijos: Vec<&'a str>,
}

fn tandas(familia: &Familia) -> Vec<Tanda<'_>> {
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
    tandas
}

impl Tanda<'_> {
    fn frase(&self, escrito: &Escrito, lenguaje: Lenguaje, hay: usize) -> String {
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

/// Lo que frena a alguien: la lógica, `break`, `exit`, `exec`.
fn detalles(
    familia: &Familia,
    programa: &Programa,
    lenguaje: Lenguaje,
) -> Vec<String> {
    let mut frases = vec![];
    if programa.con_logica() {
        frases.push(format!(
            "Al hijo `fork` le devuelve 0, que es falso, y al padre el PID del hijo, \
             que es verdadero; {} mira su derecha solo si su izquierda es verdadera, \
             y {}, solo si es falsa.",
            nombre("y", lenguaje),
            nombre("o", lenguaje)
        ));
    }
    if let Some(quien) = quien_rompe(programa) {
        frases.push(format!(
            "Del bucle sale con `break` {quien}, que ya no da más vueltas."
        ));
    }
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

/// Quién ejecuta el `break`, si depende de lo que devuelva `fork`.
fn quien_rompe(programa: &Programa) -> Option<&'static str> {
    let mut quien = None;
    busca(&programa.cuerpo, &mut quien);
    quien
}

fn busca(sents: &[Sent], quien: &mut Option<&'static str>) {
    for sent in sents {
        match sent {
            Sent::Si { cond, si, no } => {
                if si.contains(&Sent::Rompe) {
                    *quien = match cond {
                        Expr::EsCero(_) => Some("el hijo"),
                        Expr::Fork(_) | Expr::NoEsCero(_) | Expr::Positivo(_) => {
                            Some("el padre")
                        }
                        _ => None,
                    };
                }
                busca(si, quien);
                busca(no, quien);
            }
            Sent::Bucle { cuerpo, .. } => busca(cuerpo, quien),
            _ => {}
        }
    }
}
