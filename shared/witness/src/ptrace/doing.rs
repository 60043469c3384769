//! Qué hace ahora un proceso, sin pararlo.

use std::fs;
use std::path::Path;

use crate::blocked::BlockedCall;
use crate::stat::Stat;

/// Lo que hace un proceso que tiene hijos.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Calcula: alguno de sus hilos no está dormido.
    Running,
    /// Duerme en una llamada cualquiera: un sueño, un cerrojo.
    Asleep,
    /// Duerme un rato fijo, sin esperar nada.
    Napping,
    /// Duerme hasta que haya algo que leer, o se cierre de donde lee.
    Reading,
    /// Espera a un hijo en particular.
    WaitsFor(i32),
    /// Espera a cualquiera de sus hijos, o a cualquiera de un grupo.
    WaitsForAny,
    /// Ya no está.
    Gone,
}

/// Si tiene varios hilos, cuenta antes el que espera a un hijo; después, el que no duerme.
pub fn doing(pid: i32) -> Doing {
    let Ok(threads) = fs::read_dir(format!("/proc/{pid}/task")) else { return Doing::Gone };
    threads
        .flatten()
        .filter_map(|thread| thread_doing(&thread.path()))
        .max_by_key(|doing| match doing {
            Doing::WaitsFor(_) | Doing::WaitsForAny => 3,
            Doing::Running => 2,
            Doing::Reading => 1,
            Doing::Asleep | Doing::Napping | Doing::Gone => 0,
        })
        .unwrap_or(Doing::Asleep)
}

/// Nada, si ya no está.
fn thread_doing(thread: &Path) -> Option<Doing> {
    let doing = of(&fs::read_to_string(thread.join("syscall")).ok()?);
    let waits = matches!(doing, Doing::WaitsFor(_) | Doing::WaitsForAny);
    Some(if waits && is_stopped(thread) { Doing::Running } else { doing })
}

/// Si lo ha parado quien lo mira: la espera que se le ve puede haber vuelto ya.
fn is_stopped(thread: &Path) -> bool {
    let tid = thread.file_name().and_then(|name| name.to_str()?.parse().ok());
    tid.and_then(Stat::of).is_none_or(|stat| stat.state == 't')
}

fn of(line: &str) -> Doing {
    let Some(call) = BlockedCall::parse(line) else { return Doing::Running };
    let [first, second, ..] = call.arguments;
    match call.number {
        libc::SYS_wait4 => match first as i32 {
            child @ 1.. => Doing::WaitsFor(child),
            _ => Doing::WaitsForAny,
        },
        libc::SYS_waitid => match (first as u32, second as i32) {
            (libc::P_PID, child) => Doing::WaitsFor(child),
            _ => Doing::WaitsForAny,
        },
        _ if call.is_a_nap() => Doing::Napping,
        libc::SYS_read | libc::SYS_recvfrom | libc::SYS_recvmsg => Doing::Reading,
        _ => Doing::Asleep,
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    use super::super::raw;
    use super::*;

    #[test]
    fn what_the_kernel_says_is_understood() {
        let wait4 = libc::SYS_wait4;
        let waitid = libc::SYS_waitid;
        for (line, expected) in [
            ("running\n".to_owned(), Doing::Running),
            ("-1 0x7ffd 0x7f00\n".to_owned(), Doing::Asleep),
            (format!("{} 0x3 0x7f 0x10 0x0 0x0 0x0 0x7f 0x7f\n", libc::SYS_read), Doing::Reading),
            (format!("{} 0x0 0x0 0x7f\n", libc::SYS_clock_nanosleep), Doing::Napping),
            (format!("{wait4} 0x1f4 0x0 0x0 0x0\n"), Doing::WaitsFor(500)),
            (format!("{wait4} 0xffffffffffffffff 0x0 0x0\n"), Doing::WaitsForAny),
            (format!("{wait4} 0xffffffff 0x0 0x0\n"), Doing::WaitsForAny),
            (format!("{waitid} 0x1 0x2a 0x0 0x4\n"), Doing::WaitsFor(42)),
            (format!("{waitid} 0x0 0x0 0x0 0x4\n"), Doing::WaitsForAny),
        ] {
            assert_eq!(of(&line), expected, "{line}");
        }
    }

    #[test]
    fn who_is_stopped_by_a_signal_does_not_wait() {
        let mut shell = Command::new("sh");
        let mut shell = shell.args(["-c", "sleep 600; :"]).process_group(0).spawn().unwrap();
        let pid = shell.id() as i32;
        while doing(pid) != Doing::WaitsForAny {
            std::thread::yield_now();
        }
        // Donde no se permite mirar a otros, no hay nada que probar.
        let stopped = raw::seize(pid).ok().map(|()| {
            raw::kill(pid, libc::SIGCHLD);
            while Stat::of(pid).unwrap().state != 't' {
                std::thread::yield_now();
            }
            doing(pid)
        });
        raw::kill(-pid, libc::SIGKILL);
        shell.wait().unwrap();
        assert_eq!(stopped.unwrap_or(Doing::Running), Doing::Running);
    }

    #[test]
    fn who_is_not_there_is_gone() {
        assert_eq!(doing(i32::MAX), Doing::Gone);
    }
}
