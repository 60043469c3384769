//! Lo poco que se lee de `/proc` mientras se mira.

use std::fs;
use std::path::Path;
use std::time::Duration;

/// El padre que tiene ahora; nada, si ya no está en la tabla.
pub fn ppid(pid: i32) -> Option<i32> {
    after_name(pid)?.get(1)?.parse().ok()
}

/// Los hijos que creó ese hilo, también los zombis, y no los que haya adoptado de otros hilos.
pub fn children(pid: i32, tid: i32) -> Vec<i32> {
    let children = fs::read_to_string(format!("/proc/{pid}/task/{tid}/children"));
    let children = children.unwrap_or_default();
    children.split_whitespace().filter_map(|child| child.parse().ok()).collect()
}

/// El grupo en el que está.
pub fn group(pid: i32) -> Option<i32> {
    after_name(pid)?.get(2)?.parse().ok()
}

/// El tiempo de CPU que ha gastado.
pub fn cpu_time(pid: i32) -> Duration {
    // Los tics son de centésimas en todo Linux que se pueda encontrar.
    const TICK_MS: u64 = 10;
    let ticks = after_name(pid).and_then(|fields| {
        Some(fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?)
    });
    Duration::from_millis(ticks.unwrap_or(0) * TICK_MS)
}

/// Los campos de `/proc/PID/stat` desde el tercero: el nombre puede tener espacios y paréntesis.
fn after_name(pid: i32) -> Option<Vec<String>> {
    let stat = fs::read(format!("/proc/{pid}/stat")).ok()?;
    let stat = String::from_utf8_lossy(&stat);
    let (_, rest) = stat.rsplit_once(')')?;
    Some(rest.split_whitespace().map(str::to_owned).collect())
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
