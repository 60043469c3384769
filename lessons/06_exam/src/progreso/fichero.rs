//! El fichero del progreso: en la carpeta de estado del usuario, escrito de una vez, y apartado si está estropeado.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use nix::fcntl::{Flock, FlockArg};
use tempfile::NamedTempFile;

use shared::errno::describe_chain;

use super::Progreso;

#[derive(Debug, thiserror::Error)]
pub enum ProgresoError {
    #[error("no se sabe dónde guardar el progreso: pon HOME o XDG_STATE_HOME")]
    SinCarpeta,
    #[error("no se puede guardar el progreso en {}: {}", .0.display(), describe_chain(.1))]
    Disco(PathBuf, io::Error),
    #[error("«{}» no es un progreso exportado: {}", shared::foreign::printable(.0), .1)]
    NoEsProgreso(PathBuf, String),
}

/// El progreso guardado. Mientras se cambia, nadie más lo cambia.
pub struct Guardado {
    fichero: PathBuf,
}

impl Guardado {
    /// Lo de XDG: una ruta que no es absoluta se ignora.
    pub fn del_usuario() -> Result<Self, ProgresoError> {
        let absoluta = |variable| {
            std::env::var_os(variable)
                .map(PathBuf::from)
                .filter(|ruta| ruta.is_absolute())
        };
        let de_casa = || absoluta("HOME").map(|casa| casa.join(".local/state"));
        let carpeta = absoluta("XDG_STATE_HOME")
            .or_else(de_casa)
            .ok_or(ProgresoError::SinCarpeta)?;
        Ok(Self { fichero: carpeta.join("cuaderno-de-procesos/progreso.json") })
    }

    /// Si no hay nada guardado, está vacío. Si está estropeado, se aparta y se dice.
    pub fn lee(&self) -> Result<Progreso, ProgresoError> {
        let texto = match fs::read(&self.fichero) {
            Ok(texto) => texto,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Progreso::default());
            }
            Err(error) => return Err(self.disco(error)),
        };
        match serde_json::from_slice(&texto) {
            Ok(progreso) => Ok(progreso),
            Err(_) => {
                let apartado = libre(&self.fichero, "estropeado");
                fs::rename(&self.fichero, &apartado)
                    .map_err(|error| self.disco(error))?;
                eprintln!(
                    "El progreso guardado estaba estropeado: se empieza otro, y el de antes queda en\n{}",
                    apartado.display()
                );
                Ok(Progreso::default())
            }
        }
    }

    /// Lee, cambia y guarda, sin que otro lo haga a la vez.
    pub fn cambia(
        &self,
        como: impl FnOnce(&mut Progreso),
    ) -> Result<Progreso, ProgresoError> {
        let carpeta = self.fichero.parent().ok_or(ProgresoError::SinCarpeta)?;
        fs::create_dir_all(carpeta).map_err(|error| self.disco(error))?;
        let cerrojo = File::create(carpeta.join("cerrojo"))
            .map_err(|error| self.disco(error))?;
        let _cerrojo = Flock::lock(cerrojo, FlockArg::LockExclusive)
            .map_err(|(_, error)| self.disco(error.into()))?;
        let mut progreso = self.lee()?;
        como(&mut progreso);
        self.guarda(carpeta, &progreso).map_err(|error| self.disco(error))?;
        Ok(progreso)
    }

    /// O está entero lo nuevo, o está entero lo de antes.
    fn guarda(&self, carpeta: &Path, progreso: &Progreso) -> io::Result<()> {
        let mut nuevo = NamedTempFile::new_in(carpeta)?;
        serde_json::to_writer_pretty(&mut nuevo, progreso)?;
        nuevo.write_all(b"\n")?;
        nuevo.as_file().sync_all()?;
        nuevo.persist(&self.fichero).map_err(|error| error.error)?;
        Ok(())
    }

    fn disco(&self, error: io::Error) -> ProgresoError {
        ProgresoError::Disco(self.fichero.clone(), error)
    }
}

/// Un progreso que se exportó.
pub fn importa(fichero: &Path) -> Result<Progreso, ProgresoError> {
    let mal =
        |error: String| ProgresoError::NoEsProgreso(fichero.to_owned(), error);
    let texto = fs::read(fichero).map_err(|error| mal(describe_chain(&error)))?;
    serde_json::from_slice(&texto).map_err(|_| {
        mal("no es lo que escribe `cargo practica exporta`".to_owned())
    })
}

/// El primer nombre que no existe: `progreso.json.estropeado-1`.
fn libre(fichero: &Path, por_que: &str) -> PathBuf {
    let nombre = |numero: u32| {
        let mut nombre = fichero.as_os_str().to_owned();
        nombre.push(format!(".{por_que}-{numero}"));
        PathBuf::from(nombre)
    };
    (1..).map(nombre).find(|ruta| !ruta.exists()).expect("no hay tantos ficheros")
}
