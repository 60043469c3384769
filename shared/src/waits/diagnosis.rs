//! Quién espera qué, y quién lo tiene: el diagnóstico de un interbloqueo.

use std::cmp::Reverse;
use std::fmt;
use std::sync::atomic::Ordering;

use nix::unistd::Pid;

use super::board::{Board, Seat, board};
use super::published::{Published, What};

/// Un proceso de la familia, con el nombre que aparece delante de lo que dice (32 bytes como mucho).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub pid: Pid,
    pub name: String,
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (PID {})", self.name, self.pid)
    }
}

/// Un proceso que espera.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub who: Member,
    pub what: What,
    /// El nombre de lo que espera: «el cerrojo «A»», «la cola 2».
    pub object: String,
    /// Quién tiene lo que espera, si se sabe: el dueño del cerrojo, o el proceso al que espera `join`.
    pub holder: Option<Member>,
}

impl fmt::Display for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Waiting { who, what, object, holder } = self;
        let holder = holder.as_ref().map(ToString::to_string);
        match what {
            What::Lock => {
                write!(f, "{who} espera {object}")?;
                holder.map_or(Ok(()), |holder| write!(f, ", que tiene {holder}"))
            }
            What::Semaphore => write!(f, "{who} espera a que {object} no esté a cero"),
            What::Event => write!(f, "{who} espera {object}"),
            What::Notice => write!(f, "{who} espera un aviso de {object}"),
            What::Barrier => write!(f, "{who} espera a los demás en {object}"),
            What::Item => write!(f, "{who} espera a que llegue algo a {object}"),
            What::Room => write!(f, "{who} espera a que haya hueco en {object}"),
            What::Tasks => write!(f, "{who} espera a que se hagan las tareas de {object}"),
            What::Message => write!(f, "{who} espera un mensaje de {object}"),
            What::Reader => write!(f, "{who} espera a que alguien lea de {object}"),
            What::Answer => write!(f, "{who} espera un resultado de {object}"),
            What::End => {
                write!(f, "{who} espera con join a que termine {}", holder.unwrap_or_default())
            }
        }
    }
}

/// Los procesos de esta familia que están esperando ahora mismo, por el orden en que nacieron.
pub fn waiting() -> Vec<Waiting> {
    let Some(board) = board() else { return Vec::new() };
    let mut seats: Vec<&Seat> = board.seats().iter().collect();
    seats.sort_by_key(|seat| seat.arrival.load(Ordering::Relaxed));
    let waits = seats.into_iter().filter_map(|seat| {
        let wait = Published::from_word(seat.wait.load(Ordering::Acquire))?;
        let owner = seat.owner().filter(|owner| owner.is_alive())?;
        let holder = (wait.holder != 0).then(|| member(board, Pid::from_raw(wait.holder as i32)));
        Some(Waiting {
            who: Member { pid: owner.pid(), name: seat.label() },
            what: wait.what,
            object: object_name(board, wait),
            holder,
        })
    });
    waits.collect()
}

/// Un círculo de procesos en el que cada uno espera algo que tiene el siguiente, si lo hay: un interbloqueo. Cuentan
/// también las esperas con plazo, que acabarán solas.
pub fn deadlock() -> Option<Vec<Waiting>> {
    let waiting = waiting();
    let next = |wait: &Waiting| {
        let holder = wait.holder.as_ref()?;
        waiting.iter().position(|other| other.who.pid == holder.pid)
    };
    for start in 0..waiting.len() {
        let mut circle = vec![start];
        while let Some(position) = next(&waiting[*circle.last()?]) {
            if position == start {
                return Some(
                    circle.into_iter().map(|position| waiting[position].clone()).collect(),
                );
            }
            if circle.contains(&position) {
                break;
            }
            circle.push(position);
        }
    }
    None
}

/// A cuántos de los que han terminado se nombra.
const NAMED: usize = 4;

/// Quién falta, y qué esperan los que quedan.
pub(super) fn why() -> String {
    let gone: Vec<String> = departed().iter().map(ToString::to_string).collect();
    let waits: Vec<String> = waiting().iter().map(ToString::to_string).collect();
    let left = format!("los que quedan solo esperan: {}", waits.join("; "));
    match &gone[..] {
        [] => left,
        [one] => format!("ha terminado {one}, y {left}"),
        [named @ .., last] if named.len() < NAMED => {
            // «Hijo» empieza con el sonido de la i.
            let and = if last.starts_with("hi") { "e" } else { "y" };
            format!("han terminado {} {and} {last}, y {left}", named.join(", "))
        }
        many => {
            let (named, others) = many.split_at(NAMED);
            let others = match others.len() {
                1 => "otro".to_owned(),
                count => format!("otros {count}"),
            };
            format!("han terminado {} y {others}, y {left}", named.join(", "))
        }
    }
}

/// Los procesos de esta familia que han terminado sin que su padre lo sepa, o que han terminado mal; el último, primero.
fn departed() -> Vec<Member> {
    let Some(board) = board() else { return Vec::new() };
    let is_gone = |seat: &&Seat| seat.owner().is_some_and(|owner| !owner.is_alive());
    let mut gone: Vec<&Seat> = board.seats().iter().filter(is_gone).collect();
    gone.sort_by_key(|seat| Reverse(seat.arrival.load(Ordering::Relaxed)));
    let member = |seat: &Seat| Some(Member { pid: seat.owner()?.pid(), name: seat.label() });
    gone.into_iter().filter_map(member).collect()
}

fn member(board: &Board, pid: Pid) -> Member {
    let name = board.seat_of(pid).map(|(_, seat)| seat.label());
    Member { pid, name: name.unwrap_or_else(|| "proceso".to_owned()) }
}

fn object_name(board: &Board, wait: Published) -> String {
    let kind = match wait.what {
        What::Lock => "el cerrojo",
        What::Semaphore => "el semáforo",
        What::Event => "el evento",
        What::Notice => "la condición",
        What::Barrier => "la barrera",
        What::Item | What::Room | What::Tasks => "la cola",
        What::Message | What::Reader => "la tubería",
        What::Answer => "la reserva",
        What::End => return String::new(),
    };
    match board.name(wait.object) {
        Some(name) => format!("{kind} «{name}»"),
        None => format!("{kind} {}", wait.object),
    }
}
