//! Lo que queda cuando el programa ya no está: sin recoger, vivo, en el disco o en memoria compartida.

use std::fs;
use std::mem;
use std::path::Path;
use std::process;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use witness::subreaper::{Wait, descendants, kill_everybody, reap_all};

use super::drive::{Drive, Finish};
use super::shm::Shm;
use crate::outcome::{End, Ended, Outcome};
use crate::spec::Spec;

/// Cuánto se deja a los huérfanos para morir solos.
const GRACE: Duration = Duration::from_secs(1);

/// Cuenta lo que queda, lo mata todo y da el resultado.
pub(super) fn account(mut drive: Drive, finish: Finish, shm: &Shm) -> Result<Outcome> {
    let duration = drive.began.elapsed();
    let main = drive.pid.as_raw();
    let myself = process::id() as i32;
    let timed_out = finish == Finish::DeadlineReached;

    let mut ended = Vec::new();
    let mut orphans_left = true;
    if !timed_out {
        orphans_left = reap_all(&mut ended, Wait::No)?;
    }
    let alive_at_once = if orphans_left { descendants(myself) } else { Vec::new() };
    drive.pump();
    drive.act()?;

    let mut late = Vec::new();
    if !timed_out {
        let limit = Instant::now() + GRACE;
        while orphans_left && Instant::now() < limit {
            drive.wait(limit)?;
            orphans_left = reap_all(&mut late, Wait::No)?;
        }
    }
    let alive = if orphans_left { descendants(myself) } else { Vec::new() };
    let killed = if orphans_left { kill_everybody()? } else { Vec::new() };
    drive.pump();

    let end = ended.iter().chain(&killed).find(|process| process.pid == main);
    let end = end.map(|process| End::from(process.status));
    let (arrived, unreaped) = ended
        .into_iter()
        .filter(|process| process.pid != main)
        .partition::<Vec<_>, _>(|process| drive.orphans.knows(process.pid));
    let adopted = mem::take(&mut drive.orphans.reaped).into_iter().chain(arrived).chain(late);
    Ok(Outcome {
        command: command_line(&drive),
        pid: main,
        end: end.context("el programa ha desaparecido sin dejar su estado de terminación")?,
        stdout: drive.stdout.text(),
        stderr: drive.stderr.text(),
        duration,
        timed_out,
        unreached: drive.spec.acts.get(drive.next_act).map(ToString::to_string),
        unreaped: unreaped.into_iter().map(Ended::from).collect(),
        adopted: adopted.map(Ended::from).collect(),
        alive_at_once,
        alive,
        files: files_in(&drive.spec.private),
        shm: shm.leftovers()?,
        looks: drive.looks,
    })
}

/// Las carpetas que la prueba habría borrado si siguiera viva.
pub(super) fn remove_folders(spec: &Spec) {
    for folder in spec.private.iter().chain([&spec.shelf]) {
        let _ = fs::remove_dir_all(folder);
    }
}

fn command_line(drive: &Drive) -> String {
    let mut line = drive.spec.program.display().to_string();
    for arg in &drive.spec.args {
        line.push(' ');
        line.push_str(arg);
    }
    line
}

/// Los nombres de lo que hay en estas carpetas, también en sus subcarpetas.
fn files_in(folders: &[impl AsRef<Path>]) -> Vec<String> {
    let mut found = Vec::new();
    for folder in folders {
        let mut pending = vec![folder.as_ref().to_owned()];
        while let Some(next) = pending.pop() {
            for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
                let path = entry.path();
                let name = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    found.push(format!("{name}/"));
                    pending.push(path);
                } else {
                    found.push(name);
                }
            }
        }
    }
    found.sort();
    found
}
