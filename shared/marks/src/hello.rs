//! El saludo: así sabe un programa que lo miran, y el testigo dónde está su anillo.

use std::os::fd::AsRawFd;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::ring::Ring;

/// La opción de `prctl(2)`, que no existe: «marc».
pub const CALL: u32 = 0x6d61_7263;
/// El segundo argumento: el programa saluda. El tercero es la dirección de 16 bytes para la [respuesta](answer).
pub const HELLO: u64 = 1;
/// El programa ofrece el anillo cuyo descriptor es el tercer argumento.
pub const OFFER: u64 = 2;

/// Quien se equivoque de versión no entendería las marcas del otro.
const VERSION: u64 = 0x6d61_7263_0001;

/// Lo que el testigo deja en la memoria de quien saluda: el anillo ha de tener esas casillas.
pub fn answer(slots: usize) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&VERSION.to_ne_bytes());
    bytes[8..].copy_from_slice(&(slots as u64).to_ne_bytes());
    bytes
}

/// Saluda al testigo, una vez en cada programa; si lo hay, devuelve el anillo en el que dejar las marcas. Sin testigo cuesta
/// una llamada al sistema que falla.
pub fn announce() -> Option<&'static Ring> {
    // Atómicos, porque los cambia otro proceso.
    let answer = [AtomicU64::new(0), AtomicU64::new(0)];
    call(HELLO, answer.as_ptr() as u64);
    let [version, slots] = answer.map(|word| word.load(Ordering::Relaxed));
    if version != VERSION {
        return None;
    }
    let (ring, fd) = Ring::create(usize::try_from(slots).ok()?).ok()?;
    call(OFFER, fd.as_raw_fd() as u64);
    Some(Box::leak(Box::new(ring)))
}

fn call(what: u64, argument: u64) {
    // SAFETY: el núcleo no conoce esa opción, y no hace nada.
    unsafe { libc::prctl(CALL as libc::c_int, what, argument, 0, 0) };
}
