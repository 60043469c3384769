//! La identidad de un proceso en una sola palabra: su PID y el instante en que arrancó.
//!
//! El PID solo no basta: si quien tiene un cerrojo muere y su PID pasa a otro proceso, ese otro parecería el dueño.

use std::fmt;

use nix::errno::Errno;
use nix::sys::signal::kill;
use nix::unistd::{Pid, getpid};

use super::{ME, Me};
use crate::table::{State, stat_of};

/// PID en los 31 bits bajos e instante de arranque en los 32 altos; el bit 31 queda libre para quien la guarde.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Identity(u64);

const PID_BITS: u64 = 0x7fff_ffff;
const START_BITS: u64 = 0xffff_ffff_0000_0000;

impl Identity {
    /// La de este proceso.
    #[inline]
    pub fn me() -> Self {
        match ME.with(|me| me.identity.get()) {
            0 => Self::ask(),
            known => Identity(known),
        }
    }

    #[cold]
    fn ask() -> Self {
        let pid = getpid();
        // Sin /proc o sin descriptores libres no hay instante de arranque: el PID solo es mejor que nada.
        let start = stat_of(pid).map_or(0, |stat| stat.start_ticks);
        let me = Identity(pid.as_raw() as u64 | start << 32);
        Me::with(|record| record.identity.set(me.0));
        me
    }

    /// La de un proceso del que solo se sabe el PID.
    pub fn of_pid(pid: Pid) -> Self {
        Identity(pid.as_raw() as u64)
    }

    /// La que hay guardada en una palabra, si hay alguna.
    pub fn from_word(word: u64) -> Option<Self> {
        (word & PID_BITS != 0).then_some(Identity(word & (PID_BITS | START_BITS)))
    }

    pub const fn word(self) -> u64 {
        self.0
    }

    pub fn pid(self) -> Pid {
        Pid::from_raw((self.0 & PID_BITS) as i32)
    }

    /// Dice si el proceso existe y no ha terminado: un zombi ya no hará nada.
    pub fn is_alive(self) -> bool {
        let exists = || kill(self.pid(), None) != Err(Errno::ESRCH);
        // Preguntarlo es mucho más rápido que leer su estado.
        if !exists() {
            return false;
        }
        match stat_of(self.pid()) {
            Ok(stat) => {
                let start = stat.start_ticks << 32;
                let same = start == self.0 & START_BITS || self.0 & START_BITS == 0;
                same && !matches!(stat.state, State::Zombie | State::Dead)
            }
            // Puede que /proc lo esconda (`hidepid`) o que no queden descriptores: que lo diga el núcleo.
            Err(_) => exists(),
        }
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PID {}", self.pid())
    }
}
