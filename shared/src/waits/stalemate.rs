//! ¿Pueden acabar estas esperas? Si toda la familia espera y nadie tiene plazo, no: nadie hará ya nada.
//!
//! La prueba: entre dos fotos del tablero, todos los procesos vivos han estado en la misma espera, dormidos, y cada
//! uno ha comprobado después de la primera foto que lo suyo no había llegado. Como ninguno ha hecho otra cosa,
//! tampoco llegará. Un proceso detenido, que calcula o que duerme con `sleep` no cuenta como que espera: mientras
//! haya uno así, hay esperanza.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use std::{fs, io};

use nix::unistd::Pid;

use super::board::{Board, Seat, board};
use super::wait::{Published, What};
use super::why;
use crate::table::{State, stat_of};

/// Cada cuánto se hace una foto, como mucho.
const BETWEEN_PICTURES: Duration = Duration::from_millis(90);

/// Lo que un proceso que espera va viendo en el tablero.
#[derive(Default)]
pub(super) struct Watch {
    last_look: Option<Instant>,
    first_picture: Option<Picture>,
}

/// Todos los procesos vivos de la familia, cada uno en su espera.
type Picture = Vec<Blocked>;

#[derive(Clone, Copy)]
struct Blocked {
    seat: usize,
    who: u64,
    turn: u32,
    checks: u32,
    /// El proceso cuyo final espera, si es eso lo que espera.
    joins: Option<Pid>,
}

impl Watch {
    /// Dice si la espera que hay apuntada en `mine` no puede acabar.
    pub fn is_hopeless(&mut self, mine: &Seat) -> bool {
        let turn = mine.turn.load(Ordering::Acquire);
        if mine.hopeless.load(Ordering::Acquire) == turn {
            return true;
        }
        if self.too_soon() {
            return false;
        }
        let Some(board) = board().filter(|board| is_first(board, mine)) else { return false };
        let Some(picture) = take_picture(board) else {
            self.first_picture = None;
            return false;
        };
        match &self.first_picture {
            Some(first) if same_waits(first, &picture) => {
                let has_checked = |(first, now): (&Blocked, &Blocked)| {
                    now.joins.is_some() || first.checks != now.checks
                };
                let all_checked = first.iter().zip(&picture).all(has_checked);
                if all_checked {
                    board.verdict.set(why());
                    for blocked in &picture {
                        board.seats()[blocked.seat].hopeless.store(blocked.turn, Ordering::Release);
                    }
                }
                all_checked
            }
            _ => {
                self.first_picture = Some(picture);
                false
            }
        }
    }

    /// La primera vez también lo es: casi todas las esperas son cortas.
    fn too_soon(&mut self) -> bool {
        let now = Instant::now();
        let last = self.last_look.get_or_insert(now);
        let soon = now.duration_since(*last) < BETWEEN_PICTURES;
        if !soon {
            *last = now;
        }
        soon
    }
}

fn same_waits(before: &Picture, now: &Picture) -> bool {
    before.len() == now.len()
        && before
            .iter()
            .zip(now)
            .all(|(before, now)| (before.who, before.turn) == (now.who, now.turn))
}

/// Basta con que mire uno: el que ocupa el primer sitio entre los vivos que esperan. Quien está en `join` no mira.
fn is_first(board: &Board, mine: &Seat) -> bool {
    board
        .seats()
        .iter()
        .take_while(|seat| !std::ptr::eq(*seat, mine))
        .filter(|seat| {
            let wait = Published::from_word(seat.wait.load(Ordering::Acquire));
            wait.is_some_and(|wait| wait.what != What::End && !wait.timed)
        })
        .all(|seat| seat.owner().is_none_or(|owner| !owner.is_alive()))
}

/// `None` si alguien no espera, o no se sabe.
fn take_picture(board: &Board) -> Option<Picture> {
    let root = board.root().filter(|root| root.is_alive())?;
    let mut living = vec![root.pid()];
    let mut picture = Picture::new();
    let mut next = 0;
    while let Some(pid) = living.get(next).copied() {
        let state = stat_of(pid).ok()?.state;
        if state == State::Zombie {
            living.remove(next);
            continue;
        }
        if state != State::Sleeping && pid != Pid::this() {
            return None;
        }
        picture.push(blocked(board, pid)?);
        living.extend(children(pid).ok()?);
        next += 1;
    }
    // Quien espera el final de un proceso que ya ha terminado está a punto de seguir.
    if picture.iter().filter_map(|blocked| blocked.joins).any(|pid| !living.contains(&pid)) {
        return None;
    }
    picture.sort_by_key(|blocked| blocked.seat);
    Some(picture)
}

fn blocked(board: &Board, pid: Pid) -> Option<Blocked> {
    let (position, seat) = board.seat_of(pid)?;
    let turn = seat.turn.load(Ordering::Acquire);
    let checks = seat.checks.load(Ordering::Acquire);
    let wait = Published::from_word(seat.wait.load(Ordering::Acquire))?;
    let who = seat.who.load(Ordering::Acquire);
    let joins = (wait.what == What::End).then(|| Pid::from_raw(wait.holder.cast_signed()));
    (!wait.timed).then_some(Blocked { seat: position, who, turn, checks, joins })
}

/// Los hijos de todos los hilos de un proceso.
fn children(pid: Pid) -> io::Result<Vec<Pid>> {
    let mut children = Vec::new();
    for thread in fs::read_dir(format!("/proc/{pid}/task"))? {
        let text = fs::read_to_string(thread?.path().join("children"))?;
        let numbers = text.split_whitespace().filter_map(|number| number.parse().ok());
        children.extend(numbers.map(Pid::from_raw));
    }
    Ok(children)
}
