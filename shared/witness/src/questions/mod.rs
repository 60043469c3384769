//! Lo que se le pregunta a un registro. Cada respuesta es un hecho: nada se deduce de lo que el programa escribió.

mod holds;
mod locks;
#[cfg(test)]
pub(crate) mod samples;

pub use holds::Hold;
pub use locks::Blocked;

use std::cmp::Ordering;

use crate::Record;
use crate::record::{Process, Status};

impl Record {
    /// El primer proceso.
    ///
    /// # Panics
    /// Si el registro no tiene ninguno, que solo puede ser uno escrito a mano.
    pub fn root(&self) -> &Process {
        &self.processes[0]
    }

    /// Los hijos que creó, por orden de nacimiento.
    pub fn children_of<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Process> {
        self.processes.iter().filter(move |child| child.parent.as_deref() == Some(name))
    }

    /// Cuántos procesos hubo, con el primero.
    pub fn created(&self) -> usize {
        self.processes.len()
    }

    /// Cuántos estuvieron vivos a la vez, como mucho. Un zombi no está vivo.
    pub fn most_alive(&self) -> usize {
        most_at_once(self.processes.iter().map(|process| (process.born_us, process.death_us())))
    }

    /// Cuántos hijos de `name` estuvieron vivos a la vez, como mucho.
    pub fn most_children_alive(&self, name: &str) -> usize {
        most_at_once(self.children_of(name).map(|process| (process.born_us, process.death_us())))
    }

    /// Los que terminaron y nadie recogió.
    pub fn zombies_left(&self) -> impl Iterator<Item = &Process> {
        self.processes.iter().filter(|process| process.exit.is_some() && process.reaped.is_none())
    }

    /// Los nombres de los que recogió `name`, en el orden en que lo hizo.
    pub fn reaped_by(&self, name: &str) -> Vec<&str> {
        let mut reaped: Vec<_> = self
            .processes
            .iter()
            .filter_map(|process| Some((process.reaped.as_ref()?, process.name.as_str())))
            .filter(|(reaped, _)| reaped.by == name)
            .map(|(reaped, child)| (reaped.t_us, child))
            .collect();
        reaped.sort_by_key(|(t_us, _)| *t_us);
        reaped.into_iter().map(|(_, child)| child).collect()
    }

    /// Los que cambiaron de padre, y quién los adoptó el último.
    pub fn orphans(&self) -> impl Iterator<Item = (&Process, &str)> {
        self.processes
            .iter()
            .filter_map(|process| Some((process, process.adopted.last()?.by.as_str())))
    }

    /// Lo que escribió un proceso en la salida (1) o en la de errores (2), seguido.
    pub fn written_by(&self, name: &str, fd: i32) -> String {
        let own = self.writes.iter().filter(|write| write.by == name && write.fd == fd);
        own.map(|write| write.text.as_str()).collect()
    }

    /// Si un proceso terminó antes de que otro naciera.
    pub fn ended_before_birth(&self, first: &str, second: &str) -> Option<bool> {
        let end = self.process(first)?.exit?.t_us;
        Some(end.cmp(&self.process(second)?.born_us) == Ordering::Less)
    }
}

impl Process {
    fn death_us(&self) -> u64 {
        self.exit.map(|exit| exit.t_us).or(self.gone_us).unwrap_or(u64::MAX)
    }

    /// Cómo terminó.
    pub fn status(&self) -> Option<Status> {
        Some(self.exit?.status)
    }

    /// Si quedó huérfano mientras vivía. A un zombi también lo adopta alguien cuando muere su padre.
    pub fn was_orphan(&self) -> bool {
        let alive = |t_us| self.exit.is_none_or(|exit| t_us <= exit.t_us);
        self.adopted.first().is_some_and(|adopted| alive(adopted.t_us))
    }

    /// El último programa que ejecutó; nada, si no ejecutó ninguno.
    pub fn program(&self) -> Option<&str> {
        self.execs.last().map(|exec| exec.path.as_str())
    }
}

/// Cuántos intervalos se solapan, como mucho. El que acaba a la vez que otro empieza no se solapa con él.
fn most_at_once(intervals: impl Iterator<Item = (u64, u64)>) -> usize {
    let mut changes: Vec<(u64, i32)> =
        intervals.flat_map(|(begin, end)| [(begin, 1), (end, -1)]).collect();
    changes.sort_unstable();
    let mut now = 0;
    let mut most = 0;
    for (_, change) in changes {
        now += change;
        most = most.max(now);
    }
    most as usize
}
