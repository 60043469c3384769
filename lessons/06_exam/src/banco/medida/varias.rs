//! Lo que se escribe cambia de una vez a otra: se ejecuta varias, y lo que no puede salir no sale.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::Path;

use super::compara::{es, junto};
use super::ejecuta::{acabo, ejecuta};
use super::posibles::{posibles, se_pueden_calcular};
use crate::banco::{Codigo, Mide, Pregunta, Respuesta};

/// Cuántas veces se ejecuta por lo menos, la primera sin remover.
const VECES: u64 = 4;
/// Cuántas, como mucho, hasta ver lo que se dice que puede salir.
const HASTA_VERLO: u64 = 40;
/// Lo mismo, si además se calcula lo que puede salir: cada vez se calcula para un orden de las esperas.
const HASTA_CALCULARLO: u64 = 10;

/// Lo que ha salido, y lo que puede salir.
#[derive(Default)]
struct Salidas {
    vistas: BTreeSet<String>,
    /// Sin espacios. Nada, si no se puede calcular.
    calculadas: Option<BTreeSet<String>>,
}

/// # Errors
/// Qué sale que no debía, o qué no sale nunca.
pub fn compara(
    pregunta: &Pregunta,
    codigo: &Codigo,
    orden: &[OsString],
    carpeta: &Path,
    veces: u64,
) -> anyhow::Result<Result<(), String>> {
    let mut salidas = Salidas::default();
    if se_pueden_calcular(&codigo.texto) {
        salidas.calculadas = Some(BTreeSet::new());
    }
    let calculable = salidas.calculadas.is_some();
    let hasta = if calculable { HASTA_CALCULARLO } else { HASTA_VERLO };
    for semilla in 0..hasta.max(VECES * veces) {
        if semilla >= VECES * veces && !salidas.falta_por_ver(pregunta) {
            break;
        }
        let ejecutado =
            ejecuta(orden, carpeta, (semilla > 0).then_some(semilla), None)?;
        acabo(&ejecutado)?;
        salidas.vistas.insert(ejecutado.salida.trim().to_owned());
        salidas.calculadas =
            match (salidas.calculadas.take(), posibles(&ejecutado.registro)) {
                (Some(antes), Some(ahora)) => {
                    Some(antes.union(&ahora).cloned().collect())
                }
                _ => None,
            };
    }
    Ok(salidas.juzga(pregunta))
}

impl Salidas {
    fn falta_por_ver(&self, pregunta: &Pregunta) -> bool {
        let debidas: Vec<&str> = match &pregunta.respuesta {
            Respuesta::Posible { salida, es: true } => vec![salida],
            Respuesta::Una(opciones) => opciones
                .iter()
                .filter(|una| una.correcta)
                .map(|una| una.texto.as_str())
                .collect(),
            _ => Vec::new(),
        };
        debidas.iter().any(|debida| !self.puede(debida))
    }

    /// Si se ha visto salir, o se sabe que puede.
    fn puede(&self, texto: &str) -> bool {
        let sin_espacios: String = junto(texto).split_whitespace().collect();
        self.vistas.iter().any(|vista| es(Mide::Salidas, texto, vista))
            || self
                .calculadas
                .as_ref()
                .is_some_and(|todas| todas.contains(&sin_espacios))
    }

    fn juzga(&self, pregunta: &Pregunta) -> Result<(), String> {
        match &pregunta.respuesta {
            Respuesta::Posible { salida, es: true } => self.ha_de_poder(salida),
            Respuesta::Posible { salida, es: false } => self.no_ha_de_poder(salida),
            Respuesta::Una(opciones) | Respuesta::Varias(opciones) => {
                for opcion in opciones {
                    match (opcion.correcta, &self.calculadas, &pregunta.respuesta) {
                        // Que no se haya visto no demuestra nada.
                        (true, None, Respuesta::Varias(_)) => {}
                        (true, ..) => self.ha_de_poder(&opcion.texto)?,
                        (false, ..) => self.no_ha_de_poder(&opcion.texto)?,
                    }
                }
                Ok(())
            }
            Respuesta::Numero { valor, .. } => {
                let todas = self.calculadas.as_ref().ok_or(
                    "no se pueden contar las salidas: hay algo más que `fork` y `wait` que ordena a los procesos",
                )?;
                if i64::try_from(todas.len()) == Ok(*valor) {
                    Ok(())
                } else {
                    let todas: Vec<_> = todas.iter().take(12).map(String::as_str).collect();
                    Err(format!("la respuesta dice {valor}, y las salidas posibles son {}", todas.join(", ")))
                }
            }
            Respuesta::Texto { validas, .. } => self.vistas.iter().try_for_each(|vista| {
                if validas.iter().any(|valida| es(Mide::Salidas, valida, vista)) {
                    Ok(())
                } else {
                    Err(format!("una vez ha salido «{vista}», que no está entre las válidas"))
                }
            }),
            _ => self.vistas.iter().try_for_each(|vista| super::compara::compara(pregunta, Mide::Salidas, vista)),
        }
    }

    fn ha_de_poder(&self, texto: &str) -> Result<(), String> {
        if self.puede(texto) {
            Ok(())
        } else {
            Err(self.sale(texto, "no sale nunca"))
        }
    }

    fn no_ha_de_poder(&self, texto: &str) -> Result<(), String> {
        if self.puede(texto) {
            Err(self.sale(texto, "puede salir"))
        } else {
            Ok(())
        }
    }

    fn sale(&self, texto: &str, que: &str) -> String {
        let vistas: Vec<_> = self
            .vistas
            .iter()
            .take(8)
            .map(|vista| format!("«{}»", junto(vista)))
            .collect();
        format!("«{}» {que}: se ha visto {}", junto(texto), vistas.join(", "))
    }
}
