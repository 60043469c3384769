//! Lo que comparten todas las lecciones: procesos, la tabla de procesos del sistema y el guion de una lección.
//!
//! Las dependencias van en un solo sentido, hacia abajo:
//!
//! | módulo | qué contiene |
//! |---|---|
//! | [`adoption`] | quién adopta a los huérfanos, y si los recoge |
//! | [`lesson`] | los pasos, las opciones, las pausas, los errores en español |
//! | [`pool`] | [`Pool`](pool::Pool): una reserva de procesos que se reparten tareas |
//! | [`process`] | [`Process`](process::Process): el `multiprocessing.Process` de Python |
//! | [`ipc`] | números y listas compartidos, tuberías y colas |
//! | [`sync`] | cerrojos, semáforos, eventos, condiciones y barreras entre procesos |
//! | [`lifeline`] | la cuerda que ata a la lección a los huérfanos, para que ninguno quede atrás |
//! | [`child`] | lo que hace un hijo recién creado, hasta su `_exit` |
//! | [`fork`] | el único `fork(2)` del cuaderno |
//! | [`waits`] | quién espera qué, y si puede llegar |
//! | [`voice`] | quién habla: [`say!`] escribe cada línea con una sola llamada `write(2)` |
//! | [`ending`] | cómo acaba todo: señales, hijos recogidos, salida cerrada |
//! | [`me`] | quién es este proceso: nombre, padre, identidad |
//! | [`table`] | la tabla de procesos del sistema: el `psutil` de Python |
//! | [`wait`] | esperar a un hijo y recogerlo, muera como muera |
//! | [`gate`] | una puerta que un proceso abre y otros esperan |
//! | [`inherited`] | las señales que quien lanzó el programa le dejó ignoradas |
//! | [`turns`] | medir por turnos y quedarse con la mediana |
//! | [`signal`] | cualquier señal, de la 1 a la 64 |
//! | [`errno`] | los errores del sistema, en español |
//! | [`foreign`] | lo que han escrito otros, para enseñarlo sin que el terminal lo obedezca |
//! | [`mod@varies`] | lo que cambia de una ejecución a otra, señalado para poder comparar el resto |
//! | [`memory`] | memoria compartida sin nombre |
//! | [`cpu`] | en qué CPU se ejecuta un proceso |
//! | `ground` | lo que puede llamar un manejador de señal o un hijo a medio nacer, y [`eventually`] |
//!
//! Cada uno usa solo los que están más abajo: lo comprueba `tests/layers.rs`.
//!
//! Lo que suele sorprender, y cómo se trata aquí:
//!
//! - **`fork` copia un proceso con hilos a medias**: en el hijo solo sigue vivo el hilo que llamó, y un cerrojo
//!   que tuviera otro hilo queda cerrado para siempre. Por eso [`fork::fork`] se niega si hay más de un hilo.
//! - **Un hijo que termina sigue en la tabla** como zombi hasta que su padre lo recoge, o hasta que el padre muere y lo
//!   recoge quien lo adopta. `Drop` de un `Process` lo recoge siempre.
//! - **Un PID se reutiliza**: guardar un número y mandarle una señal más tarde puede matar a otro. La identidad
//!   de un proceso es aquí (PID, instante de arranque).
//! - **`SIGKILL` al padre no mata a los hijos**: cada hijo pide al núcleo morir con su padre (`PR_SET_PDEATHSIG`).

#[cfg(not(target_os = "linux"))]
compile_error!(
    "Este cuaderno necesita Linux, porque usa /proc y llamadas al sistema de Linux: en Windows, instala WSL2; en macOS, una máquina virtual."
);

// Solo para que se construya todo de nuevo si el cuaderno cambia de sitio.
const _: Option<&str> = option_env!("CUADERNO_CARPETA");

pub mod adoption;
pub mod child;
pub mod cpu;
mod deadline;
pub mod ending;
pub mod errno;
mod fold;
pub mod foreign;
pub mod fork;
mod futex;
pub mod gate;
mod ground;
pub mod inherited;
pub mod ipc;
pub mod lesson;
pub mod lifeline;
pub mod me;
pub mod memory;
mod pidfd;
pub mod pool;
pub mod process;
pub mod signal;
mod spin;
pub mod sync;
pub mod table;
mod trail;
pub mod turns;
pub mod varies;
pub mod voice;
pub mod wait;
pub mod waits;

pub use ground::eventually;
pub use nix::sys::signal::Signal;
pub use nix::unistd::Pid;
pub use varies::varies;
