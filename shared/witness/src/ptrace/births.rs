//! Los nacimientos: el creador anuncia a su hijo, y el hijo se para al empezar; cualquiera de los dos puede ir antes.
//!
//! A quien matan mientras crea a otro no lo anuncia: antes de terminar se para, y entonces se ve quiénes son sus hijos.

use std::time::{Duration, Instant};

use super::raw::{self, Resume};
use super::task::Task;
use super::tracer::Tracer;
use super::{proc_files, signals};
use crate::record::How;

/// A quien nadie ha anunciado en este tiempo, nadie lo va a anunciar.
const TOO_LATE: Duration = Duration::from_secs(1);

impl Tracer {
    /// Un hilo anuncia que ha creado a `child`: otro hilo suyo, o un proceso.
    pub(super) fn birth(&mut self, creator_tid: i32, event: i32, child: i32) {
        // A quien matan en esta parada se le pregunta tarde: no responde, o lo hace en la de terminar, con su señal.
        // En esa se verá a quién había creado.
        if child == 0 || child == libc::SIGKILL && !raw::is_at(creator_tid, event) {
            return;
        }
        self.announced(creator_tid, event, child);
        self.go_on(creator_tid, Resume::Continue, 0);
    }

    fn announced(&mut self, creator_tid: i32, event: i32, child: i32) {
        let creator = self.process_of(creator_tid);
        if event == libc::PTRACE_EVENT_CLONE {
            let known = self.tasks.get(&child).is_some_and(|task| task.pid != child);
            if known || proc_files::is_thread_of(child, creator) {
                self.thread_born(child, creator);
                return;
            }
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

    /// Si ya no hay nadie de fuera, o ha terminado el primero, empiezan los que tardaban.
    pub(super) fn start_the_late(&mut self) {
        if !signals::told_they_are_alone() && self.root_end.is_none() {
            return;
        }
        for (tid, held) in self.late.let_go() {
            self.take.begins(tid);
            if let Some((how, signal)) = held {
                self.go_on(tid, how, signal);
            }
        }
    }

    fn thread_born(&mut self, tid: i32, pid: i32) {
        self.take.thread(pid);
        if let Some(task) = self.tasks.get_mut(&pid) {
            task.threaded = true;
        }
        if !self.tasks.contains_key(&tid) {
            self.follow(tid, pid, How::Clone);
            self.check_counts();
        }
    }

    fn process_born(&mut self, child: i32, creator: i32, how: How, ppid: i32) {
        if self.take.is_present(child) {
            // Su PID era de otro que ya no está, y que recogió alguien de fuera.
            self.gone(child);
        }
        self.take.born(child, creator, how, ppid);
        self.total += 1;
        if let Some(status) = self.unborn_deaths.remove(&child) {
            self.after_death(child, status);
            return;
        }
        self.alive += 1;
        self.late.born(child, &self.take.name(child), how);
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

    /// Una parada de alguien de quien aún no se ha oído hablar: espera a que lo anuncien.
    pub(super) fn unannounced(&mut self, tid: i32, event: i32) {
        self.newborn.entry(tid).or_insert_with(Instant::now);
        if event != libc::PTRACE_EVENT_EXIT {
            if self.ending {
                raw::kill(tid, libc::SIGKILL);
            }
            return;
        }
        // Lo matan ya. Un hilo no puede esperar: su creador muere con él.
        match proc_files::process_of(tid) {
            Some(pid) if pid != tid => self.follow(tid, pid, How::Clone),
            _ if self.ending => raw::resume(tid, Resume::Continue, 0),
            _ => {}
        }
    }

    /// Este hilo va a terminar, quizá porque lo han matado: los hijos que no anunció son suyos.
    pub(super) fn creates_no_more(&mut self, tid: i32) {
        let creator = self.process_of(tid);
        for child in proc_files::children(creator, tid) {
            if !self.take.is_present(child) {
                self.process_born(child, creator, How::Fork, creator);
            }
        }
    }

    /// Los que llevan demasiado tiempo sin que nadie los anuncie.
    pub(super) fn check_newborn(&mut self) {
        let late = self.newborn.iter().filter(|(_, since)| since.elapsed() > TOO_LATE);
        let late: Vec<i32> = late.map(|(tid, _)| *tid).collect();
        for tid in late {
            self.process_born(tid, 0, How::Fork, proc_files::ppid(tid).unwrap_or(0));
            let name = self.take.name(tid);
            self.take.doubt(format!("no se sabe quién creó al proceso {name}"));
        }
    }
}
