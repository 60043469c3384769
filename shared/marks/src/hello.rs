//! El saludo: así sabe un programa que lo miran, y el testigo dónde está su hoja.

use std::os::fd::AsRawFd;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::sheet::Sheet;

/// La opción de `prctl(2)`, que no existe: «marc».
pub const CALL: u32 = 0x6d61_7263;
/// El segundo argumento: el programa saluda. El tercero es la dirección de 16 bytes para la [respuesta](answer).
pub const HELLO: u64 = 1;
/// El programa ofrece la hoja cuyo descriptor es el tercer argumento.
pub const OFFER: u64 = 2;

/// El sexto argumento de `futex(2)` cuando lo que se espera en él ya lo cuentan las marcas: así no hay que parar esa
/// llamada. El núcleo no lo mira en `FUTEX_WAIT` ni en `FUTEX_WAKE`.
pub const TOLD: u32 = 0x6d61_7264;

/// Quien se equivoque de versión no entendería las marcas del otro.
const VERSION: u64 = 0x6d61_7263_0001;

/// Lo que el testigo deja en la memoria de quien saluda: la hoja ha de tener esas casillas.
pub fn answer(slots: usize) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&VERSION.to_ne_bytes());
    bytes[8..].copy_from_slice(&(slots as u64).to_ne_bytes());
    bytes
}

/// Saluda al testigo, una vez en cada programa; si lo hay, devuelve la hoja en la que dejar las marcas. Sin testigo cuesta
/// una llamada al sistema que falla.
pub fn announce() -> Option<&'static Sheet> {
    // Atómicos, porque los cambia otro proceso.
    let answer = [AtomicU64::new(0), AtomicU64::new(0)];
    call(HELLO, answer.as_ptr() as u64);
    let [version, slots] = answer.map(|word| word.load(Ordering::Relaxed));
    if version != VERSION {
        return None;
    }
    let (sheet, fd) = Sheet::create(usize::try_from(slots).ok()?).ok()?;
    call(OFFER, fd.as_raw_fd() as u64);
    Some(Box::leak(Box::new(sheet)))
}

fn call(what: u64, argument: u64) {
    // SAFETY: el núcleo no conoce esa opción, y no hace nada.
    unsafe { libc::prctl(CALL as libc::c_int, what, argument, 0, 0) };
}
