//! `06_exam banco`: lo que hace con lo que se le pide.

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;

use super::comprueba::{de_cada_una, del_conjunto};
use super::opciones::{self, Pedido, Que};
use super::{Banco, Pregunta, catalogo, libro};
use crate::opciones::{Argumentos, no_se_puede};
use crate::sin_lector;

/// Hay algo que arreglar.
const POR_ARREGLAR: u8 = 1;

pub fn main(argumentos: Argumentos) -> ExitCode {
    sin_lector::acaba();
    let pedido = match argumentos.entiende(&opciones::PARTE, opciones::lee) {
        Ok(pedido) => pedido,
        Err(codigo) => return codigo,
    };
    hace(&pedido).unwrap_or_else(|error| no_se_puede(&format!("{error:#}")))
}

fn hace(pedido: &Pedido) -> anyhow::Result<ExitCode> {
    let banco = match &pedido.carpeta {
        Some(carpeta) => Banco::lee_de(carpeta)?,
        None => Banco::lee()?,
    };
    match &pedido.que {
        Que::Cuenta => cuenta(&banco),
        Que::Json => en_json(&banco)?,
        Que::Comprueba { cuales, veces } => {
            return comprueba(&banco, pedido, cuales, *veces);
        }
        Que::Libro { capitulo, pasos, sin_respuestas } => {
            let escribe = if *sin_respuestas {
                libro::sin_respuestas
            } else {
                libro::en_el_examen
            };
            print!("{}", escribe(&banco, capitulo, pasos)?);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn en_json(banco: &Banco) -> anyhow::Result<()> {
    let mut salida = BufWriter::new(io::stdout().lock());
    for pregunta in &banco.preguntas {
        serde_json::to_writer(&mut salida, pregunta)?;
        salida.write_all(b"\n")?;
    }
    Ok(salida.flush()?)
}

fn cuenta(banco: &Banco) {
    for tema in banco.temas() {
        let suyas = banco.preguntas.iter().filter(|una| una.tema == tema).count();
        println!("tema {tema:>2}  {suyas:>3}");
    }
    let medidas = banco.preguntas.iter().filter(|una| una.se_mide()).count();
    println!(
        "en total {:>3}; la respuesta de {medidas} se mide al ejecutar su código",
        banco.preguntas.len()
    );
}

fn comprueba(
    banco: &Banco,
    pedido: &Pedido,
    cuales: &[String],
    veces: u64,
) -> anyhow::Result<ExitCode> {
    let preguntas = elegidas(banco, pedido, cuales)?;
    let mut arreglar = 0;
    for comprobada in de_cada_una(banco, &preguntas, veces)? {
        let nombre = &comprobada.pregunta.nombre;
        for queja in comprobada.quejas {
            arreglar += 1;
            println!("✗ {nombre}: {queja}");
        }
        if let Some(falta) = comprobada.sin_medir {
            println!("· {nombre}: sin medir, porque aquí {falta}");
        }
    }
    if cuales.is_empty() {
        for queja in del_conjunto(banco) {
            arreglar += 1;
            println!("✗ {queja}");
        }
    }
    if arreglar == 0 {
        println!("✔ Todo está bien: preguntas, {}.", preguntas.len());
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::from(POR_ARREGLAR))
}

/// Todas; o las que se llaman así o están en esos ficheros.
fn elegidas<'a>(
    banco: &'a Banco,
    pedido: &Pedido,
    cuales: &[String],
) -> anyhow::Result<Vec<&'a Pregunta>> {
    if cuales.is_empty() {
        return Ok(banco.preguntas.iter().collect());
    }
    let mut elegidas = Vec::new();
    for cual in cuales {
        if Path::new(cual).extension().is_none() {
            let una = banco.busca(cual).with_context(|| {
                format!(
                    "no hay ninguna pregunta «{}»",
                    shared::foreign::printable(cual)
                )
            })?;
            elegidas.push(una);
            continue;
        }
        let carpeta = pedido.carpeta.clone().unwrap_or_else(catalogo::carpeta);
        let nombre =
            Path::new(cual).file_name().context("falta el nombre del fichero")?;
        let suyas = catalogo::preguntas_de(&carpeta.join(nombre))?;
        elegidas.extend(suyas.iter().filter_map(|suya| banco.busca(&suya.nombre)));
    }
    Ok(elegidas)
}
