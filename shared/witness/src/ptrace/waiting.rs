//! Si lo que espera un hilo solo se lo puede dar otro de los mirados.
//!
//! | espera | quién la acaba |
//! |---|---|
//! | un futex o un semáforo, sin plazo | otro que comparta la memoria |
//! | a un hijo | el hijo |
//! | leer o escribir en una tubería o un `socketpair` creados por ellos | quien tenga el otro extremo |
//! | `poll` sin plazo de esas tuberías, de un `eventfd` o de un `pidfd` | lo mismo |
//! | el cerrojo de un fichero que tiene uno de ellos | quien lo tiene |
//!
//! Las demás, no se sabe: un sueño, el terminal, la red, una señal, un FIFO con nombre.

use std::collections::HashSet;
use std::fs;
use std::os::unix::fs::MetadataExt;

use super::{proc_files, raw, sockets};
use crate::blocked::BlockedCall;

pub struct Family<'a> {
    pub pids: HashSet<i32>,
    pub inherited: &'a HashSet<String>,
}

impl Family<'_> {
    pub fn only_another_ends(&self, pid: i32, call: &BlockedCall) -> bool {
        let [a, b, c, d, ..] = call.arguments;
        match call.number {
            libc::SYS_futex => d == 0 && waits(b as i32),
            libc::SYS_semtimedop => d == 0,
            _ if call.waits_for_a_child() => true,
            libc::SYS_read | libc::SYS_readv | libc::SYS_write | libc::SYS_writev => {
                self.is_own(pid, a as i32)
            }
            libc::SYS_recvfrom | libc::SYS_recvmsg | libc::SYS_sendto | libc::SYS_sendmsg => {
                self.is_own(pid, a as i32)
            }
            libc::SYS_ppoll => c == 0 && self.polls_own(pid, a, b),
            libc::SYS_flock => self.has_lock(pid, a as i32),
            libc::SYS_fcntl => {
                matches!(b as i32, libc::F_SETLKW | libc::F_OFD_SETLKW)
                    && self.has_lock(pid, a as i32)
            }
            #[cfg(target_arch = "x86_64")]
            libc::SYS_semop => true,
            #[cfg(target_arch = "x86_64")]
            libc::SYS_poll => (c as i32) < 0 && self.polls_own(pid, a, b),
            _ => false,
        }
    }

    fn is_own(&self, pid: i32, fd: i32) -> bool {
        let Some(what) = proc_files::descriptor(pid, fd) else { return false };
        match what.as_str() {
            "anon_inode:[eventfd]" => true,
            "anon_inode:[pidfd]" => {
                proc_files::pid_of_pidfd(pid, fd).is_some_and(|other| self.pids.contains(&other))
            }
            socket if socket.starts_with("socket:") => {
                sockets::waits_for(pid, fd).is_some_and(|other| self.pids.contains(&other))
            }
            pipe => pipe.starts_with("pipe:") && !self.inherited.contains(pipe),
        }
    }

    fn polls_own(&self, pid: i32, address: u64, count: u64) -> bool {
        const ENTRY: usize = size_of::<libc::pollfd>();
        const MOST: u64 = 256;
        if !(1..=MOST).contains(&count) {
            return false;
        }
        let entries = raw::read_memory(pid, address, count as usize * ENTRY);
        // El descriptor es lo primero de cada uno; los negativos no se miran.
        let descriptors: Vec<i32> = entries
            .chunks_exact(ENTRY)
            .map(|entry| i32::from_ne_bytes([entry[0], entry[1], entry[2], entry[3]]))
            .collect();
        descriptors.len() as u64 == count
            && descriptors.iter().any(|fd| *fd >= 0)
            && descriptors.iter().all(|fd| *fd < 0 || self.is_own(pid, *fd))
    }

    /// Si quien tiene cerrado ese fichero es uno de ellos. De quien lo cerró antes de un `fork` y ya no está, no se sabe.
    fn has_lock(&self, pid: i32, fd: i32) -> bool {
        let Ok(file) = fs::metadata(format!("/proc/{pid}/fd/{fd}")) else { return false };
        let ends = format!(":{}", file.ino());
        let locks = fs::read_to_string("/proc/locks").unwrap_or_default();
        let mut holders = locks.lines().filter_map(|line| {
            let fields: Vec<&str> = line.split_whitespace().collect();
            let held = fields.get(1) != Some(&"->") && fields.get(5)?.ends_with(&ends);
            held.then(|| fields[4].parse().unwrap_or(0))
        });
        let first = holders.next();
        first.is_some_and(|first| self.pids.contains(&first))
            && holders.all(|other| self.pids.contains(&other))
    }
}

fn waits(operation: i32) -> bool {
    const LOCK_PI2: i32 = 13;
    matches!(
        operation & !(libc::FUTEX_PRIVATE_FLAG | libc::FUTEX_CLOCK_REALTIME),
        libc::FUTEX_WAIT | libc::FUTEX_WAIT_BITSET | libc::FUTEX_LOCK_PI | LOCK_PI2
    )
}
