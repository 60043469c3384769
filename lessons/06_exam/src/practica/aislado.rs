//! Juzgar lo que ha escrito otro: en una caja, de la que solo sale el veredicto.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use shared::errno::describe_chain;

use super::PracticaError;
use super::juzga::{codigo, dice, juzga as juzga_aqui};
use super::opciones::Pedido;
use crate::aislamiento::{self, Fin, Herramientas, dentro, en_la_caja};
use crate::ejercicio::Ejercicio;
use crate::juicio::Veredicto;
use crate::lenguaje::{Lenguaje, rust};
use crate::semilla;

/// # Errors
/// Si el fichero no se puede leer. Si aquí no se puede aislar, es un fallo del juez.
pub fn juzga(
    ejercicio: &Ejercicio,
    lenguaje: Lenguaje,
    fichero: &Path,
    pedido: &Pedido,
) -> Result<ExitCode, PracticaError> {
    let texto = aislamiento::lee(fichero).map_err(|porque| {
        PracticaError::Ilegible { fichero: fichero.to_owned(), porque }
    })?;
    let semilla = pedido.semilla.unwrap_or_else(semilla::nueva);
    let en_caja = || {
        let veredicto =
            en_la_carpeta_del_juez(ejercicio, lenguaje, &texto, semilla);
        dice(ejercicio, lenguaje, &veredicto, pedido);
        codigo(veredicto.dictamen)
    };
    let herramientas = match herramientas(lenguaje) {
        Ok(herramientas) => herramientas,
        Err(error) => {
            let que = describe_chain(error.as_ref());
            let veredicto = Veredicto::fallo_del_juez(que, semilla);
            return Ok(dice(ejercicio, lenguaje, &veredicto, pedido));
        }
    };
    let que = match en_la_caja(&herramientas, en_caja) {
        Ok(Fin::Codigo(codigo @ (0 | 1 | 3))) => return Ok(ExitCode::from(codigo)),
        Ok(Fin::Tarde) => "se cortó, porque quien juzga no acababa".to_owned(),
        Ok(_) => "quien juzga acabó antes de tiempo: lo mataron, o tiene un error"
            .to_owned(),
        Err(error) => {
            format!("no se puede aislar: {}", describe_chain(error.as_ref()))
        }
    };
    let veredicto = Veredicto::fallo_del_juez(que, semilla);
    Ok(dice(ejercicio, lenguaje, &veredicto, pedido))
}

fn herramientas(lenguaje: Lenguaje) -> anyhow::Result<Herramientas> {
    let de_python = Herramientas::de_python()?;
    if lenguaje != Lenguaje::Rust {
        return Ok(de_python);
    }
    let rutas: Vec<_> =
        rust::bibliotecas()?.iter().map(|(_, ruta)| ruta.clone()).collect();
    de_python.con_rust(&rutas)
}

/// El nombre que tuviera el fichero no importa, y los mensajes no dicen dónde estaba.
fn en_la_carpeta_del_juez(
    ejercicio: &Ejercicio,
    lenguaje: Lenguaje,
    texto: &[u8],
    semilla: u64,
) -> Veredicto {
    let nombre = format!("{}.{}", ejercicio.nombre, lenguaje.extension());
    let copia = || {
        let carpeta = dentro().context("está en la caja")?.del_juez();
        let copia = carpeta.join(&nombre);
        fs::write(&copia, texto)?;
        anyhow::Ok(copia)
    };
    match copia() {
        Ok(copia) => {
            let mut veredicto =
                juzga_aqui(ejercicio, lenguaje, &copia, Some(semilla));
            veredicto.cambia(&copia.display().to_string(), &nombre);
            veredicto
        }
        Err(error) => {
            Veredicto::fallo_del_juez(describe_chain(error.as_ref()), semilla)
        }
    }
}
