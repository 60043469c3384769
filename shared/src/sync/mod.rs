//! Sincronizar procesos: los cerrojos, semáforos, eventos, condiciones y barreras de `multiprocessing`.
//!
//! Viven en memoria compartida anónima: créalos **antes** de arrancar los procesos, y todos heredarán el mismo.
//!
//! Lo que suele sorprender, y cómo se trata aquí:
//!
//! - **Cada uno con su cerrojo es como ninguno**: un `Lock` creado dentro del hijo no lo ve nadie más.
//! - **Un cerrojo de hilos no vale entre procesos**, aunque se ponga en memoria compartida: quien lo suelta busca a
//!   los que esperan en la memoria de su propio proceso. Estos duermen en el núcleo, en una palabra común.
//! - **A quien tiene un cerrojo lo pueden matar**. La palabra del cerrojo dice de quién es; quien lo espera comprueba
//!   que siga vivo y, si no, se lo queda con la noticia.
//! - **Una espera puede no acabar nunca** porque ya no queda nadie que pueda acabarla: entonces es un error. Véase
//!   [`waits`](crate::waits).

mod barrier;
mod condition;
mod error;
mod event;
mod lock;
mod rlock;
mod semaphore;
mod wait_list;
mod word;

pub use barrier::Barrier;
pub use condition::{Condition, Notified, Wake};
pub use error::{BrokenBy, SyncError};
pub use event::Event;
pub use lock::{Guard, Lock};
pub use rlock::{RGuard, RLock};
pub use semaphore::{BoundedSemaphore, Semaphore};
pub use word::Acquired;

pub(crate) use word::LockWord;
