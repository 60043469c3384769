//! La lista de los que esperan en una condición o en una barrera: un sitio para cada uno, con su palabra para dormir.
//!
//! Nunca una palabra común, como en `pthread_cond`: si matan a uno de los que esperan, los avisos que le tocaban
//! se pierden y los demás no vuelven. Aquí se sabe de quién es cada sitio, y los muertos se saltan.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use nix::unistd::Pid;

use super::SyncError;
use crate::futex::{sleep_while, wake_up};
use crate::me::Identity;
use crate::spin::spin_until;
use crate::waits::{Patience, Wait};

/// Cuántos procesos pueden esperar a la vez en la misma condición o barrera.
pub(super) const MAX_WAITERS: usize = 1024;

#[derive(Debug)]
#[repr(C)]
pub(super) struct WaitList {
    /// Un reloj: avanza con cada llegada y con cada aviso.
    clock: AtomicU32,
    /// Los sitios que se han usado alguna vez son los primeros.
    used: AtomicU32,
    seats: [WaitSeat; MAX_WAITERS],
}

#[derive(Debug)]
#[repr(C)]
pub(super) struct WaitSeat {
    /// La [`Identity`] de quien espera.
    who: AtomicU64,
    /// [`FREE`], [`WAITING`], o lo que le ha dicho quien lo despierta: [`GO`], [`GO_YOU`] o un número mayor.
    state: AtomicU32,
    /// La hora de llegada mientras espera; después, la del aviso.
    time: AtomicU32,
}

const FREE: u32 = 0;
const WAITING: u32 = 1;
/// Puede seguir. Si muere antes, puede seguir otro en su lugar.
pub(super) const GO: u32 = 2;
/// Puede seguir, y nadie en su lugar.
pub(super) const GO_YOU: u32 = 3;

/// Cómo ha acabado una espera en la lista.
pub(super) enum Ended {
    /// Alguien le ha dicho algo: véase [`WaitList::told`].
    Told,
    /// Le ha tocado el [`GO`] que era para un proceso que ha muerto.
    Inherited(Pid),
    TimedOut,
    Hopeless,
}

impl WaitList {
    /// Ocupa un sitio. Hay que tener el cerrojo, y llamar después a [`leave`](Self::leave).
    pub fn enter(&self) -> Result<&WaitSeat, SyncError> {
        let used = self.used.load(Ordering::Relaxed) as usize;
        let free = |seat: &&WaitSeat| seat.state.load(Ordering::Acquire) == FREE;
        let seat = match self.seats[..used].iter().find(free) {
            Some(seat) => seat,
            None => {
                let seat = self.seats.get(used);
                self.used.fetch_add(seat.is_some().into(), Ordering::Relaxed);
                seat.or_else(|| self.seats.iter().find(|seat| !seat.owner_is_alive()))
                    .ok_or(SyncError::TooManyWaiters { max: MAX_WAITERS })?
            }
        };
        seat.who.store(Identity::me().word(), Ordering::Relaxed);
        seat.time.store(self.clock.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
        seat.state.store(WAITING, Ordering::Release);
        Ok(seat)
    }

    /// Duerme en su sitio hasta que alguien le diga algo. No hay que tener el cerrojo. Si descubre que ha muerto
    /// uno de los que también esperan, llama a `on_death`.
    pub fn sleep(
        &self,
        seat: &WaitSeat,
        wait: &mut Wait,
        mut on_death: impl FnMut(Pid) -> Result<(), SyncError>,
    ) -> Result<Ended, SyncError> {
        let arrival = seat.time.load(Ordering::Relaxed);
        spin_until(|| self.told(seat).is_some());
        loop {
            if self.told(seat).is_some() {
                return Ok(Ended::Told);
            }
            let nap = match wait.not_yet() {
                Patience::Sleep(nap) => nap,
                Patience::TimedOut => return Ok(Ended::TimedOut),
                Patience::Hopeless => return Ok(Ended::Hopeless),
            };
            if sleep_while(&seat.state, WAITING, nap) {
                if let Some(dead) = self.inherit(seat, arrival) {
                    return Ok(Ended::Inherited(dead));
                }
                if let Some(dead) = self.waiting().into_iter().find(|other| !other.owner_is_alive())
                {
                    on_death(dead.pid())?;
                }
            }
        }
    }

    /// Lo que le ha dicho quien lo ha despertado, si alguien lo ha hecho.
    pub fn told(&self, seat: &WaitSeat) -> Option<u32> {
        Some(seat.state.load(Ordering::Acquire)).filter(|told| *told != WAITING)
    }

    /// Se queda con el aviso de alguien que murió antes de aprovecharlo, si el aviso es posterior a su llegada.
    fn inherit(&self, mine: &WaitSeat, arrival: u32) -> Option<Pid> {
        let newer = |time: u32| time.wrapping_sub(arrival).cast_signed() > 0;
        let lost = self.used().iter().find(|seat| {
            seat.state.load(Ordering::Acquire) == GO
                && newer(seat.time.load(Ordering::Relaxed))
                && !seat.owner_is_alive()
        })?;
        lost.change(GO, FREE).then_some(())?;
        if mine.change(WAITING, GO) {
            return Some(lost.pid());
        }
        // Entretanto le ha llegado uno propio: el otro queda para quien lo encuentre.
        lost.state.store(GO, Ordering::Release);
        None
    }

    /// Deja libre su sitio.
    pub fn leave(&self, seat: &WaitSeat) {
        seat.state.store(FREE, Ordering::Release);
    }

    /// Los que esperan, por orden de llegada.
    pub fn waiting(&self) -> Vec<&WaitSeat> {
        let waits = |seat: &&WaitSeat| seat.state.load(Ordering::Acquire) == WAITING;
        let mut waiting: Vec<_> = self.used().iter().filter(waits).collect();
        let now = self.clock.load(Ordering::Relaxed);
        waiting.sort_by_key(|seat| {
            std::cmp::Reverse(now.wrapping_sub(seat.time.load(Ordering::Relaxed)))
        });
        waiting
    }

    /// Le dice algo a uno de los que esperan y lo despierta. Hay que tener el cerrojo.
    pub fn tell(&self, seat: &WaitSeat, what: u32) {
        seat.time.store(self.clock.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
        seat.state.store(what, Ordering::Release);
        wake_up(&seat.state, 1);
    }

    fn used(&self) -> &[WaitSeat] {
        let used = self.used.load(Ordering::Relaxed) as usize;
        &self.seats[..used.min(MAX_WAITERS)]
    }
}

impl WaitSeat {
    pub fn pid(&self) -> Pid {
        Identity::from_word(self.who.load(Ordering::Relaxed))
            .map_or(Pid::from_raw(0), Identity::pid)
    }

    pub fn owner_is_alive(&self) -> bool {
        Identity::from_word(self.who.load(Ordering::Relaxed)).is_some_and(Identity::is_alive)
    }

    fn change(&self, old: u32, new: u32) -> bool {
        self.state.compare_exchange(old, new, Ordering::AcqRel, Ordering::Relaxed).is_ok()
    }
}
