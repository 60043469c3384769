//! Un fichero de la carpeta de estado, en JSON. Mientras uno lo cambia, nadie más lo cambia.

use std::fs::{self, File};
use std::io;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use nix::errno::Errno;
use nix::fcntl::{Flock, FlockArg};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::EstadoError;
use crate::ancho;
use crate::entero::prepara;

/// Lo que contiene es un `T`.
pub struct Fichero<T> {
    ruta: PathBuf,
    que: &'static str,
    contiene: PhantomData<fn() -> T>,
}

/// Mientras dure, ningún otro terminal lo abre.
pub struct Abierto<T> {
    fichero: Fichero<T>,
    _cerrojo: Flock<File>,
}

impl<T: Serialize + DeserializeOwned> Fichero<T> {
    /// `que` es lo que se guarda, con su artículo: «el progreso».
    pub fn del_usuario(
        nombre: &str,
        que: &'static str,
    ) -> Result<Self, EstadoError> {
        let carpeta = super::carpeta().ok_or(EstadoError::SinCarpeta(que))?;
        Ok(Self { ruta: carpeta.join(nombre), que, contiene: PhantomData })
    }

    /// Nada, si no hay nada guardado. Si está estropeado, se aparta y se dice.
    pub fn lee(&self) -> Result<Option<T>, EstadoError> {
        let texto = match fs::read(&self.ruta) {
            Ok(texto) => texto,
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                return Ok(None);
            }
            Err(error) => return Err(self.disco(error)),
        };
        match serde_json::from_slice(&texto) {
            Ok(leido) => Ok(Some(leido)),
            Err(_) => {
                let apartado = self.aparta("estropeado")?;
                let que = self.que.strip_prefix("el ").unwrap_or(self.que);
                let aviso = format!(
                    "El {que} guardado estaba estropeado: se empieza otro, y el de antes queda en"
                );
                eprintln!("{}\n{}", ancho::parte(&aviso), apartado.display());
                Ok(None)
            }
        }
    }

    /// Lee, cambia y guarda, sin que otro lo haga a la vez. Si no había nada, se parte de lo vacío.
    pub fn cambia(&self, como: impl FnOnce(&mut T)) -> Result<T, EstadoError>
    where
        T: Default,
    {
        let _cerrojo = self.cierra("cerrojo", FlockArg::LockExclusive)?;
        let mut contenido = self.lee()?.unwrap_or_default();
        como(&mut contenido);
        self.guarda(&contenido)?;
        Ok(contenido)
    }

    /// Para quien lo va a cambiar muchas veces: nadie más lo abre hasta que se suelte.
    pub fn abre(self) -> Result<Abierto<T>, EstadoError> {
        let propio = self.ruta.with_extension("cerrojo");
        let nombre = propio.file_name().unwrap_or_default().to_string_lossy();
        let _cerrojo = self.cierra(&nombre, FlockArg::LockExclusiveNonblock)?;
        Ok(Abierto { fichero: self, _cerrojo })
    }

    fn cierra(
        &self,
        nombre: &str,
        como: FlockArg,
    ) -> Result<Flock<File>, EstadoError> {
        let carpeta = self.carpeta();
        fs::create_dir_all(carpeta).map_err(|error| self.disco(error))?;
        let cerrojo = File::create(carpeta.join(nombre))
            .map_err(|error| self.disco(error))?;
        Flock::lock(cerrojo, como).map_err(|(_, error)| match error {
            Errno::EWOULDBLOCK => EstadoError::Ocupado(self.que),
            otro => self.disco(otro.into()),
        })
    }

    /// O está entero lo nuevo, o está entero lo de antes.
    fn guarda(&self, contenido: &T) -> Result<(), EstadoError> {
        let escribe = || -> io::Result<()> {
            let mut texto = serde_json::to_vec_pretty(contenido)?;
            texto.push(b'\n');
            let nuevo = prepara(&self.ruta, &texto)?;
            nuevo.persist(&self.ruta).map_err(|error| error.error)?;
            Ok(())
        };
        escribe().map_err(|error| self.disco(error))
    }

    /// Le cambia el nombre por uno que no existía: `progreso.json.estropeado-1`.
    fn aparta(&self, por_que: &str) -> Result<PathBuf, EstadoError> {
        let apartado = libre(&self.ruta, por_que);
        fs::rename(&self.ruta, &apartado).map_err(|error| self.disco(error))?;
        Ok(apartado)
    }

    fn carpeta(&self) -> &Path {
        self.ruta.parent().expect("está en la carpeta de estado")
    }

    fn disco(&self, error: io::Error) -> EstadoError {
        EstadoError::Disco(self.que, self.ruta.clone(), error)
    }
}

impl<T: Serialize + DeserializeOwned> Abierto<T> {
    pub fn lee(&self) -> Result<Option<T>, EstadoError> {
        self.fichero.lee()
    }

    pub fn guarda(&self, contenido: &T) -> Result<(), EstadoError> {
        self.fichero.guarda(contenido)
    }

    /// Lo deja con otro nombre, como `examen.json.dejado-1`, y dice cuál.
    pub fn aparta(&self, por_que: &str) -> Result<PathBuf, EstadoError> {
        self.fichero.aparta(por_que)
    }

    pub fn borra(&self) -> Result<(), EstadoError> {
        fs::remove_file(&self.fichero.ruta)
            .map_err(|error| self.fichero.disco(error))
    }
}

/// El primer nombre que no existe.
fn libre(fichero: &Path, por_que: &str) -> PathBuf {
    let nombre = |numero: u32| {
        let mut nombre = fichero.as_os_str().to_owned();
        nombre.push(format!(".{por_que}-{numero}"));
        PathBuf::from(nombre)
    };
    (1..).map(nombre).find(|ruta| !ruta.exists()).expect("no hay tantos ficheros")
}
