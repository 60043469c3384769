//! La planta baja: lo que puede llamar un manejador de señal, o un hijo recién creado. No llama a nadie del cuaderno.

pub(crate) mod caught;
mod eventually;
pub(crate) mod output;
pub(crate) mod rope;
pub(crate) mod signals;
pub(crate) mod terminal;

pub use eventually::eventually;

/// `_exit(2)`: acaba ya, sin vaciar búferes ni ejecutar nada más. Es como debe acabar un hijo de `fork`.
pub fn exit_now(code: i32) -> ! {
    // SAFETY: `_exit` no vuelve y no toca la memoria del programa.
    unsafe { libc::_exit(code) }
}
