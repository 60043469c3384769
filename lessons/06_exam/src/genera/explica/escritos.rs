//! Qué llega a la salida de cada proceso, y qué pasa con lo que se queda en el búfer.

use super::lista;
use crate::genera::escribe::nombre;
use crate::genera::modelo::{Familia, Papel, Proceso, Programa, Sent, en_palabras};
use crate::lenguaje::Lenguaje;

/// Qué escribe cada uno, y qué pasa con lo que se queda en el búfer.
pub fn escritos(
    familia: &Familia,
    programa: &Programa,
    papel: Papel,
    lenguaje: Lenguaje,
) -> String {
    let mut frases = vec![cuando_se_vacia(programa, papel, lenguaje)];
    for (piezas, nombres) in por_lo_que(familia, |de| de.heredado.clone()) {
        let nacen = if nombres.len() == 1 { "nace" } else { "nacen" };
        frases.push(format!(
            "Cuando {nacen} {}, en el búfer de su padre espera {}, y se copia.",
            lista(nombres.iter().copied()),
            entre_comillas(&piezas)
        ));
    }
    for (piezas, nombres) in por_lo_que(familia, |de| de.perdido.clone()) {
        let vacian = if nombres.len() == 1 { "vacía" } else { "vacían" };
        let como = familia.procesos.iter().find(|de| de.nombre == nombres[0]);
        let como = como.and_then(|de| de.fin).unwrap_or("_exit");
        frases.push(format!(
            "{} no {vacian} su búfer, por {}, y se pierde {}.",
            lista(nombres.iter().copied()),
            nombre(como, lenguaje),
            entre_comillas(&piezas)
        ));
    }
    let todo = |de: &Proceso| de.escrito().flatten().cloned().collect::<Vec<_>>();
    let salen: Vec<_> = por_lo_que(familia, todo)
        .into_iter()
        .map(|(piezas, nombres)| {
            let quienes = lista(nombres.iter().copied());
            (nombres.len(), format!("{quienes}, {}", entre_comillas(&piezas)))
        })
        .collect();
    frases.push(match &salen[..] {
        [] => "No sale nada.".to_owned(),
        [(1, uno)] => format!("A la salida llega, de {uno}."),
        varios => {
            let suyo: Vec<&str> =
                varios.iter().map(|(_, suyo)| suyo.as_str()).collect();
            format!("A la salida llega lo de cada uno: {}.", suyo.join("; "))
        }
    });
    frases.join(" ")
}

fn cuando_se_vacia(
    programa: &Programa,
    papel: Papel,
    lenguaje: Lenguaje,
) -> String {
    let vacia = |sent: &Sent| matches!(sent, Sent::Escribe { vacia: true, .. });
    let vacia = programa.alguna(&vacia).then(|| nombre("vacía", lenguaje));
    match (papel, vacia) {
        (Papel::Terminal, None) => {
            "En un terminal, cada fin de línea vacía el búfer.".to_owned()
        }
        (Papel::Terminal, Some(vacia)) => format!(
            "En un terminal, cada fin de línea vacía el búfer, y {vacia}, también."
        ),
        (Papel::Tuberia, None) => "En una tubería, lo escrito espera en el búfer hasta que el proceso acaba, aunque lleve su fin de línea.".to_owned(),
        (Papel::Tuberia, Some(vacia)) => format!(
            "En una tubería, lo escrito espera en el búfer hasta que el proceso acaba o lo vacía con {vacia}, aunque lleve su fin de línea."
        ),
    }
}

/// Los procesos, juntos los que tienen lo mismo; los que no tienen nada, fuera.
fn por_lo_que(
    familia: &Familia,
    que: impl Fn(&Proceso) -> Vec<String>,
) -> Vec<(Vec<String>, Vec<&str>)> {
    let mut grupos: Vec<(Vec<String>, Vec<&str>)> = vec![];
    for proceso in &familia.procesos {
        let suyo = que(proceso);
        if suyo.is_empty() {
            continue;
        }
        match grupos.iter_mut().find(|(otro, _)| *otro == suyo) {
            Some((_, nombres)) => nombres.push(&proceso.nombre),
            None => grupos.push((suyo, vec![&proceso.nombre])),
        }
    }
    grupos
}

fn entre_comillas(piezas: &[String]) -> String {
    format!("«{}»", en_palabras(&piezas.concat()))
}
