//! Cuántos procesos hay en total.

use super::familias::{Caso, NADIE_MAS_FORKA};
use super::{Borrador, Mala, Pedida, Sale, arma};
use crate::azar::Azar;
use crate::genera::modelo::{Papel, Sent};
use crate::genera::{Esperado, explica, inventa};
use crate::lenguaje::Lenguaje;

mod plantilla;

pub fn inventa(pedida: Pedida, azar: &mut Azar) -> Sale {
    if azar.una_de(4) && pedida.lenguaje == Lenguaje::Python {
        return plantilla::inventa(pedida, azar);
    }
    let grado = pedida.dificultad.grado();
    let cuerpo = inventa::solo_forks(azar, grado);
    let caso = Caso::nuevo(cuerpo, pedida.lenguaje, Papel::Tuberia)?;
    let n = caso.familia.cuantos();
    let cabe = match grado {
        1 => 3..=8,
        2 => 4..=14,
        _ => 4..=20,
    };
    // Los de 8 salen de muchas maneras: se quedan la mitad.
    if !cabe.contains(&n) || (n == 8 && azar.cara()) {
        return None;
    }
    let malas = malas(&caso, azar);
    let generada = arma(
        pedida,
        azar,
        Borrador {
            codigo: Some(caso.escrito.codigo.clone()),
            pregunta: "¿Cuántos procesos hay en total, contando el primero?"
                .to_owned(),
            buena: n.to_string(),
            malas,
            explicacion: explica::nacimientos(
                &caso.familia,
                &caso.programa,
                &caso.escrito,
                pedida.lenguaje,
            ),
            paso: "03 cuantos",
            tema: tema(&caso),
        },
    )?;
    let Caso { familia, papel, .. } = caso;
    Some((generada, Esperado::Familia(Box::new(familia), papel)))
}

fn malas(caso: &Caso, azar: &mut Azar) -> Vec<Mala> {
    let n = caso.familia.cuantos();
    let mut leidas: Vec<Mala> = caso
        .mal_leido(NADIE_MAS_FORKA)
        .into_iter()
        .map(|(familia, error)| (familia.cuantos(), error))
        .filter(|(otros, _)| *otros > 1 && *otros <= 40)
        .map(|(otros, error)| (otros.to_string(), error))
        .collect();
    leidas.push(((n - 1).to_string(), "sin_contar_el_primero"));
    azar.baraja(&mut leidas);
    let escritos = caso.programa.forks;
    let con_bucle =
        caso.programa.alguna(&|sent| matches!(sent, Sent::Bucle { .. }));
    let potencia = if con_bucle { "forks_escritos" } else { "dobla_siempre" };
    for (otros, error) in [
        (1 << escritos.min(5), potencia),
        (escritos + 1, "forks_escritos"),
        (n + 1, "primero_dos_veces"),
        (2 * n, "fork_de_mas"),
    ] {
        leidas.push((otros.to_string(), error));
    }
    leidas
}

fn tema(caso: &Caso) -> u8 {
    let anidado = |sent: &Sent| matches!(sent, Sent::Bucle { cuerpo, .. } if cuerpo.iter().any(|de| matches!(de, Sent::Bucle { .. })));
    match () {
        _ if caso.programa.con_logica() => 4,
        _ if caso.programa.alguna(&|sent| matches!(sent, Sent::Exec(_))) => 16,
        _ if caso.programa.alguna(&anidado) => 6,
        _ if caso.programa.alguna(&|sent| *sent == Sent::Rompe) => 2,
        _ => 1,
    }
}
