//! Quién es este proceso: una sola ficha, que se rehace en un solo sitio después de cada `fork`.
//!
//! Es de cada hilo porque así está en una página que `fork` ya ha copiado, y porque otro hilo espera por su cuenta.

mod identity;
mod name;

use std::cell::{Cell, RefCell};
use std::mem::ManuallyDrop;
use std::sync::Once;

use nix::unistd::{Pid, getpid};

use crate::trail;

pub(crate) use identity::Identity;
pub use name::Name;

/// Un proceso visto desde dentro: su PID, su nombre y si es demonio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcessInfo {
    pub pid: Pid,
    pub name: String,
    pub daemon: bool,
}

/// La ficha.
struct Me {
    /// Su [`Identity`], o cero si aún no se ha preguntado, porque cuesta.
    identity: Cell<u64>,
    /// De quién son el sitio y el padre; 0 si son de otro: de quien lo creó con un `fork` ajeno.
    pid: Cell<i32>,
    /// Su sitio en el tablero de las esperas, más uno; 0 si aún no se ha sentado.
    seat: Cell<u32>,
    /// Cuántos hijos ha tenido.
    children: Cell<u32>,
    daemon: Cell<bool>,
    // Sin destructor, mirar la identidad no cuesta más que leerla.
    name: ManuallyDrop<RefCell<Name>>,
    /// Quien lo arrancó, si es un [`Process`](crate::process::Process).
    parent: ManuallyDrop<RefCell<Option<ProcessInfo>>>,
}

thread_local! {
    static ME: Me = const {
        Me {
            identity: Cell::new(0),
            pid: Cell::new(0),
            seat: Cell::new(0),
            children: Cell::new(0),
            daemon: Cell::new(false),
            name: ManuallyDrop::new(RefCell::new(Name::of_root())),
            parent: ManuallyDrop::new(RefCell::new(None)),
        }
    };
}

impl Me {
    /// La ficha, que es de este proceso: un hijo de un `fork` ajeno conserva el nombre, pero ni el sitio ni el padre.
    fn with<T>(look: impl FnOnce(&Me) -> T) -> T {
        ME.with(|me| {
            if me.pid.get() == 0 {
                forget_after_fork();
                me.belong_to(getpid(), 0);
            }
            look(me)
        })
    }

    fn belong_to(&self, pid: Pid, seat: u32) {
        self.pid.set(pid.as_raw());
        self.seat.set(seat);
        self.parent.replace(None);
    }
}

/// En un hijo recién creado, la ficha es la de su padre: deja de valer, lo haya creado este cuaderno o no.
fn forget_after_fork() {
    extern "C" fn forget() {
        ME.with(|me| {
            me.identity.set(0);
            me.pid.set(0);
        });
        trail::forget();
    }
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: `forget` solo escribe en variables de su hilo, que en el hijo es el único, y en atómicos.
        let _ = unsafe { libc::pthread_atfork(None, None, Some(forget)) };
    });
}

/// En el hijo, justo después de `fork`: la ficha pasa a ser la suya.
pub(crate) fn be_born(name: Name, seat: u32) {
    ME.with(|me| {
        me.belong_to(getpid(), seat);
        me.children.set(0);
        me.name.replace(name);
    });
}

/// En el hijo que acaba de arrancar un [`Process`](crate::process::Process): lo que su padre le dio.
pub(crate) fn be_started(parent: ProcessInfo, name: Option<&str>, daemon: bool) {
    Me::with(|me| {
        me.parent.replace(Some(parent));
        me.daemon.set(daemon);
        if let Some(name) = name {
            me.name.borrow_mut().set_own(name);
        }
    });
}

/// Cómo se llama este proceso.
pub fn name() -> Name {
    Me::with(|me| me.name.borrow().clone())
}

/// Cómo se llamará el próximo hijo.
pub(crate) fn next_child() -> Name {
    Me::with(|me| me.name.borrow().of_child(me.children.get() + 1))
}

pub(crate) fn count_child() {
    Me::with(|me| me.children.set(me.children.get() + 1));
}

/// Cada paso de una lección empieza a contar sus hijos desde el uno.
pub(crate) fn forget_children() {
    Me::with(|me| me.children.set(0));
}

pub(crate) fn is_daemon() -> bool {
    Me::with(|me| me.daemon.get())
}

pub(crate) fn info() -> ProcessInfo {
    ProcessInfo { pid: getpid(), name: name().to_string(), daemon: is_daemon() }
}

/// El que arrancó a este proceso, si es un [`Process`](crate::process::Process).
pub(crate) fn parent() -> Option<ProcessInfo> {
    Me::with(|me| me.parent.borrow().clone())
}

/// Su PID, y los números de sus antepasados y el suyo.
pub(crate) fn with_pid_and_lineage<T>(look: impl FnOnce(i32, &[u32]) -> T) -> T {
    Me::with(|me| look(me.pid.get(), me.name.borrow().lineage()))
}

pub(crate) fn seat() -> u32 {
    Me::with(|me| me.seat.get())
}

pub(crate) fn set_seat(seat: u32) {
    Me::with(|me| me.seat.set(seat));
}
