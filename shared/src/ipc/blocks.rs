//! Los bytes de un anillo: un fichero sin nombre, por bloques, que cada proceso mira por unas pocas ventanas.
//!
//! Un anillo puede guardar 256 MiB y solo ocupa en cada proceso las direcciones de sus ventanas. Los primeros bloques
//! están siempre a la vista: los demás solo se usan cuando quien lee se retrasa.

use std::cell::Cell;
use std::fs::File;
use std::io;
use std::num::NonZeroUsize;
use std::os::unix::fs::FileExt;
use std::ptr::{self, NonNull};
use std::rc::Rc;

use nix::errno::Errno;
use nix::fcntl::{FallocateFlags, fallocate};
use nix::sys::memfd::{MFdFlags, memfd_create};
use nix::sys::mman::{MapFlags, ProtFlags, mmap, munmap};
use nix::sys::resource::{Resource, getrlimit};

/// Cuánto cabe en un anillo, en bytes. El núcleo solo da memoria según se va escribiendo.
pub(crate) const SIZE: usize = 256 << 20;

/// Lo que se ve por una ventana, en bytes.
pub(super) const BLOCK: usize = 256 << 10;

/// Los bloques que hay.
pub(super) const BLOCKS: usize = SIZE / BLOCK;

/// Lo que va a un bloque que no está a la vista, o viene de él, no abre una ventana si mide más que esto, en bytes.
const LONG: usize = 16 << 10;

/// El bloque no se ve por ninguna ventana.
const OUT_OF_SIGHT: u8 = u8::MAX;

#[derive(Debug)]
pub(super) struct Blocks {
    file: Rc<File>,
    /// Dónde empieza el primer bloque en el fichero.
    start: usize,
    windows: NonNull<u8>,
    /// Por qué ventana se ve cada bloque.
    window_of: Box<[Cell<u8>]>,
    /// Qué bloque se ve por cada ventana.
    seen: Box<[Cell<usize>]>,
    /// La ventana que lleva más tiempo mirando al mismo bloque.
    oldest: Cell<usize>,
}

impl Blocks {
    /// Los de varios anillos, que comparten un descriptor, cada uno con tantas ventanas.
    ///
    /// # Errors
    /// `ENOMEM` si el sistema no da más memoria, `EMFILE` si no quedan descriptores y `EFBIG` si `ulimit -f` no lo deja.
    pub fn for_rings(rings: usize, windows: usize) -> nix::Result<Vec<Self>> {
        let length = (rings * SIZE) as u64;
        // Pasarse de ese límite mataría al proceso con SIGXFSZ.
        if getrlimit(Resource::RLIMIT_FSIZE)?.0 < length {
            return Err(Errno::EFBIG);
        }
        let file = File::from(memfd_create(c"anillo", MFdFlags::MFD_CLOEXEC)?);
        file.set_len(length).map_err(errno)?;
        let file = Rc::new(file);
        (0..rings).map(|ring| Self::new(Rc::clone(&file), ring * SIZE, windows)).collect()
    }

    fn new(file: Rc<File>, start: usize, windows: usize) -> nix::Result<Self> {
        // SAFETY: el núcleo elige una dirección libre; no se pisa ninguna zona que ya exista.
        let first = unsafe { map(&file, start, None, windows * BLOCK, MapFlags::empty()) }?;
        let in_sight = (0..windows as u8).chain(std::iter::repeat(OUT_OF_SIGHT));
        Ok(Blocks {
            file,
            start,
            windows: first,
            window_of: in_sight.take(BLOCKS).map(Cell::new).collect(),
            seen: (0..windows).map(Cell::new).collect(),
            oldest: Cell::new(0),
        })
    }

    /// La dirección de un bloque. Vale hasta que se mire a otros. `None` si no está a la vista y no se puede, o si para
    /// lo que mide lo que se va a leer o escribir no merece la pena abrir una ventana.
    #[inline]
    pub fn look_at(&self, block: usize, length: usize) -> Option<NonNull<u8>> {
        let window = self.window_of[block].get();
        if window != OUT_OF_SIGHT {
            return Some(self.window(window.into()));
        }
        if length > LONG { None } else { self.open_window_to(block) }
    }

    #[cold]
    fn open_window_to(&self, block: usize) -> Option<NonNull<u8>> {
        let window = self.oldest.get();
        let (place, start) = (self.window(window), self.start + block * BLOCK);
        // SAFETY: la ventana es nuestra, y quien miraba por ella ya ha terminado.
        let mapped =
            unsafe { map(&self.file, start, Some(place), BLOCK, MapFlags::MAP_POPULATE) }.ok()?;
        self.window_of[self.seen[window].replace(block)].set(OUT_OF_SIGHT);
        self.window_of[block].set(window as u8);
        self.oldest.set((window + 1) % self.seen.len());
        Some(mapped)
    }

    fn window(&self, window: usize) -> NonNull<u8> {
        // SAFETY: las ventanas van seguidas, y esa es una de ellas.
        unsafe { self.windows.add(window * BLOCK) }
    }

    /// Escribe dentro de un bloque.
    ///
    /// # Safety
    /// Han de caber, y nadie más ha de tocar esos bytes.
    pub unsafe fn write(&self, block: usize, offset: usize, bytes: &[u8]) -> nix::Result<()> {
        match self.look_at(block, bytes.len()) {
            // SAFETY: lo promete quien llama.
            Some(start) => unsafe {
                ptr::copy_nonoverlapping(bytes.as_ptr(), start.add(offset).as_ptr(), bytes.len());
            },
            None => self.file.write_all_at(bytes, self.in_file(block, offset)).map_err(errno)?,
        }
        Ok(())
    }

    /// Lee de un bloque.
    ///
    /// # Safety
    /// Han de estar escritos, y nadie ha de cambiarlos.
    pub unsafe fn read(&self, block: usize, offset: usize, bytes: &mut [u8]) -> nix::Result<()> {
        match self.look_at(block, bytes.len()) {
            // SAFETY: lo promete quien llama.
            Some(start) => unsafe {
                ptr::copy_nonoverlapping(
                    start.add(offset).as_ptr(),
                    bytes.as_mut_ptr(),
                    bytes.len(),
                );
            },
            None => self.file.read_exact_at(bytes, self.in_file(block, offset)).map_err(errno)?,
        }
        Ok(())
    }

    /// Devuelve al núcleo la memoria de un bloque. Si no puede ser, se queda ocupada.
    pub fn give_back(&self, block: usize) {
        let flags = FallocateFlags::FALLOC_FL_PUNCH_HOLE | FallocateFlags::FALLOC_FL_KEEP_SIZE;
        let _ = fallocate(&self.file, flags, self.in_file(block, 0) as i64, BLOCK as i64);
    }

    fn in_file(&self, block: usize, offset: usize) -> u64 {
        (self.start + block * BLOCK + offset) as u64
    }
}

impl Drop for Blocks {
    fn drop(&mut self) {
        // SAFETY: las ventanas son nuestras, y nadie conserva una dirección de ellas.
        let _ = unsafe { munmap(self.windows.cast(), self.seen.len() * BLOCK) };
    }
}

/// Pone a la vista `length` bytes del fichero, donde diga el núcleo o en lugar de lo que hubiera en `place`.
///
/// # Safety
/// Lo que haya en `place` ha de ser de quien llama, que no ha de conservar referencias a ello.
unsafe fn map(
    file: &File,
    start: usize,
    place: Option<NonNull<u8>>,
    length: usize,
    flags: MapFlags,
) -> nix::Result<NonNull<u8>> {
    let length = NonZeroUsize::new(length).expect("no es cero");
    let fixed = if place.is_some() { MapFlags::MAP_FIXED } else { MapFlags::empty() };
    let place = place.map(|place| place.addr());
    let access = ProtFlags::PROT_READ | ProtFlags::PROT_WRITE;
    // SAFETY: lo promete quien llama.
    unsafe { mmap(place, length, access, MapFlags::MAP_SHARED | fixed | flags, file, start as i64) }
        .map(NonNull::cast)
}

fn errno(error: io::Error) -> Errno {
    error.raw_os_error().map_or(Errno::EIO, Errno::from_raw)
}
