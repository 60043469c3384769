//! Lo que se recuerda de un día para otro: en qué lenguaje se responde, qué está hecho y cuántas pistas se han pedido.

mod traslado;

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub use traslado::{Traslado, pasos_vistos};

use crate::estado::{EstadoError, Fichero};

#[derive(Debug, thiserror::Error)]
pub enum ProgresoError {
    #[error(transparent)]
    Estado(#[from] EstadoError),
    #[error("«{}» no es un progreso exportado: {}", shared::foreign::printable(.0), .1)]
    NoEsProgreso(PathBuf, String),
}

/// El progreso guardado.
pub struct Guardado(Fichero<Progreso>);

impl Guardado {
    pub fn del_usuario() -> Result<Self, ProgresoError> {
        Ok(Self(Fichero::del_usuario("progreso.json", "el progreso")?))
    }

    /// Si no hay nada guardado, está vacío.
    pub fn lee(&self) -> Result<Progreso, ProgresoError> {
        Ok(self.0.lee()?.unwrap_or_default())
    }

    pub fn cambia(
        &self,
        como: impl FnOnce(&mut Progreso),
    ) -> Result<Progreso, ProgresoError> {
        Ok(self.0.cambia(como)?)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Progreso {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lenguaje: Option<String>,
    /// En qué lenguajes está bien cada ejercicio.
    pub hechos: BTreeMap<String, Vec<String>>,
    /// Cuántas pistas se han enseñado de cada uno.
    pub pistas: BTreeMap<String, usize>,
    /// Lo que haya apuntado otra versión del cuaderno no se pierde.
    #[serde(flatten)]
    otros: Map<String, Value>,
}

impl Progreso {
    pub fn apunta_hecho(&mut self, nombre: &str, lenguaje: &str) {
        let lenguajes = self.hechos.entry(nombre.to_owned()).or_default();
        if !lenguajes.iter().any(|uno| uno == lenguaje) {
            lenguajes.push(lenguaje.to_owned());
        }
    }

    pub fn hecho_en(&self, nombre: &str) -> &[String] {
        self.hechos.get(nombre).map_or(&[], Vec::as_slice)
    }

    /// Lo de aquí y lo de otro ordenador: lo hecho en cualquiera de los dos está hecho.
    pub fn suma(&mut self, otro: Progreso) {
        for (nombre, lenguajes) in &otro.hechos {
            lenguajes
                .iter()
                .for_each(|lenguaje| self.apunta_hecho(nombre, lenguaje));
        }
        for (nombre, cuantas) in otro.pistas {
            let mias = self.pistas.entry(nombre).or_default();
            *mias = cuantas.max(*mias);
        }
        self.lenguaje = self.lenguaje.take().or(otro.lenguaje);
        for (clave, valor) in otro.otros {
            self.otros.entry(clave).or_insert(valor);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Progreso;

    #[test]
    fn lo_de_otra_version_no_se_pierde() {
        let texto = r#"{"lenguaje":"c","hechos":{},"pistas":{},"nuevo":[1,2]}"#;
        let progreso: Progreso = serde_json::from_str(texto).unwrap();
        assert_eq!(serde_json::to_string(&progreso).unwrap(), texto);
    }

    #[test]
    fn se_suma_lo_de_dos_ordenadores() {
        let mut uno = Progreso::default();
        uno.apunta_hecho("lock", "c");
        let mut otro = Progreso::default();
        otro.apunta_hecho("lock", "python");
        otro.apunta_hecho("lock", "c");
        otro.pistas.insert("lock".to_owned(), 2);
        uno.suma(otro);
        assert_eq!(uno.hecho_en("lock"), ["c", "python"]);
        assert_eq!(uno.pistas["lock"], 2);
    }
}
