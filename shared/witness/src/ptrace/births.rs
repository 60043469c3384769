//! Los nacimientos: el creador anuncia a su hijo, y el hijo se para al empezar; cualquiera de los dos puede ir antes.

use std::time::{Duration, Instant};

use super::proc_files;
use super::raw::{self, Resume};
use super::task::Task;
use super::tracer::Tracer;
use crate::record::How;

/// Quien murió hace más que esto no estaba creando al que nace ahora.
const RECENT: Duration = Duration::from_millis(20);

impl Tracer {
    /// Un hilo anuncia que ha creado a `child`: otro hilo suyo, o un proceso.
    pub(super) fn birth(&mut self, creator_tid: i32, event: i32, child: i32) {
        let creator = self.process_of(creator_tid);
        if event == libc::PTRACE_EVENT_CLONE && proc_files::is_thread_of(child, creator) {
            self.take.thread(creator);
            self.follow(child, creator, How::Clone);
            return;
        }
        let how = match event {
            libc::PTRACE_EVENT_FORK => How::Fork,
            libc::PTRACE_EVENT_VFORK => How::Vfork,
            _ => How::Clone,
        };
        // Con CLONE_PARENT, el padre es el del creador.
        let ppid = if how == How::Clone { proc_files::ppid(child) } else { None };
        self.process_born(child, creator, how, ppid.unwrap_or(creator));
    }

    fn process_born(&mut self, child: i32, creator: i32, how: How, ppid: i32) {
        self.take.born(child, creator, how, ppid);
        self.total += 1;
        if let Some(status) = self.unborn_deaths.remove(&child) {
            self.after_death(child, status);
            return;
        }
        self.alive += 1;
        self.follow(child, child, how);
        self.check_counts();
    }

    fn follow(&mut self, tid: i32, pid: i32, how: How) {
        self.tasks.insert(tid, Task::of(pid));
        self.stir_birth(tid, pid, how);
        if self.newborn.remove(&tid).is_some() {
            self.go_on(tid, Resume::Continue, 0);
        }
    }

    /// La primera parada de alguien de quien aún no se ha oído hablar.
    pub(super) fn unannounced(&mut self, tid: i32) {
        if self.ending {
            raw::kill(tid, libc::SIGKILL);
        }
        let process = proc_files::process_of(tid).unwrap_or(tid);
        let parent = if process == tid { proc_files::ppid(tid).unwrap_or(0) } else { process };
        self.newborn.insert(tid, parent);
        if !self.tasks.contains_key(&parent) {
            // A su padre lo mataron mientras lo creaba, y ya lo ha adoptado alguien.
            self.drain();
            if self.newborn.contains_key(&tid) {
                self.adopt_unannounced(tid);
            }
        }
    }

    /// El creador murió sin anunciarlo, y solo se puede deducir quién era.
    fn adopt_unannounced(&mut self, tid: i32) {
        let recent = self.killed.iter().filter(|(_, when)| when.elapsed() < RECENT);
        let suspects: Vec<i32> = recent.map(|(pid, _)| *pid).collect();
        let creator = suspects.last().copied().unwrap_or(0);
        // Nadie puede estar creando a dos a la vez.
        self.killed.retain(|(pid, _)| *pid != creator);
        self.lost_birth(tid, creator);
        if suspects.len() != 1 {
            let name = self.take.name(tid);
            let why = if suspects.is_empty() {
                "no se sabe quién creó"
            } else {
                "no es seguro quién creó"
            };
            self.take.doubt(format!(
                "{why} al proceso {name}: a su creador lo mataron mientras lo hacía"
            ));
        }
    }

    /// Un proceso cuyo creador, al que se conoce, murió antes de anunciarlo.
    pub(super) fn lost_birth(&mut self, child: i32, creator: i32) {
        self.process_born(child, creator, How::Fork, creator);
        if let Some(parent) = proc_files::ppid(child)
            && parent != creator
        {
            self.take.adopted(child, parent);
        }
    }

    /// A `pid` lo han matado: si estaba creando a alguien, ya no lo anunciará.
    pub(super) fn killed_while_creating(&mut self, pid: i32) {
        self.killed.retain(|(_, when)| when.elapsed() < RECENT);
        let waiting: Vec<i32> = self
            .newborn
            .iter()
            .filter(|(_, parent)| **parent == pid)
            .map(|(child, _)| *child)
            .collect();
        if waiting.is_empty() {
            self.killed.push((pid, Instant::now()));
        }
        for child in waiting {
            self.lost_birth(child, pid);
        }
    }
}
