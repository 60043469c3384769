//! Quién es este proceso: su linaje y su nombre, su identidad, su sitio en el tablero y quién lo arrancó.
//!
//! Está todo junto porque todo cambia a la vez, en el hijo de un `fork`, y porque así cabe en una página que `fork` ya ha
//! copiado.

use std::cell::{Cell, RefCell};
use std::fmt;

use nix::unistd::Pid;
use smallvec::SmallVec;

thread_local! {
    static ME: Me = const {
        Me {
            identity: Cell::new(0),
            seat: Cell::new(0),
            speaker: RefCell::new(Speaker::root()),
            origin: RefCell::new(None),
        }
    };
}

struct Me {
    /// La palabra de su [`Identity`](crate::identity::Identity), o cero si aún no se ha preguntado.
    identity: Cell<u64>,
    /// Su sitio en el tablero de las esperas, más uno; cero si aún no se ha sentado.
    seat: Cell<u32>,
    speaker: RefCell<Speaker>,
    /// Quién lo arrancó y con qué nombre, si lo arrancó [`Process`](crate::process::Process).
    origin: RefCell<Option<Origin>>,
}

/// Un proceso visto desde dentro: su PID, su nombre y si es demonio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcessInfo {
    pub pid: Pid,
    pub name: String,
    pub daemon: bool,
}

/// De dónde viene un proceso arrancado con [`Process`](crate::process::Process).
#[derive(Clone)]
pub(crate) struct Origin {
    pub me: ProcessInfo,
    pub parent: ProcessInfo,
}

/// En el hijo recién creado: nada de lo de su padre es ya suyo.
pub(crate) fn reborn(speaker: Speaker, seat: u32) {
    ME.with(|me| {
        me.identity.set(0);
        me.seat.set(seat);
        me.speaker.replace(speaker);
    });
}

#[inline]
pub(crate) fn identity() -> u64 {
    ME.with(|me| me.identity.get())
}

pub(crate) fn set_identity(word: u64) {
    ME.with(|me| me.identity.set(word));
}

pub(crate) fn seat() -> u32 {
    ME.with(|me| me.seat.get())
}

pub(crate) fn set_seat(seat: u32) {
    ME.with(|me| me.seat.set(seat));
}

pub(crate) fn origin() -> Option<Origin> {
    ME.with(|me| me.origin.borrow().clone())
}

pub(crate) fn set_origin(origin: Origin) {
    ME.with(|me| me.origin.replace(Some(origin)));
}

/// Quien habla en este proceso: su lugar en la familia y, si lo tiene, un nombre propio.
#[derive(Clone, Debug)]
pub struct Speaker {
    /// Vacío en el padre; `[1]` en su primer hijo; `[1, 2]` en el segundo hijo de este.
    lineage: SmallVec<[u32; 4]>,
    children: u32,
    name: Option<String>,
}

impl Speaker {
    const fn root() -> Self {
        Speaker { lineage: SmallVec::new_const(), children: 0, name: None }
    }

    /// Quien habla en el proceso actual.
    pub fn current() -> Self {
        ME.with(|me| me.speaker.borrow().clone())
    }

    /// El próximo hijo que tendrá el proceso actual.
    pub(crate) fn next_child() -> Self {
        let parent = Speaker::current();
        let mut lineage = parent.lineage;
        lineage.push(parent.children + 1);
        Speaker { lineage, children: 0, name: None }
    }

    pub(crate) fn count_child() {
        ME.with(|me| me.speaker.borrow_mut().children += 1);
    }

    /// Cada paso de una lección empieza a contar sus hijos desde el uno.
    pub(crate) fn forget_children() {
        ME.with(|me| me.speaker.borrow_mut().children = 0);
    }

    pub(crate) fn rename(name: &str) {
        ME.with(|me| me.speaker.borrow_mut().name = Some(name.to_owned()));
    }

    pub(crate) fn lineage(&self) -> &[u32] {
        &self.lineage
    }
}

impl fmt::Display for Speaker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(name) = &self.name {
            return f.write_str(name);
        }
        let kinship = match self.lineage.len() {
            0 => return f.write_str("padre"),
            1 => "hijo",
            2 => "nieto",
            _ => "descendiente",
        };
        write!(f, "{kinship} ")?;
        for (position, number) in self.lineage.iter().enumerate() {
            let dot = if position == 0 { "" } else { "." };
            write!(f, "{dot}{number}")?;
        }
        Ok(())
    }
}
