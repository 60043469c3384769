//! La palabra de un cerrojo: quién lo tiene, y si alguien duerme esperándolo.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use nix::unistd::Pid;

use super::SyncError;
use crate::futex::{low_half, sleep_while, wake_up};
use crate::me::Identity;
use crate::spin::spin_until;
use crate::waits::{ObjectId, Patience, What, why_hopeless};

/// Cómo se ha adquirido un cerrojo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acquired {
    /// Estaba libre, o lo ha soltado quien lo tenía.
    Free,
    /// Quien lo tenía ha muerto sin soltarlo: lo que protege puede estar a medias.
    OwnerDied(Pid),
}

impl Acquired {
    /// El PID de quien murió con el cerrojo, si ha sido así.
    pub fn dead_owner(self) -> Option<Pid> {
        match self {
            Acquired::Free => None,
            Acquired::OwnerDied(pid) => Some(pid),
        }
    }
}

/// 0: libre. Si no, la [`Identity`] del dueño y, en el bit 31, si hay alguien dormido.
///
/// El PID y el instante de arranque están en la misma palabra, así que cambian a la vez: en ningún momento hay un
/// dueño a medias, aunque lo maten entre dos instrucciones.
#[derive(Debug)]
#[repr(transparent)]
pub(crate) struct LockWord(AtomicU64);

const SLEEPERS: u64 = 1 << 31;

impl LockWord {
    /// Lo adquiere, esperando lo que haga falta o lo que diga `timeout`; `None` si se acaba el plazo. En el tablero se
    /// apunta que se espera `what`: quien usa una cola o una barrera no sabe que dentro hay un cerrojo.
    #[inline]
    pub fn acquire(
        &self,
        id: ObjectId,
        what: What,
        timeout: Option<Duration>,
    ) -> Result<Option<Acquired>, SyncError> {
        let me = Identity::me();
        if self.take(0, me.word()) {
            return Ok(Some(Acquired::Free));
        }
        self.acquire_slowly(me, id, what, timeout)
    }

    #[cold]
    fn acquire_slowly(
        &self,
        me: Identity,
        id: ObjectId,
        what: What,
        timeout: Option<Duration>,
    ) -> Result<Option<Acquired>, SyncError> {
        if spin_until(|| self.0.load(Ordering::Relaxed) == 0 && self.take(0, me.word())) {
            return Ok(Some(Acquired::Free));
        }
        let mut wait = id.wait(what, timeout);
        // Quien ha llegado hasta aquí no sabe si duermen otros: al quedarse con el cerrojo supone que sí.
        let mine = me.word() | SLEEPERS;
        let mut suspect = None;
        loop {
            let seen = self.0.load(Ordering::Relaxed);
            let Some(owner) = Identity::from_word(seen) else {
                if self.take(seen, mine) {
                    return Ok(Some(Acquired::Free));
                }
                continue;
            };
            // Tras una siesta entera con el mismo dueño: ¿seguirá vivo?
            if (suspect == Some(owner) || timeout == Some(Duration::ZERO)) && !owner.is_alive() {
                if self.take(seen, mine) {
                    return Ok(Some(Acquired::OwnerDied(owner.pid())));
                }
                continue;
            }
            wait.held_by(owner.pid());
            let nap = match wait.not_yet() {
                Patience::Sleep(nap) => nap,
                Patience::TimedOut => return Ok(None),
                Patience::Hopeless => return Err(SyncError::Hopeless(why_hopeless())),
            };
            let marked = seen | SLEEPERS;
            if seen == marked || self.take(seen, marked) {
                let whole_nap = sleep_while(low_half(&self.0), marked as u32, nap);
                suspect = whole_nap.then_some(owner);
            }
        }
    }

    /// Lo suelta, lo tenga quien lo tenga; dice si lo tenía alguien.
    #[inline]
    pub fn release(&self) -> bool {
        let old = self.0.swap(0, Ordering::Release);
        if old & SLEEPERS != 0 {
            wake_up(low_half(&self.0), 1);
        }
        old != 0
    }

    /// Lo adquiere, y lo suelta al destruir lo que devuelve.
    pub fn guard(&self, id: ObjectId, what: What) -> Result<WordGuard<'_>, SyncError> {
        let guard = self.guard_within(id, what, None)?;
        Ok(guard.expect("sin plazo, no se acaba"))
    }

    /// Como [`guard`](Self::guard), pero espera a lo sumo `timeout`; `None` si se acaba el plazo.
    pub fn guard_within(
        &self,
        id: ObjectId,
        what: What,
        timeout: Option<Duration>,
    ) -> Result<Option<WordGuard<'_>>, SyncError> {
        let acquired = self.acquire(id, what, timeout)?;
        Ok(acquired.map(|acquired| WordGuard { word: self, acquired }))
    }

    pub fn owner(&self) -> Option<Identity> {
        Identity::from_word(self.0.load(Ordering::Relaxed))
    }

    pub fn is_mine(&self) -> bool {
        self.owner() == Some(Identity::me())
    }

    #[inline]
    fn take(&self, old: u64, new: u64) -> bool {
        self.0.compare_exchange(old, new, Ordering::Acquire, Ordering::Relaxed).is_ok()
    }
}

/// Una [`LockWord`] adquirida.
pub(crate) struct WordGuard<'a> {
    word: &'a LockWord,
    pub acquired: Acquired,
}

impl Drop for WordGuard<'_> {
    fn drop(&mut self) {
        self.word.release();
    }
}
