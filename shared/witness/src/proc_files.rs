//! Lo poco que se lee de `/proc` mientras se mira.

use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::stat::Stat;

/// El padre que tiene ahora; nada, si ya no está en la tabla.
pub fn ppid(pid: i32) -> Option<i32> {
    Stat::of(pid).map(|stat| stat.ppid)
}

/// Los hijos que creó ese hilo, también los zombis, y no los que haya adoptado de otros hilos.
pub fn children(pid: i32, tid: i32) -> Vec<i32> {
    let children = fs::read_to_string(format!("/proc/{pid}/task/{tid}/children"));
    let children = children.unwrap_or_default();
    children.split_whitespace().filter_map(|child| child.parse().ok()).collect()
}

/// El grupo en el que está.
pub fn group(pid: i32) -> Option<i32> {
    Stat::of(pid).map(|stat| stat.group)
}

/// El tiempo de CPU que ha gastado.
pub fn cpu_time(pid: i32) -> Duration {
    Stat::of(pid).map(|stat| stat.cpu).unwrap_or_default()
}

/// Si `tid` es un hilo del proceso `pid`.
pub fn is_thread_of(tid: i32, pid: i32) -> bool {
    Path::new(&format!("/proc/{pid}/task/{tid}")).exists()
}

/// El proceso al que pertenece un hilo.
pub fn process_of(tid: i32) -> Option<i32> {
    let status = fs::read_to_string(format!("/proc/{tid}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("Tgid:"))?.trim().parse().ok()
}

/// El programa que ejecuta y sus argumentos.
pub fn program(pid: i32) -> (String, Vec<String>) {
    let path = fs::read_link(format!("/proc/{pid}/exe")).unwrap_or_default();
    let line = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
    let mut words: Vec<String> = line
        .split(|byte| *byte == 0)
        .map(|word| String::from_utf8_lossy(word).into_owned())
        .collect();
    words.pop();
    (path.to_string_lossy().into_owned(), words)
}

/// El proceso del que es un pidfd de `pid`.
pub fn pid_of_pidfd(pid: i32, fd: i32) -> Option<i32> {
    let info = fs::read_to_string(format!("/proc/{pid}/fdinfo/{fd}")).ok()?;
    info.lines().find_map(|line| line.strip_prefix("Pid:"))?.trim().parse().ok()
}

/// El fichero, tubería o terminal que es un descriptor.
pub fn descriptor(pid: i32, fd: i32) -> Option<String> {
    let link = fs::read_link(format!("/proc/{pid}/fd/{fd}")).ok()?;
    Some(link.to_string_lossy().into_owned())
}
