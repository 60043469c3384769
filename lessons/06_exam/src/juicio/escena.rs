//! Lo que pasa alrededor del programa mientras se le mira.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use nix::unistd::getpid;
use shared::table::SystemProcess;
use witness::record::Status;

use super::{Caso, Visto};
use crate::aislamiento::{self, Cerco, Ilegible};
use crate::ejecucion::figurante::{CON_NOMBRE, FIGURANTE};
use crate::ejecucion::{AcaboAntes, EnMarcha, Encargo};

/// La nota con el nice con el que empieza.
pub(super) const NICE: &str = "nice";

/// La orden del programa que se juzga, ya construido.
pub type Programa = [OsString];

pub struct Escena<'a> {
    programa: &'a Programa,
    caso: &'a Caso,
    carpeta: &'a Path,
    semilla: u64,
    sin_ptrace: bool,
    argumentos: Vec<String>,
    /// El nombre que tendrá en la tabla de procesos, si no es el suyo.
    nombre: Option<String>,
    en_marcha: Option<EnMarcha>,
    notas: BTreeMap<String, String>,
}

impl<'a> Escena<'a> {
    /// Cada cuánto se mira.
    pub const RATO: Duration = Duration::from_millis(5);

    pub(super) fn nueva(
        programa: &'a Programa,
        caso: &'a Caso,
        carpeta: &'a Path,
        semilla: u64,
        sin_ptrace: bool,
    ) -> Self {
        let argumentos = caso.argumentos.clone();
        Self {
            programa,
            caso,
            carpeta,
            semilla,
            sin_ptrace,
            argumentos,
            nombre: None,
            en_marcha: None,
            notas: BTreeMap::new(),
        }
    }

    /// Cambia un argumento que solo se sabe al ejecutar: `{PUERTO}`, `{NOMBRE}`…
    pub fn pon(&mut self, hueco: &str, valor: &str) {
        for argumento in &mut self.argumentos {
            *argumento = argumento.replace(hueco, valor);
        }
    }

    /// El programa se llamará así en la tabla de procesos, y no como el fichero que se ejecuta.
    pub fn llama(&mut self, nombre: &str) {
        self.nombre = Some(nombre.to_owned());
    }

    pub fn argumentos(&self) -> &[String] {
        &self.argumentos
    }

    /// El argumento número `cual`, desde 0, que el juez sabe que es un número.
    pub fn numero(&self, cual: usize) -> usize {
        self.argumentos[cual].parse().expect("el juez puso un número")
    }

    /// Apunta algo que las comprobaciones leerán con [`Visto::nota`].
    pub fn anota(&mut self, clave: &str, valor: impl ToString) {
        self.notas.insert(clave.to_owned(), valor.to_string());
    }

    /// Una carpeta vacía y propia, que es donde se ejecuta el programa.
    pub fn carpeta(&self) -> &Path {
        self.carpeta
    }

    /// Lo que hay en ese fichero de su carpeta, en el que el programa puede haber puesto cualquier cosa.
    ///
    /// # Errors
    /// Si no existe, o no es un fichero que se pueda leer.
    pub fn contenido(&self, fichero: &str) -> Result<Vec<u8>, Ilegible> {
        aislamiento::lee(&self.carpeta.join(fichero))
    }

    pub fn arranca(&mut self) -> anyhow::Result<()> {
        // Bajarlo exige privilegio.
        let nice =
            self.caso.nice.max(SystemProcess::new(getpid().as_raw())?.nice()?);
        self.anota(NICE, nice);
        let argumentos = self.argumentos.iter().map(OsString::from);
        let delante = self.nombre.iter().flat_map(|nombre| {
            ["/proc/self/exe", CON_NOMBRE, nombre].map(OsString::from)
        });
        let orden = delante.chain(self.programa.iter().cloned()).chain(argumentos);
        let encargo = Encargo {
            orden: orden.collect(),
            carpeta: self.carpeta.to_owned(),
            nice,
            una_cpu: self.caso.una_cpu,
            remueve: self.caso.remueve.then_some(self.semilla),
            tardan: self.caso.tardan.iter().copied().map(str::to_owned).collect(),
            cerrojos: self.caso.cerrojos,
            miradas: self.caso.miradas,
            a_fichero: false,
            plazo: self.caso.plazo,
            cerco: aislamiento::dentro().map(|_| Cerco {
                mata: self.caso.mata.then(|| FIGURANTE.to_owned()),
                ..Cerco::default()
            }),
            marcas: None,
            sin_ptrace: self.sin_ptrace,
            con_escena: self.caso.alrededor.is_some(),
        };
        self.en_marcha = Some(EnMarcha::arranca(&encargo)?);
        Ok(())
    }

    /// El PID del programa, en cuanto está en marcha.
    pub fn pid(&mut self) -> anyhow::Result<i32> {
        self.en_marcha()?.pid()
    }

    /// Lo que ha escrito hasta ahora en su salida.
    pub fn salida(&mut self) -> anyhow::Result<String> {
        Ok(self.en_marcha()?.salida())
    }

    /// Si ya ha escrito algo en su salida de errores.
    pub fn se_queja(&self) -> bool {
        self.en_marcha.as_ref().is_some_and(EnMarcha::se_queja)
    }

    pub fn ha_acabado(&mut self) -> anyhow::Result<bool> {
        self.en_marcha()?.ha_acabado()
    }

    /// Espera a que algo sea cierto, al menos mientras el programa siga en marcha. Dice si lo fue.
    pub fn hasta(
        &mut self,
        mut es_cierto: impl FnMut(&mut Self) -> bool,
    ) -> anyhow::Result<bool> {
        loop {
            if es_cierto(self) {
                return Ok(true);
            }
            if self.en_marcha()?.ha_acabado()? {
                return Ok(es_cierto(self));
            }
            std::thread::sleep(Self::RATO);
        }
    }

    /// Espera a que el programa, y todos sus procesos, hayan acabado.
    pub fn acaba(&mut self) -> anyhow::Result<()> {
        self.en_marcha()?.deja_solos()?;
        self.hasta(|_| false).map(drop)
    }

    /// Ya se ha visto lo que falta: se acaba con el programa.
    pub fn corta(&mut self) -> anyhow::Result<()> {
        self.en_marcha()?.corta()?;
        self.acaba()
    }

    fn en_marcha(&mut self) -> anyhow::Result<&mut EnMarcha> {
        self.en_marcha.as_mut().context("la escena no ha arrancado el programa")
    }

    pub(super) fn visto(mut self) -> anyhow::Result<Visto> {
        let escena = match self.caso.alrededor {
            Some(que_pasa) => que_pasa(&mut self),
            None => self.arranca(),
        };
        let Some(mut en_marcha) = self.en_marcha else {
            escena?;
            anyhow::bail!("la escena no ha arrancado el programa");
        };
        // Si falla porque el programa ya había acabado, lo que cuenta es lo que hizo el programa.
        let error = match escena {
            Err(error) if !en_marcha.ha_acabado()? => return Err(error),
            escena => escena.err(),
        };
        let ejecutado = en_marcha.recoge()?;
        let acabo_bien =
            ejecutado.registro.root().status() == Some(Status::Code(0));
        let a_medias = match error {
            None => false,
            Some(error) if error.is::<AcaboAntes>() || !acabo_bien => true,
            Some(error) => return Err(error),
        };
        let cerrojos = self.caso.cerrojos && !self.sin_ptrace;
        let visto = Visto::nuevo(
            self.argumentos,
            ejecutado,
            self.notas,
            cerrojos,
            self.caso.plazo,
        );
        Ok(if a_medias { visto.a_medias() } else { visto })
    }
}
