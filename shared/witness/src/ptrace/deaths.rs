//! Las muertes: cuando el testigo las ve, el padre todavía no sabe nada.

use super::raw::Resume;
use super::tracer::Tracer;
use super::{proc_files, raw};
use crate::record::{Status, taker::UNKNOWN};

impl Tracer {
    /// Un hilo va a terminar, y todavía tiene sus hijos. `status` es lo que dirá `wait`.
    pub(super) fn ends(&mut self, tid: i32, status: i32) {
        let task = self.tasks.get_mut(&tid).expect("se sabe de él");
        if self.limits.cpu.is_some() && task.pid == tid {
            task.cpu_at_end = proc_files::cpu_time(tid);
        }
        if !self.limits.starved.is_zero() {
            task.waited_at_end = proc_files::waited_for_cpu(&tid.to_string());
        }
        let is_process = task.pid == tid;
        let killed = libc::WIFSIGNALED(status) && libc::WTERMSIG(status) == libc::SIGKILL;
        // Un hilo muere también porque otro del mismo proceso termina o ejecuta otro programa.
        if killed || task.threaded || task.pid != tid {
            self.creates_no_more(tid);
        }
        if let Some(stir) = &mut self.stir {
            stir.ends(tid);
        }
        // Su padre ha podido morir ya, y de esa muerte llegar el aviso después que de la suya.
        if is_process && tid != self.root {
            self.notice_adoption(tid);
        }
        self.go_on(tid, Resume::Continue, 0);
    }

    fn notice_adoption(&mut self, pid: i32) {
        let known = self.take.parent_of(pid).filter(|parent| *parent != UNKNOWN);
        match (known, proc_files::ppid(pid)) {
            (Some(before), Some(parent)) if parent != before => self.adopts(pid, parent),
            _ => {}
        }
    }

    fn adopts(&mut self, child: i32, parent: i32) {
        self.take.adopted(child, parent);
        if !self.tasks.contains_key(&parent) {
            self.adopter = parent;
        }
    }

    pub(super) fn death(&mut self, tid: i32, status: Status) {
        let Some(task) = self.tasks.remove(&tid) else {
            // Lo mataron antes de que su creador lo anunciase: aún lo hará, o se verá cuando termine.
            self.newborn.remove(&tid);
            self.unborn_deaths.insert(tid, status);
            return;
        };
        self.starving.dead(task.waited_at_end);
        if task.pid != tid {
            return;
        }
        self.alive -= 1;
        self.cpu_of_the_dead += task.cpu_at_end;
        self.after_death(tid, status);
    }

    pub(super) fn after_death(&mut self, pid: i32, status: Status) {
        self.take.exited(pid, status);
        // El núcleo ya ha dado sus hijos a otro.
        for child in self.take.children_of(pid) {
            match proc_files::ppid(child) {
                Some(parent) if parent != pid => self.adopts(child, parent),
                Some(_) => {}
                // También ha muerto, y ya lo ha recogido quien lo adoptó.
                None => self.take.adopted_by_somebody(child),
            }
        }
        if pid == self.root {
            self.root_ended(status);
            self.take.reaped(pid, std::process::id() as i32);
        } else if !raw::kill(pid, 0)
            && self.take.parent_of(pid) != Some(UNKNOWN)
            && !self.parent_is_waiting(pid)
        {
            // Nadie lo esperaba y ya no está: su padre ignora SIGCHLD, o no es de la ejecución.
            self.gone(pid);
        }
    }

    fn parent_is_waiting(&self, pid: i32) -> bool {
        self.take.parent_of(pid).is_some_and(|parent| self.somebody_waits_in(parent))
    }

    /// Ya no está en la tabla, y ningún `wait` de la ejecución lo ha recogido.
    pub(super) fn gone(&mut self, pid: i32) {
        match self.take.parent_of(pid) {
            Some(UNKNOWN) => self.take.reaped(pid, self.adopter),
            // Un padre de fuera lo ha recogido como haya querido.
            Some(parent) if !self.tasks.contains_key(&parent) => self.take.reaped(pid, parent),
            _ => self.take.vanished(pid),
        }
    }

    /// Los zombis que ya no están, si su padre no es de la ejecución: de que los recoja no hay aviso.
    pub(super) fn look_for_reaped_outside(&mut self) {
        for pid in self.take.zombies() {
            let parent = self.take.parent_of(pid).unwrap_or(UNKNOWN);
            if parent != UNKNOWN && !self.tasks.contains_key(&parent) && !raw::kill(pid, 0) {
                self.take.reaped(pid, parent);
            }
        }
    }

    /// Al final: los zombis que ya no están, y nadie dijo que los recogiera.
    pub(super) fn look_for_reaped(&mut self) {
        for pid in self.take.zombies() {
            if !raw::kill(pid, 0) {
                self.gone(pid);
            }
        }
    }
}
