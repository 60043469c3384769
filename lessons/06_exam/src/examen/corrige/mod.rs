//! Corregir un examen entregado: la rúbrica de lo razonado, el juez del programa, la nota y lo que se falló.

mod fallado;
mod resumen;

use std::collections::BTreeMap;
use std::process::ExitCode;

use chrono::Utc;

use super::entrada::Entrada;
use super::nota::{Nota, Resultado};
use super::papel::Que;
use super::programa::{self, Juzgado};
use super::sesion::Sesion;
use super::{ExamenError, escribe, historia, repaso};
use crate::ancho;
use crate::banco::{Banco, Contestacion, Correccion, Respuesta};

pub fn corrige(mut sesion: Sesion) -> Result<ExitCode, ExamenError> {
    if !mira_las_rubricas(&mut sesion)? {
        println!(
            "\n{}",
            ancho::parte(
                "Falta decir qué puntos de la rúbrica has tocado: sigue con `cargo examen`."
            )
        );
        return Ok(ExitCode::SUCCESS);
    }
    let juzgados = juzga_los_programas(&sesion)?;
    let resultados = (0..sesion.cuestiones().len())
        .map(|cual| resultado(&sesion, &juzgados, cual))
        .collect();
    let nota = Nota::pon(sesion.papel(), resultados);
    let banco = Banco::lee()?;
    fallado::di(&sesion, &nota, &juzgados, &banco);
    resumen::di(sesion.papel(), &nota, sesion.transcurrido());
    // La nota ya está dicha. Si no se puede apuntar, el examen se queda para apuntarlo otro día.
    match apunta(&sesion, &nota, &banco) {
        Ok(()) => sesion.borra()?,
        Err(error) => eprintln!(
            "{}",
            ancho::parte(&format!(
                "Aviso: {error}. Cuando se pueda, repite `cargo examen` y se apuntará."
            ))
        ),
    }
    Ok(ExitCode::SUCCESS)
}

fn resultado(
    sesion: &Sesion,
    juzgados: &BTreeMap<usize, Juzgado>,
    cual: usize,
) -> Resultado {
    match &sesion.cuestiones()[cual].que {
        Que::Pregunta { pregunta, .. } => {
            Resultado::de_pregunta(pregunta, sesion.contestacion(cual))
        }
        Que::Programa(_) => match juzgados.get(&cual) {
            None => Resultado::EnBlanco,
            Some(juzgado) => juzgado.vale().map_or(Resultado::NoCuenta, |vale| {
                Resultado::Corregida(Correccion { vale, errores: Vec::new() })
            }),
        },
    }
}

/// Que no, si se deja para otro rato.
fn mira_las_rubricas(sesion: &mut Sesion) -> Result<bool, ExamenError> {
    let mut entrada = Entrada::abre().map_err(ExamenError::Terminal)?;
    for cual in 0..sesion.cuestiones().len() {
        let Que::Pregunta { pregunta, .. } = &sesion.cuestiones()[cual].que else {
            continue;
        };
        let Respuesta::Razonada(rubrica) = &pregunta.respuesta else { continue };
        let Some(Contestacion::Razonada { texto, dichos: None }) =
            sesion.contestacion(cual).cloned()
        else {
            continue;
        };
        println!(
            "\nPregunta {}, razonada.\n\n{}\n",
            cual + 1,
            escribe::pregunta(pregunta, &[])
        );
        println!("Lo que escribiste:\n");
        println!(
            "{}\n",
            ancho::parte(&escribe::contestado(
                pregunta,
                &[],
                &Contestacion::Razonada { texto: texto.clone(), dichos: None }
            ))
        );
        println!(
            "Esto es lo que se mira. Di con sinceridad qué hay en tu respuesta.\n"
        );
        let mut dichos = Vec::new();
        for punto in rubrica {
            println!(
                "{}",
                ancho::parte_tras("· ", &crate::banco::texto::llano(&punto.texto))
            );
            match entrada.si_o_no("¿Está en tu respuesta?") {
                Some(dicho) => dichos.push(dicho),
                None => return Ok(false),
            }
        }
        sesion.contesta(
            cual,
            Some(Contestacion::Razonada { texto, dichos: Some(dichos) }),
        )?;
    }
    Ok(true)
}

/// Los que se han tocado. Un fallo del juez es suyo, y no cuesta nada.
fn juzga_los_programas(
    sesion: &Sesion,
) -> Result<BTreeMap<usize, Juzgado>, ExamenError> {
    let perfil = &sesion.papel().perfil;
    let mut juzgados = BTreeMap::new();
    for (cual, cuestion) in sesion.cuestiones().iter().enumerate() {
        if let Que::Programa(programa) = &cuestion.que
            && programa::tocado(programa, perfil)
        {
            println!("\nJuzgando el programa…");
            juzgados.insert(cual, programa::juzga(programa, perfil)?);
        }
    }
    Ok(juzgados)
}

fn apunta(sesion: &Sesion, nota: &Nota, banco: &Banco) -> Result<(), ExamenError> {
    let ahora = Utc::now();
    repaso::memoria::fichero()?.cambia(|memoria| {
        for (cuestion, una) in sesion.cuestiones().iter().zip(&nota.una_a_una) {
            if let (
                Que::Pregunta { pregunta, .. },
                Resultado::Corregida(correccion),
            ) = (&cuestion.que, &una.resultado)
            {
                memoria.apunta(pregunta, correccion, banco, ahora);
            }
        }
    })?;
    Ok(historia::apunta(sesion, nota)?)
}
