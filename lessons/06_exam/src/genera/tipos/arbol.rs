//! El árbol de procesos.

use super::familias::{Caso, NADIE_MAS_FORKA};
use super::{Borrador, Mala, Pedida, Sale, arma};
use crate::azar::Azar;
use crate::genera::modelo::{Familia, Papel};
use crate::genera::{Esperado, explica, inventa};

pub fn inventa(pedida: Pedida, azar: &mut Azar) -> Sale {
    let grado = pedida.dificultad.grado();
    let cuerpo = inventa::solo_forks(azar, grado);
    let caso = Caso::nuevo(cuerpo, pedida.lenguaje, Papel::Tuberia)?;
    let cabe = if grado == 1 { 3..=7 } else { 4..=9 };
    if !cabe.contains(&caso.familia.cuantos()) {
        return None;
    }
    let familia = &caso.familia;
    let nacen = explica::nacimientos(
        familia,
        &caso.programa,
        &caso.escrito,
        pedida.lenguaje,
    );
    let borrador = Borrador {
        codigo: Some(caso.escrito.codigo.clone()),
        pregunta: "¿Cuál es el árbol de procesos? P es el primero, y P(H1 H2) quiere decir que P crea a H1 y a H2.".to_owned(),
        buena: familia.arbol(),
        malas: malas(&caso, azar),
        explicacion: format!("{nacen} El árbol es {}.", familia.arbol()),
        paso: "03 cuantos",
        tema: 7,
    };
    let generada = arma(pedida, azar, borrador)?;
    let Caso { familia, papel, .. } = caso;
    Some((generada, Esperado::Familia(Box::new(familia), papel)))
}

/// Árboles de otra forma: cambiar los nombres no basta.
fn malas(caso: &Caso, azar: &mut Azar) -> Vec<Mala> {
    let n = caso.familia.cuantos();
    let mut formas = vec![caso.familia.forma()];
    let mut leidos = caso.mal_leido(NADIE_MAS_FORKA);
    azar.baraja(&mut leidos);
    let mut malas = vec![];
    for (familia, error) in leidos {
        if (2..=12).contains(&familia.cuantos())
            && !formas.contains(&familia.forma())
        {
            formas.push(familia.forma());
            malas.push((familia.arbol(), error));
        }
    }
    let mut de_padres = vec![
        (abanico(n), "todos_del_primero"),
        (cadena(n), "cada_uno_del_anterior"),
        (abanico(caso.programa.forks + 1), "forks_escritos"),
    ];
    if caso.familia.forma() == Familia::de_padres(&abanico(n)).forma() {
        de_padres.push((abanico(n - 1), "fork_de_menos"));
        de_padres.push((abanico(n + 1), "fork_de_mas"));
    }
    for (hijos, error) in de_padres {
        let familia = Familia::de_padres(&hijos);
        if !formas.contains(&familia.forma()) {
            formas.push(familia.forma());
            malas.push((familia.arbol(), error));
        }
    }
    malas
}

/// El padre de cada uno, menos el primero: todos, del primero.
fn abanico(n: usize) -> Vec<usize> {
    vec![0; n - 1]
}

/// Cada uno, del anterior.
fn cadena(n: usize) -> Vec<usize> {
    (0..n - 1).collect()
}
