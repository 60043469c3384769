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

/// El tiempo de CPU que ha gastado, con todos sus hilos. El de `/proc` va en centésimas, y muchos procesos breves no
/// llegarían a gastar ninguna.
pub fn cpu_time(pid: i32) -> Duration {
    let mut clock = 0;
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: las dos escriben en variables vivas.
    let known = unsafe {
        libc::clock_getcpuclockid(pid, &raw mut clock) == 0
            && libc::clock_gettime(clock, &raw mut time) == 0
    };
    if known { Duration::new(time.tv_sec as u64, time.tv_nsec as u32) } else { Duration::ZERO }
}

/// Cuánto ha estado un hilo listo, a la espera de una CPU.
pub fn waited_for_cpu(tid: &str) -> Duration {
    let waited = schedule(tid).split_whitespace().nth(1).and_then(|waited| waited.parse().ok());
    Duration::from_nanos(waited.unwrap_or(0))
}

/// Lo que apunta el núcleo de las veces que se ha ejecutado un hilo: cambia cuando se ejecuta.
pub fn schedule(tid: &str) -> String {
    fs::read_to_string(format!("/proc/{tid}/schedstat")).unwrap_or_default()
}

/// Si un hilo se está ejecutando, o podría si le tocara una CPU.
pub fn is_ready(tid: i32) -> bool {
    Stat::of(tid).is_some_and(|stat| stat.state == 'R')
}

/// La memoria que ocupa, con toda la que comparte.
fn resident_bytes(pid: i32) -> u64 {
    // SAFETY: no toca memoria.
    let page = unsafe { libc::sysconf(libc::_SC_PAGESIZE) } as u64;
    let statm = fs::read_to_string(format!("/proc/{pid}/statm")).unwrap_or_default();
    let pages = statm.split_whitespace().nth(1).and_then(|pages| pages.parse().ok());
    pages.unwrap_or(0) * page
}

/// Si entre todos ocupan más memoria de la que se dice. La que comparten cuenta una vez: eso cuesta más de saber, y solo
/// se mira si contada en cada uno no cabe.
pub fn take_more_than(most: u64, pids: impl Iterator<Item = i32> + Clone) -> bool {
    pids.clone().map(resident_bytes).sum::<u64>() > most
        && pids.map(|pid| own_bytes(pid).unwrap_or_else(|| resident_bytes(pid))).sum::<u64>() > most
}

/// La memoria que ocupa, con su parte de la que comparte con otros.
fn own_bytes(pid: i32) -> Option<u64> {
    let sums = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
    let kib = sums.lines().find_map(|line| line.strip_prefix("Pss:"))?.split_whitespace().next()?;
    Some(kib.parse::<u64>().ok()? << 10)
}

/// Si `tid` es un hilo del proceso `pid`.
pub fn is_thread_of(tid: i32, pid: i32) -> bool {
    Path::new(&format!("/proc/{pid}/task/{tid}")).exists()
}

/// El proceso al que pertenece un hilo.
pub fn process_of(tid: i32) -> Option<i32> {
    status_field(tid, "Tgid:")?.parse().ok()
}

/// Si una señal está en uno de los conjuntos que se leen en `status`: las que atiende (`SigCgt:`), las que ignora…
pub fn has_signal(tid: i32, set: &str, signal: i32) -> Option<bool> {
    let set = u64::from_str_radix(&status_field(tid, set)?, 16).ok()?;
    Some(set & 1 << (signal - 1) != 0)
}

/// Lo que dice `status` de un hilo tras ese nombre, que lleva sus dos puntos.
pub fn status_field(tid: i32, name: &str) -> Option<String> {
    let status = fs::read_to_string(format!("/proc/{tid}/status")).ok()?;
    Some(status.lines().find_map(|line| line.strip_prefix(name))?.trim().to_owned())
}

/// El programa que ejecuta y sus argumentos.
pub fn program(pid: i32) -> (String, Vec<String>) {
    let line = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
    let mut words: Vec<String> = line
        .split(|byte| *byte == 0)
        .map(|word| String::from_utf8_lossy(word).into_owned())
        .collect();
    words.pop();
    (program_path(pid), words)
}

/// El programa que ejecuta; vacío, si ya no se sabe.
pub fn program_path(pid: i32) -> String {
    let path = fs::read_link(format!("/proc/{pid}/exe")).unwrap_or_default();
    path.to_string_lossy().into_owned()
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

/// En qué memoria compartida está una dirección de `pid`, y en qué lugar: son los mismos para todos los que la comparten.
/// Nada, si es solo suya.
pub fn shared_place(pid: i32, address: u64) -> Option<(u64, u64)> {
    let maps = fs::read_to_string(format!("/proc/{pid}/maps")).ok()?;
    maps.lines().find_map(|line| {
        let mut fields = line.split_whitespace();
        let (begin, end) = fields.next()?.split_once('-')?;
        let hexadecimal = |text| u64::from_str_radix(text, 16).ok();
        let (begin, end) = (hexadecimal(begin)?, hexadecimal(end)?);
        let is_shared = fields.next()?.ends_with('s');
        let offset = hexadecimal(fields.next()?)?;
        let inode = fields.nth(1)?.parse().ok()?;
        ((begin..end).contains(&address) && is_shared).then(|| (inode, address - begin + offset))
    })
}

#[cfg(test)]
mod tests {
    use super::shared_place;

    #[test]
    fn lo_que_es_solo_suyo_no_esta_en_ninguna_memoria_compartida() {
        let own = Box::new(0_u64);
        let address = std::ptr::from_ref(&*own) as u64;
        assert_eq!(shared_place(std::process::id() as i32, address), None);
    }
}
