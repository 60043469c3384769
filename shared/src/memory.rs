//! Memoria que un proceso comparte con los hijos que cree después.

use std::num::NonZeroUsize;
use std::ops::Deref;
use std::ptr::NonNull;

use nix::sys::mman::{MapFlags, ProtFlags, mmap_anonymous, munmap};

/// Lo que puede vivir en memoria compartida.
///
/// # Safety
/// El tipo ha de valer con todos sus bits a cero, y todo lo que cambie en él ha de ser atómico: varios procesos lo
/// tocan a la vez, y uno puede morir en cualquier instrucción.
pub(crate) unsafe trait Shareable {}

/// Un `T` a cero en una zona de `mmap(2)` anónima y compartida: no tiene nombre, y desaparece con el último proceso
/// que la tenga. `fork` la deja en la misma dirección en padre e hijo.
#[derive(Debug)]
pub(crate) struct SharedMemory<T> {
    address: NonNull<T>,
    length: NonZeroUsize,
}

impl<T: Shareable> SharedMemory<T> {
    /// # Errors
    /// `ENOMEM` si el sistema no da más memoria.
    pub fn new() -> nix::Result<Self> {
        Self::followed_by(0)
    }

    /// El `T`, y `extra` bytes a cero detrás. El núcleo solo da páginas de verdad según se van usando.
    ///
    /// # Errors
    /// `ENOMEM` si el sistema no da más memoria.
    pub fn followed_by(extra: usize) -> nix::Result<Self> {
        let length = NonZeroUsize::new(size_of::<T>().max(1) + extra).expect("no es cero");
        let flags = MapFlags::MAP_SHARED | MapFlags::MAP_NORESERVE;
        // SAFETY: el núcleo elige una dirección libre; no se pisa ninguna zona que ya exista.
        let address = unsafe {
            mmap_anonymous(None, length, ProtFlags::PROT_READ | ProtFlags::PROT_WRITE, flags)
        }?;
        Ok(SharedMemory { address: address.cast(), length })
    }

    /// La dirección del primer byte que va detrás del `T`.
    pub fn tail(&self) -> NonNull<u8> {
        // SAFETY: la zona mide al menos lo que un `T`, así que su final no se sale de ella.
        unsafe { self.address.add(1) }.cast()
    }
}

impl<T: Shareable> Deref for SharedMemory<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: la zona es nuestra hasta `drop`, está alineada a página y `T` vale con todo a cero.
        unsafe { self.address.as_ref() }
    }
}

impl<T> Drop for SharedMemory<T> {
    fn drop(&mut self) {
        // SAFETY: `address` y `length` son los de `mmap`, y nadie conserva una referencia: la darían a través de `self`.
        let _ = unsafe { munmap(self.address.cast(), self.length.get()) };
    }
}

/// Un valor cualquiera en memoria compartida, para ver qué tipos valen ahí y cuáles no.
///
/// ```
/// # use shared::memory::SharedBox;
/// // SAFETY: un cerrojo de hilos y un número no contienen punteros.
/// let caja = unsafe { SharedBox::new(parking_lot::Mutex::new(0)) }?;
/// *caja.lock() += 1;
/// # Ok::<(), nix::Error>(())
/// ```
#[derive(Debug)]
pub struct SharedBox<T>(SharedMemory<std::mem::MaybeUninit<T>>);

// SAFETY: sin inicializar vale cualquier cosa; de lo que haya dentro responde quien llama a `SharedBox::new`.
unsafe impl<T> Shareable for std::mem::MaybeUninit<T> {}

impl<T> SharedBox<T> {
    /// Pone el valor en memoria compartida. Nunca se destruye: desaparece con la memoria.
    ///
    /// # Safety
    /// El tipo no ha de contener punteros a la memoria de un proceso, y ha de soportar que lo toquen varios a la vez.
    ///
    /// # Errors
    /// `ENOMEM` si no queda memoria.
    pub unsafe fn new(value: T) -> nix::Result<Self> {
        let memory = SharedMemory::<std::mem::MaybeUninit<T>>::new()?;
        // SAFETY: la zona es nueva y mide lo que un `T`.
        unsafe { memory.address.cast::<T>().write(value) };
        Ok(SharedBox(memory))
    }
}

impl<T> Deref for SharedBox<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: `new` ha escrito el valor, y nadie lo destruye antes que la caja.
        unsafe { self.0.assume_init_ref() }
    }
}
