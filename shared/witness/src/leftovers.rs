//! Los semáforos y la memoria compartida con nombre de aquellos con los que se acaba a la fuerza: quien los habría borrado,
//! como el `resource_tracker` de Python, muere con ellos.

use std::collections::HashSet;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::time::{Instant, SystemTime};

const FOLDER: &str = "/dev/shm/";

#[derive(Default)]
pub struct Leftovers {
    /// El dispositivo y el nodo de cada fichero: glibc los crea con otro nombre, que es el que dice `/proc`.
    files: HashSet<(u64, u64)>,
}

impl Leftovers {
    /// Apunta los que tiene ese proceso. Se llama antes de matarlo.
    pub fn note(&mut self, pid: i32) {
        let maps = fs::read_to_string(format!("/proc/{pid}/maps")).unwrap_or_default();
        let shared = maps.lines().filter(|line| line.contains(FOLDER));
        self.files.extend(shared.filter_map(file_behind));
        // El que alguien está creando ya está abierto, y todavía no en su memoria.
        let open = fs::read_dir(format!("/proc/{pid}/fd")).into_iter().flatten().flatten();
        let open = open.map(|descriptor| descriptor.path());
        let shared =
            open.filter(|path| fs::read_link(path).is_ok_and(|file| file.starts_with(FOLDER)));
        let behind = shared.filter_map(|path| fs::metadata(path).ok());
        self.files.extend(behind.map(|data| (data.dev(), data.ino())));
    }

    /// Borra los apuntados que se crearon desde entonces. Se llama cuando ya han muerto todos.
    pub fn remove(&self, since: Instant) {
        if self.files.is_empty() {
            return;
        }
        let since = SystemTime::now() - since.elapsed();
        for entry in fs::read_dir(FOLDER).into_iter().flatten().flatten() {
            let Ok(data) = entry.metadata() else { continue };
            let is_new = data.created().or(data.modified()).is_ok_and(|born| born >= since);
            if is_new && self.files.contains(&(data.dev(), data.ino())) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// De una línea como `7f00-7f10 rw-s 00000000 00:1a 42 /dev/shm/sem.mp-1`.
fn file_behind(line: &str) -> Option<(u64, u64)> {
    let mut fields = line.split_whitespace().skip(3);
    let (major, minor) = fields.next()?.split_once(':')?;
    let number = |hex| u32::from_str_radix(hex, 16).ok();
    Some((libc::makedev(number(major)?, number(minor)?), fields.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use nix::fcntl::OFlag;
    use nix::sys::mman::{MapFlags, ProtFlags, mmap, munmap, shm_open, shm_unlink};
    use nix::sys::stat::Mode;

    use super::*;

    /// Crea memoria con ese nombre, la tiene (abierta o en su memoria) mientras se apunta, y dice si sigue después.
    fn survives(name: &str, since: Instant, mapped: bool) -> bool {
        let flags = OFlag::O_CREAT | OFlag::O_RDWR;
        let file = shm_open(name, flags, Mode::S_IRUSR | Mode::S_IWUSR).unwrap();
        nix::unistd::ftruncate(&file, 4096).unwrap();
        let length = 4096.try_into().unwrap();
        // SAFETY: nadie usa la memoria, y se devuelve entera.
        let address = unsafe {
            mmap(None, length, ProtFlags::PROT_READ, MapFlags::MAP_SHARED, &file, 0).unwrap()
        };
        let unmap = || {
            // SAFETY: es lo que dio `mmap`, y solo se devuelve una vez.
            unsafe { munmap(address, 4096).unwrap() };
        };
        let mut leftovers = Leftovers::default();
        if mapped {
            drop(file);
            leftovers.note(std::process::id() as i32);
            unmap();
        } else {
            unmap();
            leftovers.note(std::process::id() as i32);
        }
        leftovers.remove(since);
        shm_unlink(name).is_ok()
    }

    #[test]
    fn only_what_was_created_meanwhile_is_removed() {
        let name = format!("/testigo-{}", std::process::id());
        let before = Instant::now();
        std::thread::sleep(Duration::from_millis(20));
        assert!(!survives(&name, before, true));
        assert!(!survives(&name, before, false));
        let (name, after) = (format!("{name}-otra"), Instant::now() + Duration::from_secs(60));
        assert!(survives(&name, after, true));
    }

    #[test]
    fn a_line_of_maps_is_understood() {
        let line = "7f00-7f10 rw-s 00000000 00:1a 42                 /dev/shm/sem.a (deleted)";
        assert_eq!(file_behind(line), Some((libc::makedev(0, 0x1a), 42)));
        assert_eq!(file_behind("7f00-7f10 rw-s"), None);
    }
}
