//! ¿Pueden acabar estas esperas? La prueba de que no, y todos los que se cuentan en ella.
//!
//! **La prueba.** Entre dos fotos de la familia, cada proceso vivo ha estado en la misma espera sin plazo, dormido, y ha
//! comprobado después de la primera foto que lo suyo no había llegado. Como en ese rato nadie ha hecho otra cosa, nadie
//! ha cambiado nada; y como todos siguen igual, nadie lo cambiará. Basta que no conste de uno para que haya esperanza:
//! callar es un error menor que desesperar antes de tiempo.
//!
//! **Quién puede hacer que algo llegue**, y por tanto ha de estar esperando para que no haya esperanza:
//!
//! | quién | cómo se cuenta |
//! |---|---|
//! | la raíz de la familia y sus descendientes | uno a uno, por `/proc/PID/task/PID/children` |
//! | un huérfano, que ya no desciende de ella | tiene sitio en el tablero si lo creó este cuaderno, y vive |
//! | un programa de `exec`, o un hijo de un `fork` ajeno | no espera en el tablero: mientras viva, hay esperanza |
//! | otro hilo de un proceso | un proceso con varios hilos nunca se da por parado |
//! | un manejador de señal de quien espera | si atrapa alguna señal y no la bloquea, hay esperanza |
//! | el plazo de otra espera | quien espera con plazo seguirá y podrá actuar |
//! | un proceso detenido, que calcula o que duerme de otro modo | no espera en el tablero, o no está dormido |
//! | el final de un proceso al que se espera con `join` | si ya ha terminado, quien lo espera está a punto de seguir |
//!
//! **Quién no se cuenta.** Los manejadores de este cuaderno ([`caught`](crate::ground::caught)), porque solo acaban con su
//! proceso; y por lo mismo, una señal que mate: no da a nadie lo que espera. Si la muerte de uno suelta un cerrojo, es que
//! alguien de fuera ha deshecho el interbloqueo. Tampoco, un huérfano de un `fork` ajeno que comparta la memoria: no deja
//! rastro en ninguna parte.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use std::{fs, io};

use nix::unistd::Pid;

use super::board::{Board, Seat, board};
use super::diagnosis::why;
use super::published::{Published, What};
use crate::ground::caught::written_by_somebody;
use crate::me::Identity;
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
    loop {
        let Some(pid) = living.get(next).copied() else {
            let apart = seated_apart(board, &living);
            if apart.is_empty() {
                break;
            }
            living.extend(apart);
            continue;
        };
        let stat = stat_of(pid).ok()?;
        if stat.state == State::Zombie {
            living.remove(next);
            continue;
        }
        let still = stat.state == State::Sleeping || pid == Pid::this();
        if !still || stat.threads > 1 || may_be_called(board, pid) {
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

/// Los que viven y tienen sitio en el tablero, pero no están entre estos: los huérfanos.
fn seated_apart(board: &Board, known: &[Pid]) -> Vec<Pid> {
    let owners = board.seats().iter().filter_map(Seat::owner);
    let apart = owners.filter(|owner| !known.contains(&owner.pid()) && owner.is_alive());
    apart.map(Identity::pid).collect()
}

/// Si una señal puede hacer que un proceso dormido haga algo que no sea acabar.
fn may_be_called(board: &Board, pid: Pid) -> bool {
    let Ok(status) = fs::read(format!("/proc/{pid}/status")) else { return true };
    // El nombre del proceso puede no ser UTF-8.
    let status = String::from_utf8_lossy(&status);
    let mask = |name: &str| {
        let mask = status.lines().find_map(|line| line.strip_prefix(name))?;
        u64::from_str_radix(mask.trim(), 16).ok()
    };
    let (Some(caught), Some(blocked)) = (mask("SigCgt:"), mask("SigBlk:")) else { return true };
    let harmless = board
        .seat_of(pid)
        .map_or(0, |(_, seat)| seat.signals_that_only_end.load(Ordering::Acquire));
    written_by_somebody(caught & !blocked & !harmless) != 0
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

/// Los hijos de un proceso de un solo hilo. Solo abre un fichero: puede que no queden más descriptores.
fn children(pid: Pid) -> io::Result<Vec<Pid>> {
    let text = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children"))?;
    let numbers = text.split_whitespace().filter_map(|number| number.parse().ok());
    Ok(numbers.map(Pid::from_raw).collect())
}
