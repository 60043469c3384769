//! Comunicar procesos: los números, listas, tuberías y colas de `multiprocessing`.
//!
//! Como los cerrojos, se crean **antes** de arrancar los procesos, que los heredan. Nada tiene nombre en el sistema:
//! memoria compartida anónima y parejas de sockets, que desaparecen con el último proceso.
//!
//! Lo que suele sorprender, y cómo se trata aquí:
//!
//! - **El fin de fichero no llega** si alguien conserva una copia del extremo que escribe, aunque sea el propio lector:
//!   `fork` copia los dos. Cada proceso cierra el que no usa.
//! - **A quien escribe lo pueden matar a medias**. Un mensaje se publica de una vez, cuando ya está entero.
//! - **`v.set(v.get() + 1)` pierde incrementos** aunque `Value` lleve un cerrojo: hay que adquirirlo alrededor.

mod array;
mod blocks;
pub(crate) mod byte_queue;
mod error;
mod joinable;
pub(crate) mod mark;
mod pipe;
mod queue;
pub(crate) mod ring;
mod scalar;
pub(crate) mod scratch;
mod value;
mod wire;

pub use array::{Array, RawArray};
pub use error::IpcError;
pub use joinable::JoinableQueue;
pub use pipe::{Connection, Pipe};
pub use queue::Queue;
pub use scalar::Scalar;
pub use value::{RawValue, Value};
