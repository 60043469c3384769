//! La llamada en la que está parado un hilo, sin pararlo: lo dice `/proc/PID/task/TID/syscall`.

use std::fs;
use std::path::Path;

/// Una llamada al sistema que no ha vuelto. Fuera de una (un fallo de página), el número es −1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockedCall {
    pub number: i64,
    pub arguments: [u64; 6],
}

impl BlockedCall {
    /// La del hilo principal. Nada, si se ejecuta o ya no está.
    pub fn of_process(pid: i32) -> Option<Self> {
        Self::parse(&fs::read_to_string(format!("/proc/{pid}/syscall")).ok()?)
    }

    /// La de un hilo, por su carpeta (`/proc/PID/task/TID`). Nada, si se ejecuta o ya no está.
    pub fn of_thread(folder: &Path) -> Option<Self> {
        Self::parse(&fs::read_to_string(folder.join("syscall")).ok()?)
    }

    /// Lo que dice ese fichero. Nada, si dice `running`: el hilo se ejecuta.
    pub fn parse(line: &str) -> Option<Self> {
        let mut words = line.split_whitespace();
        let number = words.next()?.parse().ok()?;
        let mut arguments = [0; 6];
        for (argument, word) in arguments.iter_mut().zip(words) {
            *argument = u64::from_str_radix(word.strip_prefix("0x")?, 16).ok()?;
        }
        Some(Self { number, arguments })
    }

    /// Si es una de las que esperan a un hijo.
    pub fn waits_for_a_child(&self) -> bool {
        matches!(self.number, libc::SYS_wait4 | libc::SYS_waitid)
    }

    /// Si es un sueño de un rato fijo, que no espera nada.
    pub fn is_a_nap(&self) -> bool {
        matches!(self.number, libc::SYS_nanosleep | libc::SYS_clock_nanosleep)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_kernel_says_is_understood() {
        let call = |number, arguments| Some(BlockedCall { number, arguments });
        assert_eq!(
            BlockedCall::parse("0 0x3 0x7f 0x10 0x0 0x0 0xffffffffffffffff 0x7f 0x7f\n"),
            call(0, [3, 0x7f, 0x10, 0, 0, u64::MAX])
        );
        assert_eq!(
            BlockedCall::parse("-1 0x7ffd 0x7f00\n"),
            call(-1, [0x7ffd, 0x7f00, 0, 0, 0, 0])
        );
        assert_eq!(BlockedCall::parse("running\n"), None);
    }

    #[test]
    fn a_child_that_sleeps_is_seen() {
        let mut child = std::process::Command::new("sleep").arg("600").spawn().unwrap();
        let pid = child.id() as i32;
        let nap = || BlockedCall::of_process(pid).is_some_and(|call| call.is_a_nap());
        while !nap() {
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(BlockedCall::of_process(pid), None);
    }
}
