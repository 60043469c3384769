//! El intérprete, el compilador y las bibliotecas que hacen falta en la caja, que pueden estar en la carpeta de alguien.

use std::env;
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{anyhow, ensure};

use super::vista::SISTEMA;
use crate::python::interprete;
use crate::sin_programa::sin_ejecutar;

/// Dónde está cada cosa de este Python. De su carpeta solo importan estas: puede ser la de alguien.
const DE_PYTHON: &str = "
import os, site, sys
carpetas = [os.path.dirname(sys.executable), os.path.dirname(os.path.realpath(sys.executable))]
for base in {sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix}:
    carpetas += [os.path.join(base, que) for que in ('lib', 'lib64', 'pyvenv.cfg')]
carpetas.append(site.getusersitepackages())
sys.stdout.buffer.write(b'\\0'.join(map(os.fsencode, carpetas)))
";

const CUADERNO: &str = env!("CARGO_MANIFEST_DIR");

pub struct Herramientas {
    rutas: Vec<PathBuf>,
    /// Las que hacen falta para ejecutar, y no solo para construir.
    para_ejecutar: Vec<PathBuf>,
    camino: OsString,
}

impl Herramientas {
    pub fn ninguna() -> Self {
        let camino = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin".into();
        Self { rutas: Vec::new(), para_ejecutar: Vec::new(), camino }
    }

    /// Python se necesita siempre: los ejercicios también lo ejecutan como una orden más.
    ///
    /// # Errors
    /// Si no se puede ejecutar `python3`.
    pub fn de_python() -> anyhow::Result<Self> {
        let dicho =
            pregunta(Command::new(interprete()).args(["-I", "-c", DE_PYTHON]))?;
        let rutas: Vec<PathBuf> = dicho
            .split(|byte| *byte == 0)
            .map(|ruta| PathBuf::from(OsStr::from_bytes(ruta)))
            .collect();
        let mut todas = Self::ninguna();
        if let Some(ejecutables) = rutas.first() {
            todas.delante(ejecutables);
        }
        for ruta in rutas {
            let puestas = todas.pon(ruta);
            todas.para_ejecutar.extend(puestas);
        }
        Ok(todas)
    }

    /// Añade `rustc`, y las carpetas de esas bibliotecas.
    ///
    /// # Errors
    /// Si no se puede ejecutar `rustc`.
    pub fn con_rust(mut self, bibliotecas: &[PathBuf]) -> anyhow::Result<Self> {
        let mut orden = Command::new("rustc");
        // Qué `rustc` es puede decirlo un fichero de la carpeta en la que se está, que puede ser la de otro.
        orden.args(["--print", "sysroot"]).current_dir(CUADERNO);
        let dicho = pregunta(&mut orden)?;
        let raiz = PathBuf::from(OsStr::from_bytes(dicho.trim_ascii()));
        self.delante(&raiz.join("bin"));
        self.pon(raiz);
        for carpeta in bibliotecas.iter().filter_map(|ruta| ruta.parent()) {
            self.pon(carpeta.to_owned());
        }
        Ok(self)
    }

    /// Lo que no está en el sistema se trae; también donde está de verdad, si se llega por enlaces.
    fn pon(&mut self, ruta: PathBuf) -> Vec<PathBuf> {
        let de_verdad = ruta.canonicalize().unwrap_or_else(|_| ruta.clone());
        let mut puestas = Vec::new();
        for ruta in [ruta, de_verdad] {
            let ya_esta = SISTEMA.iter().any(|visible| ruta.starts_with(visible))
                || self.rutas.iter().any(|otra| ruta.starts_with(otra));
            if !ya_esta && ruta.is_absolute() && ruta.exists() {
                self.rutas.push(ruta.clone());
                puestas.push(ruta);
            }
        }
        puestas
    }

    fn delante(&mut self, carpeta: &Path) {
        let resto = std::mem::take(&mut self.camino);
        let carpetas =
            std::iter::once(carpeta.to_owned()).chain(env::split_paths(&resto));
        self.camino = env::join_paths(carpetas).unwrap_or(resto);
    }

    pub(super) fn rutas(&self) -> &[PathBuf] {
        &self.rutas
    }

    pub(super) fn camino(&self) -> &OsString {
        &self.camino
    }

    /// Lo que puede leer el programa juzgado.
    pub(super) fn sistema(&self) -> Vec<PathBuf> {
        con_el_sistema(&self.para_ejecutar)
    }

    /// Lo que puede leer quien lo construye.
    pub(super) fn para_construir(&self) -> Vec<PathBuf> {
        con_el_sistema(&self.rutas)
    }
}

fn con_el_sistema(ademas: &[PathBuf]) -> Vec<PathBuf> {
    SISTEMA.iter().map(PathBuf::from).chain(ademas.iter().cloned()).collect()
}

fn pregunta(orden: &mut Command) -> anyhow::Result<Vec<u8>> {
    let programa = orden.get_program().display().to_string();
    let salida =
        orden.output().map_err(|error| anyhow!(sin_ejecutar(&programa, error)))?;
    ensure!(
        salida.status.success(),
        "`{programa}` no dice dónde está: {}",
        String::from_utf8_lossy(&salida.stderr).trim()
    );
    Ok(salida.stdout)
}
