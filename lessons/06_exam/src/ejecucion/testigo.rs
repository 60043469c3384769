//! El proceso que mira. Es este mismo programa, con otro nombre de orden, porque quien mira ha de tener un solo hilo.

use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use nix::sched::{CpuSet, sched_getaffinity, sched_setaffinity};
use nix::sys::prctl::{set_child_subreaper, set_pdeathsig};
use nix::sys::signal::Signal;
use nix::unistd::{Pid, setpgid};
use shared::table::SystemProcess;
use witness::{Watch, WatchError};

use super::Encargo;

/// Acaba con este código si aquí no se permite `ptrace`.
pub const SIN_PTRACE: u8 = 4;

/// Mira lo que dice el encargo y deja el registro a su lado; si no puede, deja por qué.
pub fn mira(encargo: &Path) -> ExitCode {
    match intenta(encargo) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let (queja, codigo) = match error.downcast_ref() {
                Some(rechazo @ WatchError::PtraceRefused(_)) => {
                    (rechazo.to_string(), ExitCode::from(SIN_PTRACE))
                }
                _ => (format!("{error:#}"), ExitCode::FAILURE),
            };
            let _ = fs::write(encargo.with_file_name("queja"), queja);
            codigo
        }
    }
}

fn intenta(fichero: &Path) -> anyhow::Result<()> {
    set_pdeathsig(Signal::SIGKILL)?;
    let encargo: Encargo = serde_json::from_slice(&fs::read(fichero)?)?;
    if encargo.una_cpu {
        en_una_cpu()?;
    }
    SystemProcess::new(std::process::id() as i32)?.set_nice(encargo.nice)?;
    // Como en un escritorio: a los huérfanos no los adopta el proceso 1.
    set_child_subreaper(true)?;
    let mirado = como_se_mira(&encargo).run()?;
    fs::write(
        fichero.with_file_name("registro.json"),
        serde_json::to_vec(&mirado.record)?,
    )?;
    Ok(())
}

fn como_se_mira(encargo: &Encargo) -> Watch {
    let mira = Watch::new(&encargo.orden)
        .limits(encargo.limites())
        .strict(true)
        .without_ptrace(encargo.sin_ptrace)
        .stir(encargo.remueve)
        .late(&encargo.tardan)
        .locks(encargo.cerrojos)
        .looks(encargo.miradas)
        .guest_folder(encargo.marcas.clone());
    match encargo.cerco.clone() {
        Some(cerco) => mira.confine(move || cerco.cierra()),
        // Sin `ptrace`, quien mira ya se aparta.
        None if encargo.sin_ptrace => mira,
        None => mira.confine(en_su_grupo),
    }
}

/// Como lo arranca la shell: quien envía una señal a su grupo, con `kill(0, …)`, no se la envía a quien mira.
fn en_su_grupo() -> io::Result<()> {
    Ok(setpgid(Pid::from_raw(0), Pid::from_raw(0))?)
}

/// La primera de las que tenga.
fn en_una_cpu() -> anyhow::Result<()> {
    let yo = Pid::from_raw(0);
    let mias = sched_getaffinity(yo)?;
    let primera =
        (0..CpuSet::count()).find(|cpu| mias.is_set(*cpu).unwrap_or(false));
    let mut una = CpuSet::new();
    una.set(primera.context("este proceso no tiene ninguna CPU")?)?;
    Ok(sched_setaffinity(yo, &una)?)
}
