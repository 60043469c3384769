//! Lo que se pregunta en muchos ejercicios: cuántos hijos hubo, y si cada uno escribió lo suyo.

use std::collections::BTreeMap;

use super::{Visto, cuantos};

/// El padre creó tantos hijos como se pedían, ni uno más.
pub fn crea_hijos(visto: &Visto, piden: usize) -> Result<(), String> {
    let hay = visto.descendientes().len();
    if hay == piden {
        return Ok(());
    }
    let creo = cuantos(hay, "proceso", "procesos");
    Err(format!("Hubo {creo} además del padre, y se pedían {piden}"))
}

/// Cada línea la escribió un hijo, y siempre el mismo las de cada uno: `de_quien` dice de quién es una línea.
pub fn cada_uno_lo_suyo(
    visto: &Visto,
    de_quien: impl Fn(&str) -> Option<String>,
) -> Result<(), String> {
    let mut quienes: BTreeMap<String, &str> = BTreeMap::new();
    for linea in visto.lineas() {
        let Some(dueno) = de_quien(&linea.texto) else { continue };
        if linea.por == "P" {
            return Err(format!(
                "«{}» lo escribió el padre, y ha de escribirlo uno de sus hijos",
                linea.texto
            ));
        }
        let otro = quienes
            .iter()
            .find(|(suyo, por)| (**suyo == dueno) != (**por == linea.por));
        if let Some((suyo, por)) = otro {
            return Err(if *suyo == dueno {
                format!(
                    "«{}» lo escribió {}, y lo anterior de {dueno} lo había escrito {por}",
                    linea.texto, linea.por
                )
            } else {
                format!(
                    "«{}» lo escribió {por}, que también hizo lo de {suyo}: cada uno es un proceso",
                    linea.texto
                )
            });
        }
        quienes.insert(dueno, &linea.por);
    }
    Ok(())
}

/// Las líneas son exactamente estas, en el orden que sea.
pub fn dice_justo(visto: &Visto, esperadas: &[String]) -> Result<(), String> {
    let mut dichas = visto.textos();
    for esperada in esperadas {
        let lugar = dichas.iter().position(|dicha| dicha == esperada);
        let Some(lugar) = lugar else {
            return Err(format!(
                "Falta «{esperada}»; se escribió {}",
                visto.dicho()
            ));
        };
        dichas.swap_remove(lugar);
    }
    match dichas.first() {
        None => Ok(()),
        Some(sobra) => Err(format!(
            "Se escribió «{}», que no se pedía o ya estaba",
            shared::foreign::printable(sobra)
        )),
    }
}
