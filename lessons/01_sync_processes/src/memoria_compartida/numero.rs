//! Un número en memoria compartida con nombre.

use std::num::NonZeroUsize;
use std::ops::Deref;
use std::os::fd::OwnedFd;
use std::ptr::NonNull;
use std::sync::atomic::AtomicU32;

use nix::fcntl::OFlag;
use nix::sys::mman::{MapFlags, ProtFlags, mmap, munmap, shm_open};
use nix::sys::stat::Mode;
use nix::unistd::ftruncate;

const BYTES: NonZeroUsize = NonZeroUsize::new(size_of::<AtomicU32>()).unwrap();

pub struct Numero(NonNull<AtomicU32>);

impl Numero {
    // ANCHOR: nombre
    pub fn crear(nombre: &str) -> nix::Result<Self> {
        let solo_mia = Mode::S_IRUSR | Mode::S_IWUSR;
        let crear = OFlag::O_CREAT | OFlag::O_EXCL | OFlag::O_RDWR;
        let memoria = shm_open(nombre, crear, solo_mia)?;
        ftruncate(&memoria, BYTES.get() as i64)?;
        Self::ver(&memoria)
    }

    pub fn abrir(nombre: &str) -> nix::Result<Self> {
        Self::ver(&shm_open(nombre, OFlag::O_RDWR, Mode::empty())?)
    }

    fn ver(memoria: &OwnedFd) -> nix::Result<Self> {
        let permiso = ProtFlags::PROT_READ | ProtFlags::PROT_WRITE;
        // SAFETY: el núcleo elige una dirección libre; no se pisa ninguna zona
        // que ya exista.
        let zona = unsafe {
            mmap(None, BYTES, permiso, MapFlags::MAP_SHARED, memoria, 0)
        }?;
        Ok(Numero(zona.cast()))
    }
    // ANCHOR_END: nombre
}

impl Deref for Numero {
    type Target = AtomicU32;

    fn deref(&self) -> &AtomicU32 {
        // SAFETY: la zona es nuestra hasta `drop`, está alineada a página, y a cero es un atómico válido.
        unsafe { self.0.as_ref() }
    }
}

impl Drop for Numero {
    fn drop(&mut self) {
        // SAFETY: es la zona que dio `mmap`, y nadie conserva una referencia: la daría a través de `self`.
        let _ = unsafe { munmap(self.0.cast(), BYTES.get()) };
    }
}
