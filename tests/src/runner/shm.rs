//! La memoria compartida con nombre que deja el programa, y solo él.
//!
//! `/dev/shm` es de toda la máquina: mientras corre una prueba, cualquier otro programa puede crear ahí lo suyo, y nada
//! dice quién creó cada cosa. Por eso el vigilante tiene uno propio, vacío, que desaparece con él.

use std::fs;
use std::io;
use std::path::Path;

use nix::mount::{MsFlags, mount};
use nix::sched::{CloneFlags, unshare};

const FOLDER: &str = "/dev/shm";

/// El `/dev/shm` de un vigilante.
pub(crate) enum Shm {
    /// Todo lo que haya en él es de la familia del programa.
    Private,
    /// Hace falta privilegio para tener uno propio (`CAP_SYS_ADMIN`): de lo que hay en el de todos no se culpa a nadie.
    Everybodys,
}

impl Shm {
    /// Desde ahora, este proceso y sus descendientes tienen uno propio, si se puede.
    pub fn separate() -> Self {
        match separate() {
            Ok(()) => Shm::Private,
            Err(_) => Shm::Everybodys,
        }
    }

    /// Los nombres de lo que ha quedado.
    pub fn leftovers(&self) -> io::Result<Vec<String>> {
        let Shm::Private = self else { return Ok(Vec::new()) };
        let entries: io::Result<Vec<_>> = fs::read_dir(FOLDER)?.collect();
        let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
        let mut names: Vec<_> = entries?.into_iter().map(name).collect();
        names.sort();
        Ok(names)
    }
}

fn separate() -> nix::Result<()> {
    const NOTHING: Option<&str> = None;
    unshare(CloneFlags::CLONE_NEWNS)?;
    // Sin esto, lo que se montara aquí se montaría para todos.
    mount(NOTHING, "/", NOTHING, MsFlags::MS_REC | MsFlags::MS_PRIVATE, NOTHING)?;
    if !Path::new(FOLDER).is_dir() {
        return Err(nix::errno::Errno::ENOENT);
    }
    let flags = MsFlags::MS_NOSUID | MsFlags::MS_NODEV;
    mount(Some("tmpfs"), FOLDER, Some("tmpfs"), flags, Some("mode=1777"))
}
