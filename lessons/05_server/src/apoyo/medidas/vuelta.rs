//! Lo que se mide de un servidor de los que se comparan, y lo que cuenta de él el núcleo.

use std::fs;

use anyhow::Context;

use super::carga::Medida;

/// Lo que se ha medido de un servidor.
pub struct Vuelta {
    pub medida: Medida,
    /// Cuántos fallos de página han tenido todos sus hijos.
    pub fallos: u64,
}

/// Los fallos de página de los hijos que ya ha recogido: el campo 11 de su `stat`
/// (proc_pid_stat(5)).
pub fn fallos_de_sus_hijos(servidor: u32) -> anyhow::Result<u64> {
    let fichero = format!("/proc/{servidor}/stat");
    let estado = fs::read_to_string(&fichero)
        .with_context(|| format!("no se puede leer {fichero}"))?;
    // Los campos se cuentan desde el tercero: el nombre, entre paréntesis, puede
    // llevar espacios.
    let campo = estado
        .rsplit_once(')')
        .and_then(|(_, campos)| campos.split_whitespace().nth(11 - 3));
    Ok(campo.context("no tiene once campos")?.parse()?)
}
