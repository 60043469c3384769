//! Cuántas líneas salen, o cuántas veces sale una palabra.

use super::familias::{Caso, NADIE_MAS_ESCRIBE, donde};
use super::{Borrador, Mala, Pedida, Sale, arma};
use crate::azar::Azar;
use crate::genera::inventa::{PALABRAS, linea};
use crate::genera::modelo::{Familia, Lectura, Papel, Sent, Texto};
use crate::genera::{Esperado, explica};
use crate::lenguaje::Lenguaje;

mod programas;

/// Qué se cuenta.
#[derive(Clone, Copy)]
enum Cuenta {
    Lineas,
    Palabra(&'static str),
}

pub fn inventa(pedida: Pedida, azar: &mut Azar) -> Sale {
    let grado = pedida.dificultad.grado();
    let palabras = azar.escoge(3, &PALABRAS);
    let papel = match grado {
        1 => Papel::Terminal,
        2 => Papel::Tuberia,
        _ => azar.uno(&[Papel::Tuberia, Papel::Tuberia, Papel::Terminal]),
    };
    let mut cuerpo = match grado {
        3 => programas::con_trampas(azar, &palabras),
        _ => programas::con_lineas(azar, &palabras, grado),
    };
    cuerpo.push(Sent::EsperaTodos);
    if azar.una_de(3) {
        cuerpo.push(linea(palabras[2]));
    }
    let caso = Caso::nuevo(cuerpo, pedida.lenguaje, papel)?;
    let cuenta = que_cuenta(azar, &caso, &palabras)?;
    let n = cuenta.en(&caso.familia);
    if n > 24 || caso.familia.cuantos() < 2 {
        return None;
    }
    let malas = malas(&caso, cuenta, azar);
    let borrador = Borrador {
        codigo: Some(caso.escrito.codigo.clone()),
        pregunta: pregunta(cuenta, papel, pedida.lenguaje),
        buena: n.to_string(),
        malas,
        explicacion: explicacion(&caso, cuenta, pedida.lenguaje),
        paso: if grado == 1 { "03 cuantos" } else { "03 bufer" },
        tema: if grado == 1 { 1 } else { 10 },
    };
    let generada = arma(pedida, azar, borrador)?;
    let Caso { familia, papel, .. } = caso;
    Some((generada, Esperado::Familia(Box::new(familia), papel)))
}

fn que_cuenta(
    azar: &mut Azar,
    caso: &Caso,
    palabras: &[&'static str],
) -> Option<Cuenta> {
    let programa = &caso.programa;
    let con_salto = !programa
        .alguna(&|sent| matches!(sent, Sent::Escribe { salto: false, .. }));
    if con_salto && azar.cara() {
        return Some(Cuenta::Lineas);
    }
    let escritas: Vec<_> = palabras
        .iter()
        .filter(|palabra| escritas(caso, palabra) > 0)
        .copied()
        .collect();
    (!escritas.is_empty()).then(|| Cuenta::Palabra(azar.uno(&escritas)))
}

/// Cuántas veces está escrita en el código.
fn escritas(caso: &Caso, palabra: &str) -> usize {
    caso.escrito.codigo.matches(&format!("\"{palabra}")).count()
}

impl Cuenta {
    fn en(self, familia: &Familia) -> usize {
        match self {
            Cuenta::Lineas => familia.lineas(),
            Cuenta::Palabra(palabra) => familia.veces(palabra),
        }
    }
}

fn pregunta(cuenta: Cuenta, papel: Papel, lenguaje: Lenguaje) -> String {
    let donde = donde(papel, lenguaje);
    match cuenta {
        Cuenta::Lineas => format!("Se ejecuta {donde}. ¿Cuántas líneas salen?"),
        Cuenta::Palabra(palabra) => {
            format!("Se ejecuta {donde}. ¿Cuántas veces sale «{palabra}»?")
        }
    }
}

fn malas(caso: &Caso, cuenta: Cuenta, azar: &mut Azar) -> Vec<Mala> {
    let n = cuenta.en(&caso.familia);
    let mut del_bufer = vec![];
    for (lectura, error) in [
        (Lectura::ExitVacia, "exit_bajo_vacia"),
        (Lectura::SinBufer, "sin_bufer"),
        (Lectura::SinHerencia, "bufer_sin_copiar"),
    ] {
        del_bufer.extend(caso.leido(lectura).map(|familia| (familia, error)));
    }
    let mut leidos = caso.mal_leido(NADIE_MAS_ESCRIBE);
    azar.baraja(&mut leidos);
    let procesos = caso.familia.cuantos();
    let una_vez = match cuenta {
        Cuenta::Palabra(palabra) => escritas(caso, palabra),
        Cuenta::Lineas => textos(&caso.programa.cuerpo),
    };
    let las_del_padre =
        caso.leido(NADIE_MAS_ESCRIBE.0).map_or(0, |solo| cuenta.en(&solo));
    let una_menos = match las_del_padre {
        0 => "una_vez_de_menos",
        _ => "el_padre_no_escribe",
    };
    let sueltos = [
        (una_vez, "una_vez_por_linea"),
        (procesos, "una_vez_por_proceso"),
        (n.saturating_sub(1), una_menos),
        (n + 1, "una_vez_de_mas"),
        (2 * n, "el_doble"),
        (n + 2, "una_vez_de_mas"),
    ];
    let leidas = del_bufer.into_iter().chain(leidos);
    leidas
        .map(|(familia, error)| (cuenta.en(&familia), error))
        .chain(sueltos)
        .filter(|(otras, _)| *otras <= 64)
        .map(|(otras, error)| (otras.to_string(), error))
        .collect()
}

/// Cuántos textos hay escritos en el código.
fn textos(sents: &[Sent]) -> usize {
    let uno = |sent: &Sent| match sent {
        Sent::Escribe { texto: Texto::Palabra(_), .. } | Sent::Exec(Some(_)) => 1,
        Sent::Si { si, no, .. } => textos(si) + textos(no),
        Sent::Bucle { cuerpo, .. } => textos(cuerpo),
        _ => 0,
    };
    sents.iter().map(uno).sum()
}

fn explicacion(caso: &Caso, cuenta: Cuenta, lenguaje: Lenguaje) -> String {
    let nacen = explica::nacimientos(
        &caso.familia,
        &caso.programa,
        &caso.escrito,
        lenguaje,
    );
    let escriben =
        explica::escritos(&caso.familia, &caso.programa, caso.papel, lenguaje);
    let n = cuenta.en(&caso.familia);
    let veces = |n| if n == 1 { "1 vez".to_owned() } else { format!("{n} veces") };
    let total = match cuenta {
        Cuenta::Lineas if n == 1 => "Sale 1 línea.".to_owned(),
        Cuenta::Lineas => format!("Salen {n} líneas."),
        Cuenta::Palabra(palabra) if n == 0 => format!("«{palabra}» no sale."),
        Cuenta::Palabra(palabra) => format!("«{palabra}» sale {}.", veces(n)),
    };
    format!("{nacen} {escriben} {total}")
}
