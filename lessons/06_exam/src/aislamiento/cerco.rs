//! El cerco del programa que se juzga: lee el sistema y lo suyo, escribe en lo suyo, y no alcanza a quien lo juzga.

use std::fs;
use std::io;
use std::path::PathBuf;

use landlock::{
    ABI, Access, AccessFs, CompatLevel, Compatible, Ruleset, RulesetAttr,
    RulesetCreatedAttr, RulesetStatus, Scope, path_beneath_rules,
};
use nix::unistd::{Pid, setpgid};
use serde::{Deserialize, Serialize};

use super::filtro;

/// Los permisos que se conocen. Los que no tenga el núcleo no se pueden pedir; los de la primera versión, sí.
const CONOCIDOS: ABI = ABI::V6;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Cerco {
    pub lee: Vec<PathBuf>,
    pub escribe: Vec<PathBuf>,
    /// La orden con la que se ejecutan los procesos ajenos a los que se le pide enviar señales. Si no hay, solo puede
    /// enviárselas a los suyos; si hay, a cualquiera de la caja menos a los de quien juzga.
    pub mata: Option<String>,
}

impl Cerco {
    /// Encierra a este proceso, que ha de tener un solo hilo, y a los que cree.
    ///
    /// # Errors
    /// Si el núcleo no tiene Landlock, o no deja.
    pub fn cierra(&self) -> io::Result<()> {
        let protegidos = match &self.mata {
            Some(de_quien) => protegidos(de_quien)?,
            None if hay_cerco_de_senales() => Vec::new(),
            None => protegidos("")?,
        };
        if !protegidos.is_empty() {
            // Nace en el grupo de quien lo mira, y a su propio grupo puede enviar señales.
            setpgid(Pid::from_raw(0), Pid::from_raw(0))?;
        }
        self.permisos().map_err(io::Error::other)?;
        filtro::pon(&protegidos)
    }

    fn permisos(&self) -> anyhow::Result<()> {
        let mirar = AccessFs::from_read(CONOCIDOS);
        let usar = AccessFs::from_file(CONOCIDOS) | mirar;
        let mut reglas = Ruleset::default()
            .set_compatibility(CompatLevel::HardRequirement)
            .handle_access(AccessFs::from_all(ABI::V1))?
            .set_compatibility(CompatLevel::BestEffort)
            .handle_access(AccessFs::from_all(CONOCIDOS))?;
        if self.mata.is_none() {
            reglas = reglas.scope(Scope::Signal)?;
        }
        let puesto = reglas
            .create()?
            .add_rules(path_beneath_rules(&self.lee, mirar))?
            .add_rules(path_beneath_rules(["/proc", "/proc/self/exe"], mirar))?
            .add_rules(path_beneath_rules(["/dev"], usar))?
            .add_rules(path_beneath_rules(
                self.escribe.iter().map(PathBuf::as_path),
                AccessFs::from_all(CONOCIDOS),
            ))?
            .restrict_self()?;
        anyhow::ensure!(
            puesto.ruleset != RulesetStatus::NotEnforced,
            "no hay Landlock"
        );
        Ok(())
    }
}

/// Antes de Linux 6.12, Landlock no sabía de señales.
fn hay_cerco_de_senales() -> bool {
    let reglas = Ruleset::default()
        .set_compatibility(CompatLevel::HardRequirement)
        .scope(Scope::Signal);
    reglas.is_ok_and(|reglas| reglas.create().is_ok())
}

/// Los procesos y los hilos de quien juzga, que son todos los de la caja menos este y los que se ejecutan con esa orden.
fn protegidos(menos: &str) -> io::Result<Vec<i32>> {
    let numero =
        |entrada: fs::DirEntry| entrada.file_name().to_str()?.parse::<i32>().ok();
    let yo = std::process::id() as i32;
    let mut suyos = Vec::new();
    for pid in fs::read_dir("/proc")?.flatten().filter_map(numero) {
        let orden = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        let segunda = orden.split(|byte| *byte == 0).nth(1).unwrap_or_default();
        if pid != yo && segunda != menos.as_bytes() {
            let hilos = fs::read_dir(format!("/proc/{pid}/task"));
            suyos.extend(hilos.into_iter().flatten().flatten().filter_map(numero));
        }
    }
    Ok(suyos)
}

/// # Errors
/// Si este núcleo no tiene Landlock.
pub fn se_puede() -> anyhow::Result<()> {
    Ruleset::default()
        .set_compatibility(CompatLevel::HardRequirement)
        .handle_access(AccessFs::from_all(ABI::V1))?
        .create()?;
    Ok(())
}
