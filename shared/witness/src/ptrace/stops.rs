//! Cada parada de un hilo mirado: qué es, y cómo sigue.

use libc::{SIGSTOP, SIGTRAP, SIGTSTP, SIGTTIN, SIGTTOU};

use super::raw::{self, Resume};
use super::tracer::Tracer;
use super::uncut::undo_cut;
use super::{filter::Class, proc_files, signals};

/// `PTRACE_EVENT_STOP`: la primera parada de un hilo, o que su proceso se detiene o continúa.
const EVENT_STOP: i32 = 128;
/// El código de una señal que envía el núcleo, como las del terminal.
const SI_KERNEL: i32 = 0x80;

impl Tracer {
    pub(super) fn stop(&mut self, tid: i32, signal: i32, event: i32, message: u64) {
        let Some(task) = self.tasks.get_mut(&tid) else {
            self.unannounced(tid, event);
            return;
        };
        let to_handler = std::mem::take(&mut task.to_handler);
        match event {
            0 if signal == raw::SYSCALL_STOP => self.call_ends(tid),
            0 if signal == SIGTRAP && to_handler => self.handler_begins(tid),
            0 if self.is_step(tid, signal) => self.step(tid),
            0 => self.signal_arrives(tid, signal),
            libc::PTRACE_EVENT_FORK | libc::PTRACE_EVENT_VFORK | libc::PTRACE_EVENT_CLONE => {
                self.birth(tid, event, message as i32);
            }
            libc::PTRACE_EVENT_EXEC => self.exec(tid, message as i32),
            libc::PTRACE_EVENT_SECCOMP => match Class::from_message(message) {
                Some(class) => self.call_begins(tid, class),
                // El filtro que se puso el propio programa, si es que alguien lo escucha.
                None => self.go_on(tid, Resume::Continue, 0),
            },
            libc::PTRACE_EVENT_EXIT => self.ends(tid, message as i32),
            EVENT_STOP if [SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU].contains(&signal) => {
                self.stops(tid, signal);
            }
            EVENT_STOP => self.starts_or_continues(tid),
            _ => self.go_on(tid, Resume::Continue, 0),
        }
    }

    fn signal_arrives(&mut self, tid: i32, signal: i32) {
        let origin = raw::signal_origin(tid);
        let by_hand = origin.code <= 0;
        // Que un hijo ha cambiado de estado ya consta; solo cuenta si alguien la envía a mano.
        if signal != libc::SIGCHLD || by_hand {
            let pid = self.process_of(tid);
            self.take.signal_received(pid, signal, by_hand.then_some(origin.pid));
        }
        undo_cut(tid, signal);
        if tid == self.root
            && (origin.code == SI_KERNEL || origin.pid == tid && signals::in_foreground())
            && [SIGTSTP, SIGTTIN, SIGTTOU].contains(&signal)
        {
            self.terminal_stop = Some(signal);
        }
        let task = self.tasks.get_mut(&tid).expect("se sabe de él");
        task.to_handler = task.interrupted_wait.is_some();
        let how = if task.to_handler { Resume::Step } else { Resume::Continue };
        self.go_on(tid, how, signal);
    }

    /// Va a empezar el manejador de la señal que cortó una espera. Lo que la llamada devolverá al volver de él dice si
    /// el programa se enterará, o si empezará de nuevo sola.
    fn handler_begins(&mut self, tid: i32) {
        if raw::saved_result(tid) == Some(-i64::from(libc::EINTR)) {
            self.tasks.get_mut(&tid).expect("se sabe de él").interrupted_wait = None;
        }
        self.go_on(tid, Resume::Continue, 0);
    }

    /// Otro programa ocupa el proceso. Si lo pidió un hilo que no es el principal, ahora lo es; de los demás
    /// se anuncia la muerte.
    fn exec(&mut self, tid: i32, former: i32) {
        if former != tid {
            self.tasks.remove(&former);
        }
        if let Some(task) = self.tasks.get_mut(&tid) {
            task.call = None;
        }
        if let Some(stir) = &mut self.stir {
            stir.execs(tid);
        }
        self.late.execs(tid);
        let (path, arguments) = proc_files::program(tid);
        self.take.exec(tid, path, arguments);
        self.go_on(tid, Resume::Continue, 0);
    }

    fn stops(&mut self, tid: i32, signal: i32) {
        let task = self.tasks.get_mut(&tid).expect("se sabe de él");
        let (news, pid) = (!task.stopped, task.pid);
        task.stopped = true;
        if news && tid == pid {
            self.take.stopped(pid, signal);
        }
        if self.ending {
            raw::kill(tid, libc::SIGKILL);
        }
        raw::listen(tid);
        if tid == self.root && self.terminal_stop.take_if(|expected| *expected == signal).is_some()
        {
            signals::stop_with_the_program();
        }
    }

    fn starts_or_continues(&mut self, tid: i32) {
        let task = self.tasks.get_mut(&tid).expect("se sabe de él");
        let (continues, pid) = (task.stopped, task.pid);
        task.stopped = false;
        if continues && tid == pid {
            self.take.continued(pid);
        }
        self.go_on(tid, Resume::Continue, 0);
    }
}
