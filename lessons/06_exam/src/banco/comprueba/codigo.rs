//! Que el código de una pregunta se pueda enseñar, y que la respuesta hable de lo que hay en él.

use super::{Quejas, no_vacios};
use crate::banco::medida::fuente::{self, LINEAS};
use crate::banco::{Codigo, Hueco, LenguajeDelCodigo, Pregunta, Respuesta};
use crate::juicio::cuantos;

pub fn comprueba(pregunta: &Pregunta, codigo: &Codigo, quejas: &mut Quejas) {
    let de_ordena = matches!(pregunta.respuesta, Respuesta::Ordena(_));
    quejas.si(
        codigo.texto.trim().is_empty() && !de_ordena,
        "`codigo` necesita `texto` o `fichero`",
    );
    quejas.si(
        codigo.mide.is_some() && codigo.lenguaje == LenguajeDelCodigo::Texto,
        "un `texto` no se ejecuta: sobra `mide`",
    );
    quejas.si(
        codigo.da.is_some() && codigo.mide.is_none(),
        "`da` dice lo que sale al medir, y falta `mide`",
    );
    quejas.si(
        codigo.texto.lines().any(|linea| linea.chars().count() > 76),
        "en el código hay una línea de más de 76 letras",
    );
    quejas.si(codigo.texto.contains('\t'), "en el código hay un tabulador");
    let de_huecos = matches!(pregunta.respuesta, Respuesta::Huecos(_));
    quejas.si(
        codigo.texto.contains('‹') && !de_huecos && !de_ordena,
        "en el código hay un hueco, y la respuesta no es `huecos`",
    );
}

pub fn ordena(lineas: &[String], codigo: Option<&Codigo>, quejas: &mut Quejas) {
    no_vacios("ordena", lineas, quejas);
    quejas.si(
        !(2..=9).contains(&lineas.len()),
        format!(
            "las líneas que se ordenan son {}, y han de ser de 2 a 9",
            lineas.len()
        ),
    );
    let texto = codigo.map_or("", |codigo| &codigo.texto);
    quejas.si(
        !texto.is_empty() && texto.matches(LINEAS).count() != 1,
        format!(
            "el código que rodea a las líneas ha de decir dónde van, con `{LINEAS}`"
        ),
    );
}

pub fn huecos(huecos: &[Hueco], codigo: Option<&Codigo>, quejas: &mut Quejas) {
    let Some(codigo) = codigo else {
        return quejas.di("`huecos` necesita un `codigo`");
    };
    quejas.si(huecos.is_empty(), "`huecos` está vacío");
    let marcas = codigo.texto.matches('‹').count();
    quejas.si(
        marcas != huecos.len(),
        format!(
            "en el código hay {}, y la respuesta rellena {}",
            cuantos(marcas, "hueco", "huecos"),
            huecos.len()
        ),
    );
    for (numero, hueco) in (1..).zip(huecos) {
        no_vacios("validas", &hueco.validas, quejas);
        let con_barra = hueco.validas.iter().any(|valida| valida.contains('|'));
        quejas.si(
            con_barra && huecos.len() > 1,
            "lo que va en un hueco no lleva «|», que separa a unos de otros",
        );
        let marca = fuente::hueco(numero);
        quejas.si(
            codigo.texto.matches(&marca).count() != 1,
            format!("`{marca}` ha de estar una vez en el código"),
        );
    }
}

pub fn linea(validas: &[usize], codigo: Option<&Codigo>, quejas: &mut Quejas) {
    let Some(codigo) = codigo else {
        return quejas.di("`linea` necesita un `codigo`");
    };
    let lineas: Vec<&str> = codigo.texto.lines().collect();
    quejas.si(validas.is_empty(), "`validas` está vacío");
    for numero in validas {
        let texto = numero.checked_sub(1).and_then(|lugar| lineas.get(lugar));
        quejas.si(
            texto.is_none_or(|texto| texto.trim().is_empty()),
            format!("en el código no hay nada en la línea {numero}"),
        );
    }
}
