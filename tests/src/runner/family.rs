//! Los descendientes de un proceso según `/proc`, y los hijos que han terminado.

use std::collections::HashMap;
use std::fs;
use std::io;

use nix::libc;
use nix::unistd::Pid;

use crate::outcome::{End, Ended, Living};

/// Todos los procesos que descienden de `ancestor`, cada padre antes que sus hijos y los hermanos por edad.
pub(super) fn descendants(ancestor: Pid) -> Vec<Living> {
    let mut children: HashMap<i32, Vec<(u64, Living)>> = HashMap::new();
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    for pid in entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()) {
        if let Some((born, process)) = read_process(pid) {
            children.entry(process.ppid).or_default().push((born, process));
        }
    }
    let mut found = Vec::new();
    let mut pending = vec![ancestor.as_raw()];
    while let Some(parent) = pending.pop() {
        let mut brood = children.remove(&parent).unwrap_or_default();
        brood.sort_by_key(|(born, child)| (*born, child.pid));
        pending.extend(brood.iter().rev().map(|(_, child)| child.pid));
        found.extend(brood.into_iter().map(|(_, child)| child));
    }
    for process in &mut found {
        process.cmdline = command_of(process.pid);
    }
    found
}

/// Los hijos directos del vigilante, que incluyen a los huérfanos adoptados.
pub(super) fn own_children() -> Vec<i32> {
    let list = fs::read_to_string("/proc/thread-self/children").unwrap_or_default();
    list.split_whitespace().filter_map(|pid| pid.parse().ok()).collect()
}

/// Un proceso, aún sin su orden, y cuándo nació, en pulsos del reloj desde el arranque.
fn read_process(pid: i32) -> Option<(u64, Living)> {
    // El nombre va entre paréntesis y puede contener cualquier cosa, también paréntesis y espacios.
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (comm, rest) = (stat.find('(')? + 1, stat.rfind(')')?);
    let mut fields = stat[rest + 1..].split_whitespace();
    let state = fields.next()?.chars().next()?;
    let ppid = fields.next()?.parse().ok()?;
    // El campo 22 de proc(5); los dos que se acaban de leer son el 3 y el 4.
    let born = fields.nth(17)?.parse().ok()?;
    let comm = stat[comm..rest].to_owned();
    Some((born, Living { pid, ppid, comm, cmdline: String::new(), state }))
}

fn command_of(pid: i32) -> String {
    let cmdline = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
    String::from_utf8_lossy(&cmdline).replace('\0', " ").trim_end().to_owned()
}

/// Qué hijos quedan por recoger.
pub(super) enum Next {
    Ended(Ended),
    StillLiving,
    Nobody,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wait {
    No,
    UntilOneEnds,
}

/// Un hijo que ha terminado, todavía sin recoger: su nombre aún se puede leer.
pub(super) fn peek(wait: Wait) -> io::Result<Next> {
    // SAFETY: `siginfo_t` es una estructura de C para la que todo ceros es un valor válido.
    let mut info: libc::siginfo_t = unsafe { std::mem::zeroed() };
    let hang = if wait == Wait::No { libc::WNOHANG } else { 0 };
    let flags = libc::WEXITED | libc::WNOWAIT | hang;
    // SAFETY: `info` vive durante la llamada, que es la única que la rellena.
    if unsafe { libc::waitid(libc::P_ALL, 0, &raw mut info, flags) } != 0 {
        let error = io::Error::last_os_error();
        return if error.raw_os_error() == Some(libc::ECHILD) {
            Ok(Next::Nobody)
        } else {
            Err(error)
        };
    }
    // SAFETY: `waitid` ha rellenado los campos de un hijo terminado, o ha dejado los ceros.
    let (pid, status) = unsafe { (info.si_pid(), info.si_status()) };
    if pid == 0 {
        return Ok(Next::StillLiving);
    }
    let end =
        if info.si_code == libc::CLD_EXITED { End::Exited(status) } else { End::Signaled(status) };
    let comm =
        fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default().trim_end().to_owned();
    Ok(Next::Ended(Ended { pid, comm, end }))
}

/// Recoge a un hijo que ya ha terminado.
pub(super) fn reap(pid: i32) {
    // SAFETY: `waitpid` admite un estado nulo; no se escribe nada.
    unsafe { libc::waitpid(pid, std::ptr::null_mut(), 0) };
}
