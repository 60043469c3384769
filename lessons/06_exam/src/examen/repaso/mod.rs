//! `cargo examen repaso`: unos minutos al día, con lo que toca volver a ver y lo que se falla.

mod cola;
pub mod memoria;
mod ronda;

use std::process::ExitCode;
use std::time::Duration;

use super::opciones::DeRepaso;
use super::papel::Papel;
use super::{ExamenError, fechas};
use crate::ancho;
use crate::banco::Banco;
use crate::juicio::cuantos;
use crate::semilla;
use cola::Cola;
use ronda::{COMO_SE_HACE, Ronda};

const MINUTOS: u32 = 10;

pub fn repasa(pedido: &DeRepaso) -> Result<ExitCode, ExamenError> {
    let banco = Banco::lee()?;
    let temas = pedido.temas.as_deref().unwrap_or_default();
    Papel::hay_de_todos(temas, &banco)?;
    let memoria = memoria::fichero()?.lee()?.unwrap_or_default();
    let cola = Cola::de_hoy(&banco, &memoria, temas, fechas::hoy());
    println!("{}", ancho::parte(&anuncio(&cola)));
    let minutos = pedido.minutos.unwrap_or(MINUTOS);
    let plazo = (minutos > 0).then(|| Duration::from_secs(u64::from(minutos) * 60));
    let semilla = pedido.semilla.unwrap_or_else(semilla::nueva);
    let ronda = Ronda::nueva(&banco, cola, semilla)
        .map_err(ExamenError::Terminal)?
        .sigue(plazo);
    despide(&ronda, temas, &banco)?;
    Ok(ExitCode::SUCCESS)
}

fn anuncio(cola: &Cola) -> String {
    let tocan = match cola.tocan() {
        0 => "Hoy no toca repasar nada: van preguntas nuevas.".to_owned(),
        1 => "Hoy toca repasar 1 pregunta, y después van preguntas nuevas."
            .to_owned(),
        varias => format!(
            "Hoy toca repasar {varias} preguntas, y después van preguntas nuevas."
        ),
    };
    format!("{tocan} {COMO_SE_HACE}")
}

fn despide(ronda: &Ronda, temas: &[u32], banco: &Banco) -> Result<(), ExamenError> {
    let memoria = memoria::fichero()?.lee()?.unwrap_or_default();
    let manana = fechas::hoy() + chrono::Days::new(1);
    let tocan = Cola::de_hoy(banco, &memoria, temas, manana).tocan();
    let hechas = cuantos(ronda.contestadas, "pregunta", "preguntas");
    let acierto = match (ronda.contestadas, ronda.bien) {
        (0, _) => "Hoy no has repasado ninguna.".to_owned(),
        (_, bien) => format!("Has repasado {hechas}, y has acertado {bien}."),
    };
    let tocan = match tocan {
        0 => "Mañana no toca ninguna.".to_owned(),
        1 => "Mañana toca 1.".to_owned(),
        varias => format!("Mañana tocan {varias}."),
    };
    println!("\n{}", ancho::parte(&format!("{acierto} {tocan}")));
    Ok(())
}
