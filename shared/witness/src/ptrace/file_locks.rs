//! Los cerrojos de un fichero, con `flock` y con `fcntl`: los ve el testigo, y el programa no ha de dejar marcas.
//!
//! Solo los que excluyen: los de lectura los pueden tener varios. Quien cierra el fichero también lo suelta, y eso no se
//! ve: consta como suelto cuando lo adquiere otro.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::os::unix::fs::MetadataExt;

use super::raw::{self, SyscallInfo};
use super::task::{Call, FileLock};
use super::tracer::Tracer;
use super::{filter::Class, proc_files};
use crate::marks::{FILE_LOCK, RawMark};
use crate::record::{Act, ObjectKind};

enum Wish {
    Lock { waits: bool },
    Unlock,
}

impl Tracer {
    pub(super) fn file_lock_begins(
        &mut self,
        pid: i32,
        class: Class,
        info: &SyscallInfo,
    ) -> Option<Call> {
        let (wish, start) = match class {
            Class::Flock => (flock_wish(info.argument(1) as i32)?, None),
            _ => fcntl_wish(pid, info.argument(1) as i32, info.argument(2))?,
        };
        let path = format!("/proc/{pid}/fd/{}", info.argument(0) as i32);
        let file = fs::metadata(path).ok()?;
        let mut hasher = DefaultHasher::new();
        (file.dev(), file.ino(), start).hash(&mut hasher);
        let id = hasher.finish();
        let target = proc_files::descriptor(pid, info.argument(0) as i32)?;
        let name = format!("{FILE_LOCK} {}", target.rsplit('/').next().unwrap_or(&target));
        let lock = FileLock { id, name, waits: matches!(wish, Wish::Lock { waits: true }) };
        match wish {
            Wish::Unlock => {
                if self.file_locks.remove(&id) == Some(pid) {
                    self.mark_file_lock(pid, &lock, Act::Released);
                }
                None
            }
            Wish::Lock { .. } => {
                if lock.waits {
                    self.mark_file_lock(pid, &lock, Act::Wanted);
                }
                Some(Call::FileLock(lock))
            }
        }
    }

    pub(super) fn file_lock_ends(&mut self, pid: i32, lock: &FileLock, result: i64) {
        if result != 0 {
            if lock.waits {
                self.mark_file_lock(pid, lock, Act::GaveUp);
            }
            return;
        }
        if let Some(before) = self.file_locks.insert(lock.id, pid) {
            self.mark_file_lock(before, lock, Act::Released);
        }
        self.mark_file_lock(pid, lock, Act::Got);
    }

    fn mark_file_lock(&mut self, pid: i32, lock: &FileLock, act: Act) {
        let (t_ns, kind, name) = (marks::now_ns(), ObjectKind::Lock, Some(lock.name.clone()));
        self.sheets.add(RawMark { t_ns, pid, act, kind, id: lock.id, name, value: None });
    }
}

fn flock_wish(operation: i32) -> Option<Wish> {
    match operation & !libc::LOCK_NB {
        libc::LOCK_EX => Some(Wish::Lock { waits: operation & libc::LOCK_NB == 0 }),
        libc::LOCK_UN => Some(Wish::Unlock),
        _ => None,
    }
}

/// Además, dónde empieza el trozo de fichero: los de trozos distintos son cerrojos distintos.
fn fcntl_wish(pid: i32, command: i32, address: u64) -> Option<(Wish, Option<u64>)> {
    const START: usize = std::mem::offset_of!(libc::flock, l_start);
    let asked = raw::read_memory(pid, address, size_of::<libc::flock>());
    let kind = i16::from_ne_bytes(asked.get(..2)?.try_into().ok()?);
    let start = u64::from_ne_bytes(asked.get(START..START + 8)?.try_into().ok()?);
    let waits = matches!(command, libc::F_SETLKW | libc::F_OFD_SETLKW);
    let wish = match i32::from(kind) {
        libc::F_WRLCK => Wish::Lock { waits },
        libc::F_UNLCK => Wish::Unlock,
        _ => return None,
    };
    Some((wish, Some(start)))
}
