//! El modelo y los procesos de verdad: cuántos, qué árbol, qué sale.

use tests::{Trial, requires, trial};

use super::combinaciones;
use crate::de_verdad::{Programa, Visto, ejecuta};
use l06_exam::genera::{Esperado, Generada, Papel, Tipo, con_lo_esperado, encaja};
use l06_exam::lenguaje::Lenguaje;

/// Por repetición: los procesos de C son más ligeros.
const EN_C: usize = 600;
const EN_PYTHON: usize = 200;

pub fn pruebas() -> Vec<Trial> {
    vec![
        trial("lo que dice el modelo es lo que pasa, en C", || {
            compara(Lenguaje::C, EN_C)
        }),
        trial("lo que dice el modelo es lo que pasa, en Python", || {
            compara(Lenguaje::Python, EN_PYTHON)
        }),
    ]
}

fn compara(lenguaje: Lenguaje, semillas: usize) {
    let combinaciones = combinaciones();
    let casos: Vec<_> = (0..semillas * requires::long_repetitions() as usize)
        .map(|i| {
            let (tipo, dificultad) = combinaciones[i % combinaciones.len()];
            con_lo_esperado(tipo, i as u64, lenguaje, dificultad)
        })
        .filter(|(generada, _)| {
            generada.codigo.is_some() && generada.lenguaje == lenguaje
        })
        .collect();
    let programas: Vec<_> = casos.iter().map(programa).collect();
    let vistos = ejecuta(&programas, lenguaje);
    let mut faltas = vec![];
    for ((generada, esperado), visto) in casos.iter().zip(&vistos) {
        if let Err(falta) = comprueba(generada, esperado, visto) {
            faltas.push(format!(
                "{} · semilla {}: {falta}\n{}\n{visto:?}",
                generada.tipo.clave(),
                generada.semilla,
                generada.codigo.as_deref().unwrap_or_default()
            ));
        }
    }
    assert!(faltas.is_empty(), "{} faltas\n{}", faltas.len(), faltas[0]);
}

fn programa((generada, esperado): &(Generada, Esperado)) -> Programa {
    let papel = match esperado {
        Esperado::Familia(_, papel) | Esperado::Salida(_, papel) => *papel,
        _ => Papel::Tuberia,
    };
    Programa { codigo: generada.codigo.clone().unwrap_or_default(), papel }
}

fn comprueba(
    generada: &Generada,
    esperado: &Esperado,
    visto: &Visto,
) -> Result<(), String> {
    iguales("sueltos", &0, &visto.sueltos)?;
    match esperado {
        Esperado::Familia(familia, _) => {
            iguales("procesos", &familia.cuantos(), &visto.procesos)?;
            iguales("árbol", &familia.forma(), &visto.forma)?;
            encaja(familia, &visto.salida).map_err(|roto| roto.frase)?;
        }
        Esperado::Cuantos(cuantos) => {
            iguales("procesos", cuantos, &visto.procesos)?
        }
        Esperado::Salida(posibles, _) => {
            let salida = palabras(&visto.salida);
            if !posibles.contains(&salida) {
                return Err(format!("sale «{salida}», y puede salir {posibles:?}"));
            }
        }
        Esperado::Trozos(trozos) => {
            let mut trozos = trozos.clone();
            trozos.sort_unstable_by(|a, b| b.cmp(a));
            iguales("trozos", &trozos, &visto.trozos)?;
        }
        Esperado::Nada => {}
    }
    respuesta(generada, visto)
}

/// La respuesta que se da por buena, medida sin preguntar al modelo.
fn respuesta(generada: &Generada, visto: &Visto) -> Result<(), String> {
    let medida = match generada.tipo {
        Tipo::Procesos => visto.procesos.to_string(),
        Tipo::Lineas => veces(&generada.pregunta, &visto.salida).to_string(),
        Tipo::Arbol => {
            return iguales("respuesta", &forma(&generada.respuesta), &visto.forma);
        }
        Tipo::Estado => palabras(&visto.salida),
        _ => return Ok(()),
    };
    iguales("respuesta", &generada.respuesta, &medida)
}

/// Lo que se pregunta, contado en lo que ha salido.
fn veces(pregunta: &str, salida: &str) -> usize {
    match pregunta.split_once('«') {
        Some((_, resto)) => {
            salida.matches(resto.split('»').next().unwrap()).count()
        }
        None => salida.lines().count(),
    }
}

/// La forma de un árbol escrito como `P(H1(H1.1) H2)`.
fn forma(arbol: &str) -> String {
    let (_, hijos) = arbol.split_once('(').unwrap_or((arbol, ")"));
    let hijos = hijos.strip_suffix(')').unwrap();
    let mut formas = vec![];
    let (mut dentro, mut desde) = (0, 0);
    for (i, letra) in hijos.char_indices().chain([(hijos.len(), ' ')]) {
        match letra {
            '(' => dentro += 1,
            ')' => dentro -= 1,
            ' ' if dentro == 0 && i > desde => {
                formas.push(forma(&hijos[desde..i]));
                desde = i + 1;
            }
            _ => {}
        }
    }
    formas.sort();
    format!("({})", formas.concat())
}

fn palabras(salida: &str) -> String {
    salida.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn iguales<T: PartialEq + std::fmt::Debug>(
    que: &str,
    esperado: &T,
    visto: &T,
) -> Result<(), String> {
    if esperado == visto {
        Ok(())
    } else {
        Err(format!("{que}: se esperaba {esperado:?} y hay {visto:?}"))
    }
}
