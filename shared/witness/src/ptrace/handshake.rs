//! El saludo de los programas que dejan marcas, y los futex compartidos de los que no.

use std::fs::File;

use super::proc_files;
use super::raw::{self, SyscallInfo};
use super::task::Call;
use super::tracer::Tracer;
use crate::marks::RawMark;
use crate::record::{Act, ObjectKind};

impl Tracer {
    pub(super) fn marks_call(&mut self, pid: i32, info: &SyscallInfo) {
        match info.argument(1) {
            marks::HELLO => raw::write_memory(pid, info.argument(2), &self.sheets.answer()),
            marks::OFFER => {
                let path = format!("/proc/{pid}/fd/{}", info.argument(2) as i32);
                self.sheets.open(File::options().read(true).write(true).open(path).ok());
            }
            _ => {}
        }
    }

    /// Quien duerme en un futex espera; quien despierta a otros lo anota al volver, cuando sabe a cuántos.
    pub(super) fn futex_begins(&mut self, pid: i32, info: &SyscallInfo) -> Option<Call> {
        let place = proc_files::shared_place(pid, info.argument(0))?;
        let next = self.futexes.len() as u64;
        let id = *self.futexes.entry(place).or_insert(next);
        let waits = matches!(
            info.argument(1) as i32 & !libc::FUTEX_CLOCK_REALTIME,
            libc::FUTEX_WAIT | libc::FUTEX_WAIT_BITSET
        );
        if waits {
            self.mark_futex(pid, id, Act::Wanted, None);
        }
        Some(Call::Futex { id, waits })
    }

    pub(super) fn futex_ends(&mut self, pid: i32, id: u64, waits: bool, result: i64) {
        match (waits, result) {
            // O lo despertaron, o ya había cambiado lo que esperaba.
            (true, 0) => self.mark_futex(pid, id, Act::Got, None),
            (true, result) if result == -i64::from(libc::EAGAIN) => {
                self.mark_futex(pid, id, Act::Got, None);
            }
            (true, _) => self.mark_futex(pid, id, Act::GaveUp, None),
            (false, 1..) => self.mark_futex(pid, id, Act::Woke, Some(result)),
            (false, _) => {}
        }
    }

    fn mark_futex(&mut self, pid: i32, id: u64, act: Act, value: Option<i64>) {
        let (t_ns, kind) = (marks::now_ns(), ObjectKind::Futex);
        self.sheets.add(RawMark { t_ns, pid, act, kind, id, name: None, value });
    }
}
