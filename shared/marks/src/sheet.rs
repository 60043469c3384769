//! La hoja de las marcas: escriben muchos a la vez sin esperarse, y al final lee uno.
//!
//! Nadie se bloquea, ni espera a que lo lean: cuando se llena, quien escribe lo sabe y deja de marcar. Lo que consta es así
//! todo lo que pasó hasta un momento. A quien muere a medias le queda la casilla sin sellar, y esa marca se pierde.

use std::fs::File;
use std::io;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::mark::{Mark, Name};

/// Delante de las casillas.
#[repr(C, align(64))]
pub(crate) struct Header {
    /// Cuántas marcas se han empezado a escribir, o se han querido escribir.
    pub head: AtomicU64,
    /// Cuántos procesos han dejado de marcar sus valores.
    pub skipped: AtomicU64,
    seed: AtomicU64,
    longest_us: AtomicU64,
}

#[repr(C, align(64))]
pub(crate) struct Slot {
    /// El sello, que se pone al final: antes vale 0.
    t_ns: AtomicU64,
    head: AtomicU64,
    id: AtomicU64,
    value: AtomicU64,
    name: [AtomicU64; Name::WORDS],
}

/// Con qué semilla se remueve, y cuánto dura a lo sumo cada demora.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stir {
    pub seed: u64,
    pub longest_us: u64,
}

/// La memoria compartida, en este proceso.
#[derive(Debug)]
pub struct Sheet {
    header: NonNull<Header>,
    slots: usize,
}

// SAFETY: todo lo que hay en la memoria son atómicos.
unsafe impl Send for Sheet {}
// SAFETY: lo mismo.
unsafe impl Sync for Sheet {}

/// Los tamaños que se aceptan: los del testigo, y ninguno absurdo.
const MOST_SLOTS: usize = 1 << 22;

impl Sheet {
    /// Una hoja con `slots` casillas y el descriptor por el que otro puede abrirla.
    ///
    /// # Errors
    /// Si no queda memoria, o no se pueden abrir más ficheros.
    pub fn create(slots: usize) -> io::Result<(Self, OwnedFd)> {
        let bytes = bytes_of(slots)?;
        let flags = libc::MFD_CLOEXEC | libc::MFD_ALLOW_SEALING;
        // SAFETY: el nombre está vivo.
        let fd = checked(unsafe { libc::memfd_create(c"marcas".as_ptr(), flags) })?;
        // SAFETY: el núcleo acaba de crearlo, y nadie más lo tiene.
        let fd = unsafe { OwnedFd::from_raw_fd(fd) };
        let file = File::from(fd);
        file.set_len(bytes as u64)?;
        // SAFETY: no toca memoria.
        checked(unsafe { libc::fcntl(file.as_raw_fd(), libc::F_ADD_SEALS, libc::F_SEAL_SHRINK) })?;
        let sheet = Self::map(&file, slots)?;
        Ok((sheet, file.into()))
    }

    /// La hoja que ha creado otro.
    ///
    /// # Errors
    /// Si no es una hoja, o si quien la creó podría encogerla: leer lo que falta mataría a quien lee.
    pub fn open(file: &File) -> io::Result<Self> {
        // SAFETY: no toca memoria.
        let seals = checked(unsafe { libc::fcntl(file.as_raw_fd(), libc::F_GET_SEALS) })?;
        let bytes = usize::try_from(file.metadata()?.len()).unwrap_or(0);
        let slots = bytes.saturating_sub(size_of::<Header>()) / size_of::<Slot>();
        if seals & libc::F_SEAL_SHRINK == 0 || bytes_of(slots)? != bytes {
            return Err(io::ErrorKind::InvalidData.into());
        }
        Self::map(file, slots)
    }

    fn map(file: &File, slots: usize) -> io::Result<Self> {
        let protection = libc::PROT_READ | libc::PROT_WRITE;
        // SAFETY: el núcleo elige una dirección libre: no se pisa nada.
        let address = unsafe {
            libc::mmap(
                ptr::null_mut(),
                bytes_of(slots)?,
                protection,
                libc::MAP_SHARED,
                file.as_raw_fd(),
                0,
            )
        };
        match NonNull::new(address) {
            Some(address) if address.as_ptr() != libc::MAP_FAILED => {
                Ok(Self { header: address.cast(), slots })
            }
            _ => Err(io::Error::last_os_error()),
        }
    }

    pub(crate) fn header(&self) -> &Header {
        // SAFETY: la zona vive hasta `drop`, está alineada a página, mide más que la cabecera y no se puede encoger; los
        // atómicos valen con cualesquiera bits.
        unsafe { self.header.as_ref() }
    }

    pub(crate) fn slots(&self) -> &[Slot] {
        // SAFETY: detrás de la cabecera hay `slots` casillas, como en `header`.
        unsafe { std::slice::from_raw_parts(self.header.add(1).cast().as_ptr(), self.slots) }
    }

    /// Deja una marca, con la hora de ahora; dice si había sitio.
    pub fn push(&self, mark: &Mark) -> bool {
        let number = self.header().head.fetch_add(1, Ordering::Relaxed);
        let Some(slot) = self.slots().get(number as usize) else { return false };
        slot.head.store(mark.head(), Ordering::Relaxed);
        slot.id.store(mark.id, Ordering::Relaxed);
        slot.value.store(mark.value.unwrap_or_default() as u64, Ordering::Relaxed);
        for (word, value) in slot.name.iter().zip(mark.name.words()) {
            word.store(value, Ordering::Relaxed);
        }
        slot.t_ns.store(now_ns(), Ordering::Release);
        true
    }

    /// Cuenta a un proceso que ya no deja las marcas de sus valores, porque son demasiadas.
    pub fn skip(&self) {
        self.header().skipped.fetch_add(1, Ordering::Relaxed);
    }

    /// Lo que pide el testigo; nada, si no pide que se remueva.
    pub fn stir(&self) -> Option<Stir> {
        let Header { seed, longest_us, .. } = self.header();
        let longest_us = longest_us.load(Ordering::Relaxed);
        (longest_us > 0).then(|| Stir { seed: seed.load(Ordering::Relaxed), longest_us })
    }

    /// En el testigo: que se remueva.
    pub fn ask_to_stir(&self, stir: Stir) {
        self.header().seed.store(stir.seed, Ordering::Relaxed);
        self.header().longest_us.store(stir.longest_us, Ordering::Relaxed);
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        let bytes = size_of::<Header>() + self.slots * size_of::<Slot>();
        // SAFETY: es la zona de `mmap`, y nadie conserva una referencia: la darían a través de `self`.
        unsafe { libc::munmap(self.header.as_ptr().cast(), bytes) };
    }
}

impl Slot {
    /// Lo que hay escrito, si lo hay entero.
    pub(crate) fn read(&self) -> Option<Mark> {
        let word = |word: &AtomicU64| word.load(Ordering::Relaxed);
        let t_ns = self.t_ns.load(Ordering::Acquire);
        if t_ns == 0 {
            return None;
        }
        let name = Name::from_words(std::array::from_fn(|index| word(&self.name[index])));
        Mark::from_parts(t_ns, word(&self.head), word(&self.id), word(&self.value), name)
    }
}

fn bytes_of(slots: usize) -> io::Result<usize> {
    if (1..=MOST_SLOTS).contains(&slots) {
        Ok(size_of::<Header>() + slots * size_of::<Slot>())
    } else {
        Err(io::ErrorKind::InvalidData.into())
    }
}

/// La hora de las marcas.
pub fn now_ns() -> u64 {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `now` está viva.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &raw mut now) };
    now.tv_sec as u64 * 1_000_000_000 + now.tv_nsec as u64
}

fn checked(result: libc::c_int) -> io::Result<libc::c_int> {
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(result) }
}
