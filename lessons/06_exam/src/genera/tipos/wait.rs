//! Qué devuelven `wait` y `waitpid`.

use super::{Borrador, Mala, Pedida, Sale, arma};
use crate::azar::Azar;
use crate::genera::Esperado;
use crate::genera::explica::segun;
use crate::genera::modelo::Papel;

mod codigo;

/// Lo que se pregunta.
enum Caso {
    /// El padre espera a sus hijos uno a uno, en ese orden, y escribe sus códigos.
    EnOrden { codigos: Vec<u8>, orden: Vec<usize> },
    /// Cuenta cuántas veces `wait` devuelve un hijo: sus nietos no son suyos.
    Cuantas { hijos: usize, nietos: usize },
    /// `waitpid` antes y después de que el hijo muera.
    Mirando { veces: usize, despues: usize },
    /// Dos hijos y dos `wait`: los códigos, en el orden en que acaben.
    Cualquiera { a: u8, b: u8 },
}

pub fn inventa(pedida: Pedida, azar: &mut Azar) -> Sale {
    let grado = pedida.dificultad.grado();
    let caso = match (grado, azar.menor(4)) {
        (1, 0 | 1) => cualquiera(azar),
        (1, _) => en_orden(azar, 2),
        (2, 0) => {
            Caso::Cuantas { hijos: azar.entre(2, 5), nietos: azar.entre(1, 4) }
        }
        (2, 1) => cualquiera(azar),
        (2, _) => en_orden(azar, 3),
        (_, 0) => {
            Caso::Cuantas { hijos: azar.entre(2, 7), nietos: azar.entre(1, 5) }
        }
        (_, 1) => {
            Caso::Mirando { veces: azar.entre(1, 3), despues: azar.entre(1, 3) }
        }
        _ => en_orden(azar, 4),
    };
    let salidas = caso.salidas();
    let mut malas = caso.malas();
    azar.baraja(&mut malas);
    let (paso, tema) = caso.paso();
    let borrador = Borrador {
        codigo: Some(codigo::escribe(&caso, pedida.lenguaje)),
        pregunta: caso.pregunta(),
        buena: salidas.join(" o "),
        malas,
        explicacion: caso.explicacion(),
        paso,
        tema,
    };
    let esperado = Esperado::Salida(salidas, Papel::Tuberia);
    Some((arma(pedida, azar, borrador)?, esperado))
}

fn en_orden(azar: &mut Azar, hijos: usize) -> Caso {
    let codigos = azar.escoge(hijos, &(1..=60).collect::<Vec<u8>>());
    let mut orden: Vec<_> = (0..hijos).collect();
    while orden.is_sorted() {
        azar.baraja(&mut orden);
    }
    Caso::EnOrden { codigos, orden }
}

fn cualquiera(azar: &mut Azar) -> Caso {
    let codigos = azar.escoge(2, &(1..=60).collect::<Vec<u8>>());
    Caso::Cualquiera { a: codigos[0], b: codigos[1] }
}

fn juntos<T: ToString>(cosas: impl IntoIterator<Item = T>) -> String {
    let textos: Vec<_> = cosas.into_iter().map(|cosa| cosa.to_string()).collect();
    textos.join(" ")
}

impl Caso {
    fn pregunta(&self) -> String {
        match self {
            Caso::Cuantas { .. } => "¿Qué escribe?".to_owned(),
            Caso::Cualquiera { .. } => {
                "¿Qué puede escribir? Cada número va en su línea.".to_owned()
            }
            _ => "¿Qué escribe? Cada número va en su línea.".to_owned(),
        }
    }

    /// Todo lo que puede salir.
    fn salidas(&self) -> Vec<String> {
        match self {
            Caso::EnOrden { codigos, orden } => {
                vec![juntos(orden.iter().map(|&cual| codigos[cual]))]
            }
            Caso::Cuantas { hijos, .. } => vec![hijos.to_string()],
            Caso::Mirando { veces, despues } => vec![mirando(*veces, 1, *despues)],
            Caso::Cualquiera { a, b } => vec![juntos([a, b]), juntos([b, a])],
        }
    }

    fn malas(&self) -> Vec<Mala> {
        match self {
            Caso::EnOrden { codigos, orden } => {
                let mut ordenados = codigos.clone();
                ordenados.sort_unstable();
                let al_reves = codigos.iter().rev();
                let estados =
                    orden.iter().map(|&cual| u32::from(codigos[cual]) * 256);
                vec![
                    (juntos(codigos), "espera_en_orden_de_creacion"),
                    (juntos(al_reves), "espera_al_ultimo"),
                    (juntos(estados), "estado_por_codigo"),
                    (juntos(orden.iter().map(|_| 0)), "fork_por_codigo"),
                    (juntos(ordenados), "espera_al_que_antes_acaba"),
                ]
            }
            Caso::Cuantas { hijos, nietos } => [
                (hijos * nietos, "solo_los_nietos"),
                (hijos + hijos * nietos, "wait_recoge_nietos"),
                (hijos + 1, "wait_cuenta_el_error"),
                (1 + hijos + hijos * nietos, "sin_contar_hijos_propios"),
                (1, "wait_espera_a_todos"),
            ]
            .map(|(n, error)| (n.to_string(), error))
            .to_vec(),
            Caso::Mirando { veces, despues } => vec![
                (mirando(*veces, 0, *despues), "muerto_desaparece"),
                (
                    mirando(veces + 1, (*despues - 1).min(1), despues - 1),
                    "waitpid_sin_esperar",
                ),
                (
                    juntos(
                        [vec![-1; *veces], vec![1], vec![-1; despues - 1]].concat(),
                    ),
                    "wnohang_da_error",
                ),
                (mirando(*veces, *despues, *despues), "recoge_dos_veces"),
            ],
            Caso::Cualquiera { a, b } => vec![
                (format!("siempre {a} {b}"), "espera_en_orden_de_creacion"),
                (format!("siempre {b} {a}"), "espera_al_ultimo"),
                (format!("{a} {a} o {b} {b}"), "recoge_dos_veces"),
                (format!("siempre {}", a + b), "wait_espera_a_todos"),
            ],
        }
    }

    fn explicacion(&self) -> String {
        match self {
            Caso::EnOrden { .. } => format!(
                "`waitpid` con un PID espera a ese hijo, acabe cuando acabe; los demás siguen ahí, aunque sea como zombis, hasta que les toca. El código que se escribe cada vez es el de ese hijo: {}.",
                self.salidas().concat()
            ),
            Caso::Cuantas { hijos, nietos } => format!(
                "`wait` solo recoge a los hijos de quien lo llama. Cada uno de los {hijos} hijos recoge {}, y el primero solo tiene {hijos}; cuando no le queda ninguno, `wait` falla y el bucle acaba.",
                segun(*nietos, "al suyo", "a los {} suyos")
            ),
            Caso::Mirando { despues, .. } => format!(
                "Con `WNOHANG`, `waitpid` no espera, y si el hijo sigue vivo devuelve 0. Sin él, espera a que muera, devuelve su PID (aquí se escribe 1) y lo recoge.{} Sale {}.",
                if *despues > 1 {
                    " Desde entonces ya no es su hijo, y falla (−1)."
                } else {
                    ""
                },
                self.salidas().concat()
            ),
            Caso::Cualquiera { a, b } => format!(
                "`wait` recoge al primero que acabe, y aquí nada dice cuál será: {a} y {b} salen en cualquier orden. Cada hijo se recoge una sola vez."
            ),
        }
    }

    fn paso(&self) -> (&'static str, u8) {
        match self {
            Caso::EnOrden { .. } => ("03 waitpid", 17),
            Caso::Mirando { .. } => ("03 waitpid", 18),
            Caso::Cuantas { .. } | Caso::Cualquiera { .. } => ("03 wait", 17),
        }
    }
}

/// Mientras vive, lo que no devuelve el PID; después, el PID (1) una vez, y −1 las demás.
fn mirando(vivo: usize, recogido: usize, despues: usize) -> String {
    let mut salida = vec![0; vivo];
    salida.extend(vec![1; recogido]);
    salida.extend(vec![-1; despues - recogido]);
    juntos(salida)
}
