//! En qué puede acabar una variable compartida.

use std::collections::BTreeSet;

use super::{Borrador, Mala, Pedida, Sale, arma};
use crate::azar::Azar;
use crate::genera::Esperado;
use crate::genera::modelo::{Acceso, Cuenta, Papel, totales};
use crate::lenguaje::Lenguaje;

mod codigo;
mod comun;
mod en_c;

/// Quién protege la cuenta.
#[derive(Clone, Copy, PartialEq)]
enum Cerrojo {
    Ninguno,
    DeTodos,
    UnoCadaUno,
}

/// Un proceso hace una cuenta tantas veces.
#[derive(Clone, Copy, PartialEq)]
struct Trabajo {
    cuenta: Cuenta,
    veces: usize,
}

struct Caso {
    x: i32,
    trabajos: Vec<Trabajo>,
    cerrojo: Cerrojo,
}

pub fn inventa(pedida: Pedida, azar: &mut Azar) -> Sale {
    let caso = sortea(azar, pedida.dificultad.grado());
    let procesos: Vec<_> = caso
        .trabajos
        .iter()
        .map(|trabajo| vec![trabajo.cuenta; trabajo.veces])
        .collect();
    let junta = caso.cerrojo == Cerrojo::DeTodos;
    let caminos = totales(caso.x, &procesos, junta);
    let valores: BTreeSet<i32> = caminos.keys().copied().collect();
    let cabe = |valores: &BTreeSet<i32>| seguidos(valores) || valores.len() <= 6;
    if !cabe(&valores) || (!junta && valores.len() == 1) {
        return None;
    }
    let mut malas = malas(&caso, &procesos, &valores);
    malas.retain(|(otros, _)| cabe(otros) && !otros.is_empty());
    azar.baraja(&mut malas);
    let malas: Vec<Mala> =
        malas.iter().map(|(otros, error)| (en_texto(otros), *error)).collect();
    // El que más sorprende: el más lejano del que saldría de uno en uno.
    let seguido = seguidas(caso.x, &procesos);
    let lejos = valores.iter().max_by_key(|valor| (*valor - seguido).abs());
    let extremo = lejos.copied().unwrap_or_default();
    let camino = caminos.get(&extremo).map_or(&[][..], |camino| camino);
    let borrador = Borrador {
        codigo: Some(codigo::escribe(&caso, pedida.lenguaje)),
        pregunta: "¿Qué puede escribir?".to_owned(),
        buena: en_texto(&valores),
        malas,
        explicacion: con_su_nombre(
            explicacion(&caso, &valores, extremo, camino),
            pedida.lenguaje,
        ),
        paso: match caso.cerrojo {
            Cerrojo::Ninguno => "01 carrera",
            Cerrojo::DeTodos => "01 mismo_lock",
            Cerrojo::UnoCadaUno => "01 un_lock_cada_uno",
        },
        tema: if caso.cerrojo == Cerrojo::Ninguno { 27 } else { 28 },
    };
    let posibles = valores.iter().map(|valor| valor.to_string()).collect();
    Some((
        arma(pedida, azar, borrador)?,
        Esperado::Salida(posibles, Papel::Tuberia),
    ))
}

fn sortea(azar: &mut Azar, grado: u8) -> Caso {
    let iguales = grado > 1 && azar.una_de(3);
    let cuantos = if grado == 3 && iguales { 3 } else { 2 };
    let una = trabajo(azar, grado);
    let trabajos = (0..cuantos)
        .map(|_| if iguales { una } else { trabajo(azar, grado) })
        .collect();
    let cerrojo = match (grado, azar.menor(3)) {
        (3, 0) => Cerrojo::DeTodos,
        (3, 1) => Cerrojo::UnoCadaUno,
        _ => Cerrojo::Ninguno,
    };
    Caso { x: azar.menor(16) as i32, trabajos, cerrojo }
}

fn trabajo(azar: &mut Azar, grado: u8) -> Trabajo {
    let cuenta = match azar.menor(5) {
        0 if grado > 1 => Cuenta::Por(2),
        1 => Cuenta::Suma(-(azar.entre(1, 4) as i32)),
        2 if grado > 1 => Cuenta::Suma(1),
        _ => Cuenta::Suma(azar.entre(1, if grado == 1 { 9 } else { 5 }) as i32),
    };
    let veces = match (grado, cuenta) {
        (1, _) => 1,
        (_, Cuenta::Por(_)) => 1,
        (2, _) => azar.entre(1, 3),
        _ => azar.entre(1, 2),
    };
    Trabajo { cuenta, veces }
}

/// Lo que cree quien se equivoca de cada manera.
fn malas(
    caso: &Caso,
    procesos: &[Vec<Cuenta>],
    valores: &BTreeSet<i32>,
) -> Vec<(BTreeSet<i32>, &'static str)> {
    let junta = caso.cerrojo == Cerrojo::DeTodos;
    let claves = |x, junta| totales(x, procesos, junta).into_keys().collect();
    let todo: BTreeSet<i32> = claves(caso.x, true);
    let sin_proteger: BTreeSet<i32> = claves(caso.x, false);
    let del_codigo = seguidas(caso.x, procesos);
    let atomico = match caso.cerrojo {
        Cerrojo::UnoCadaUno => "un_cerrojo_cada_uno",
        _ => "suma_de_una_vez",
    };
    let mut malas = vec![(BTreeSet::from([del_codigo]), "siempre_en_orden")];
    if !junta {
        malas.push((todo.clone(), atomico));
    } else {
        malas.push((sin_proteger, "cerrojo_no_protege"));
    }
    // Se pierde entero lo de un proceso, o nada.
    let mut enteras = todo.clone();
    for quien in 0..procesos.len() {
        let otros = [&procesos[..quien], &procesos[quien + 1..]].concat();
        enteras.extend(totales(caso.x, &otros, true).into_keys());
    }
    malas.push((enteras.clone(), "se_pierde_entero"));
    malas.push((&enteras - &todo, "siempre_se_pierde"));
    let mut uno_solo = todo.clone();
    uno_solo.extend(procesos.iter().map(|suyas| todas(caso.x, suyas)));
    let extremos = uno_solo.first().zip(uno_solo.last());
    if let Some((&de, &a)) = extremos {
        if !(de..=a).contains(&caso.x) {
            malas.push((
                (de.min(caso.x)..=a.max(caso.x)).collect(),
                "puede_quedar_igual",
            ));
        }
        let intermedios: BTreeSet<i32> = (de..=a).collect();
        let error = if valores.is_subset(&intermedios) {
            "todos_los_intermedios"
        } else {
            "queda_uno_entero"
        };
        malas.push((intermedios, error));
    }
    if junta {
        // Con el cerrojo de todos no se pierde nada: quien espera otra cosa olvida lo mismo.
        for (_, error) in &mut malas[1..] {
            *error = "cerrojo_no_protege";
        }
    }
    malas
}

/// Las de uno, sin que nadie se cuele.
fn todas(x: i32, cuentas: &[Cuenta]) -> i32 {
    cuentas.iter().fold(x, |x, cuenta| cuenta.de(x))
}

/// Uno detrás de otro, en el orden en que están escritos.
fn seguidas(x: i32, procesos: &[Vec<Cuenta>]) -> i32 {
    procesos.iter().fold(x, |x, cuentas| todas(x, cuentas))
}

fn seguidos(valores: &BTreeSet<i32>) -> bool {
    let extremos = valores.first().zip(valores.last());
    extremos.is_some_and(|(de, a)| (a - de + 1) as usize == valores.len())
}

/// «solo 5», «3 o 4», «de 2 a 6».
fn en_texto(valores: &BTreeSet<i32>) -> String {
    let textos: Vec<_> = valores.iter().map(|valor| valor.to_string()).collect();
    match &textos[..] {
        [uno] => format!("solo {uno}"),
        [de, .., a] if seguidos(valores) && textos.len() > 3 => {
            format!("cualquiera, de {de} a {a}")
        }
        [antes @ .., ultimo] => format!("{} o {ultimo}", antes.join(", ")),
        [] => String::new(),
    }
}

/// En C, el cerrojo es un semáforo que empieza en 1.
fn con_su_nombre(explicacion: String, lenguaje: Lenguaje) -> String {
    match lenguaje {
        Lenguaje::C => explicacion.replace("cerrojo", "semáforo"),
        _ => explicacion,
    }
}

fn explicacion(
    caso: &Caso,
    valores: &BTreeSet<i32>,
    extremo: i32,
    camino: &[Acceso],
) -> String {
    const NOMBRES: [&str; 3] = ["H1", "H2", "H3"];
    let pasos: Vec<_> = camino
        .iter()
        .map(|acceso| {
            let que = if acceso.escribe { "escribe" } else { "lee" };
            format!("{} {que} {}", NOMBRES[acceso.quien], acceso.valor)
        })
        .collect();
    let por_que = match caso.cerrojo {
        Cerrojo::Ninguno => {
            "Cada cuenta son dos pasos, leer x y escribirla, y entre los dos puede colarse otro proceso, cuya cuenta se pierde."
        }
        Cerrojo::DeTodos => {
            "Todos usan el mismo cerrojo, así que nadie se cuela entre leer x y escribirla; solo cambia el orden de las cuentas."
        }
        Cerrojo::UnoCadaUno => {
            "Cada uno adquiere su propio cerrojo, que nadie más usa: es como si no hubiera ninguno, y otro puede colarse entre leer x y escribirla."
        }
    };
    let ejemplo = if valores.len() == 1 {
        String::new()
    } else {
        format!(" Así sale {extremo}: {}.", pasos.join(", "))
    };
    let puede = match valores.first() {
        Some(unico) if valores.len() == 1 => format!("Solo puede salir {unico}."),
        _ => format!("Puede salir {}.", en_texto(valores)),
    };
    format!("{por_que}{ejemplo} {puede}")
}
