//! Las llamadas del filtro: qué se pide a la entrada y qué se responde a la salida.

use super::filter::Class;
use super::proc_files;
use super::raw::{self, Resume, SyscallInfo};
use super::task::Call;
use super::tracer::Tracer;
use crate::errno;
use crate::record::LookedAt;

/// Los errores con los que una llamada interrumpida vuelve a empezar sola: nadie los ve.
const RESTARTS: std::ops::RangeInclusive<i64> = -516..=-512;

impl Tracer {
    pub(super) fn call_begins(&mut self, tid: i32, class: Class) {
        if matches!(class, Class::Wait4 | Class::Waitid) {
            self.drain();
        }
        let pid = self.process_of(tid);
        let info = SyscallInfo::of(tid);
        let call = match class {
            Class::Wait4 => Some(self.wait_begins(tid, info.argument(2) as i32, None)),
            Class::Waitid => {
                Some(self.wait_begins(tid, info.argument(3) as i32, Some(info.argument(2))))
            }
            Class::Kill => Some(self.kill_begins(pid, info.argument(0) as i32, info.argument(1))),
            Class::ThreadKill => {
                let target = self.process_of(info.argument(1) as i32);
                Some(self.kill_begins(pid, target, info.argument(2)))
            }
            Class::PidfdKill => proc_files::pid_of_pidfd(pid, info.argument(0) as i32)
                .map(|target| self.kill_begins(pid, target, info.argument(1))),
            Class::Priority => {
                let whole = info.argument(0) as u32 == libc::PRIO_PROCESS;
                let target = info.argument(1) as i32;
                let of = whole.then(|| if target == 0 { pid } else { self.process_of(target) });
                Some(Call::Priority { of, nice: info.argument(2) as i32 })
            }
            Class::AskPriority => {
                if info.argument(0) as u32 == libc::PRIO_PROCESS {
                    self.take.looks(pid, info.argument(1) as i32, LookedAt::Priority);
                }
                None
            }
            Class::Open => {
                if let Some(of) = whose_proc_file(pid, info.argument(1)) {
                    self.take.looks(pid, of, LookedAt::Proc);
                }
                None
            }
            Class::Exec => Some(exec_begins(pid, info.argument(0))),
            Class::ExecAt => Some(exec_begins(pid, info.argument(1))),
            Class::Write | Class::Writev => self.write_begins(pid, &info, class),
            Class::Send => {
                self.writes_elsewhere(pid, info.argument(0) as i32);
                None
            }
            Class::Share => {
                self.shares_memory(pid, &info);
                None
            }
            Class::End => {
                self.stir_end(tid);
                None
            }
            Class::Marks => {
                self.marks_call(pid, &info);
                None
            }
            Class::Alarm => {
                self.stuck.iter_mut().for_each(|stuck| stuck.alarm = true);
                None
            }
            Class::Flock | Class::Fcntl => self.file_lock_begins(pid, class, &info),
            Class::Futex => self.futex_begins(pid, &info),
            Class::Trace => {
                let name = self.take.name(pid);
                self.take.doubt(format!(
                    "{name} ha querido mirar a otro con ptrace: mientras lo mira el testigo, no puede"
                ));
                None
            }
        };
        match (&mut self.stir, &call) {
            (Some(stir), Some(Call::Write { fd: 1, .. })) => stir.writes(tid),
            (Some(_), Some(Call::Priority { .. })) => self.stir_change(tid),
            _ => {}
        }
        let waits = call.is_some();
        if let Some(task) = self.tasks.get_mut(&tid) {
            task.call = call;
        }
        self.go_on(tid, if waits { Resume::ToSyscallExit } else { Resume::Continue }, 0);
    }

    fn wait_begins(&mut self, tid: i32, flags: i32, info: Option<u64>) -> Call {
        let pid = self.process_of(tid);
        let interrupted = self.tasks.get_mut(&tid).and_then(|task| task.interrupted_wait.take());
        let number = match interrupted {
            Some(number) => self.take.wait_goes_on(pid, number),
            None => self.take.wait_begins(pid, flags & libc::WNOHANG != 0),
        };
        Call::Wait { number, info, looks: flags & libc::WNOWAIT != 0 }
    }

    /// Se anota ya: quien la envía puede morir de ella y no volver.
    fn kill_begins(&mut self, from: i32, target: i32, signal: u64) -> Call {
        let signal = signal as i32;
        if signal == 0 {
            return Call::Kill { sent: Vec::new() };
        }
        let sent = self
            .targets(from, target)
            .into_iter()
            .inspect(|to| self.stir.iter_mut().for_each(|stir| stir.signalled(*to)))
            .map(|to| self.take.signal_sent(from, to, signal))
            .collect();
        Call::Kill { sent }
    }

    /// A quién va un `kill`: a un proceso, o a todos los de un grupo (0, el de quien lo envía).
    fn targets(&self, from: i32, target: i32) -> Vec<i32> {
        let group = match target {
            1.. => return vec![target],
            0 => proc_files::group(from),
            -1 => None,
            group => Some(-group),
        };
        let processes = self.tasks.iter().filter(|(tid, task)| **tid == task.pid);
        let mut targets: Vec<i32> = processes
            .map(|(pid, _)| *pid)
            .filter(|pid| match group {
                Some(group) => proc_files::group(*pid) == Some(group),
                None => *pid != from,
            })
            .collect();
        targets.sort_unstable();
        targets
    }

    pub(super) fn call_ends(&mut self, tid: i32) {
        let result = SyscallInfo::of(tid).result();
        let pid = self.process_of(tid);
        if self.gives_way(tid, result) {
            return;
        }
        let call = self.tasks.get_mut(&tid).and_then(|task| task.call.take());
        let failed = (result < 0).then(|| errno::name(-result as i32));
        match call {
            Some(Call::Wait { number, info, looks }) => {
                if RESTARTS.contains(&result) {
                    self.wait_interrupted(tid, pid, number);
                } else {
                    self.wait_ends(pid, number, info, looks, result);
                }
            }
            Some(Call::Kill { sent }) => {
                if let Some(errno) = failed {
                    sent.into_iter().for_each(|sent| self.take.signal_failed(sent, &errno));
                }
            }
            Some(Call::Priority { of, nice }) => self.take.priority(pid, of, nice, failed),
            Some(Call::Exec { path }) => {
                if let Some(errno) = failed {
                    self.take.exec_failed(pid, path, errno);
                }
            }
            Some(Call::Write { fd, text }) if result >= 0 => {
                self.write_ends(pid, fd, &text, result)
            }
            Some(Call::Futex { id, waits }) => self.futex_ends(pid, id, waits, result),
            Some(Call::FileLock(lock)) => self.file_lock_ends(pid, &lock, result),
            Some(Call::Write { .. }) | None => {}
        }
        self.go_on(tid, Resume::Continue, 0);
    }

    /// Si vuelve de una espera con un hijo detenido cuya parada aún no se ha visto, primero va esa parada: en cuanto
    /// siga, quien espera puede matarlo, y no se vería nunca.
    fn gives_way(&mut self, tid: i32, result: i64) -> bool {
        let child = self.tasks.get(&(result as i32));
        let unseen = child.is_some_and(|child| !child.stopped);
        let Some(task) = self.tasks.get_mut(&tid) else { return false };
        let gives =
            unseen && !task.gave_way && matches!(task.call, Some(Call::Wait { info: None, .. }));
        task.gave_way = gives;
        if gives {
            self.drain();
            self.again(tid);
        }
        gives
    }

    /// La ha cortado una señal. Si lo siguiente es otra espera, es la misma, que vuelve a empezar.
    fn wait_interrupted(&mut self, tid: i32, pid: i32, number: usize) {
        self.take.wait_ends(pid, number, None, None, Some("EINTR".to_owned()));
        if let Some(task) = self.tasks.get_mut(&tid) {
            task.interrupted_wait = Some(number);
        }
    }

    fn wait_ends(&mut self, pid: i32, number: usize, info: Option<u64>, looks: bool, result: i64) {
        let found = match info {
            None => (result > 0).then_some(result as i32),
            Some(0) => None,
            Some(address) if result == 0 => child_in(pid, address),
            Some(_) => None,
        };
        // Que haya muerto no basta: pudo saber de su parada, y morir después.
        let mut reaped =
            found.filter(|child| !looks && self.take.is_zombie(*child) && !raw::kill(*child, 0));
        let no_children = result == -i64::from(libc::ECHILD);
        if info == Some(0) && result == 0 && !looks || no_children {
            // No dice a quién: es el que falta en la tabla.
            let gone = self.gone_children(pid);
            match gone[..] {
                [only] if !no_children => reaped = Some(only),
                _ => gone.iter().for_each(|child| self.gone(*child)),
            }
        }
        let seen = found.filter(|_| reaped.is_none());
        if let Some(child) = seen.filter(|_| !looks) {
            self.take.told_stopped(child);
        }
        let errno = (result < 0).then(|| errno::name(-result as i32));
        self.take.wait_ends(pid, number, reaped, seen, errno);
        if let Some(child) = reaped {
            self.take.reaped(child, pid);
        }
        if !self.somebody_waits_in(pid) {
            // Al que murió mientras este preguntaba por otro, y no está, lo quitó el núcleo.
            self.gone_children(pid).into_iter().for_each(|child| self.gone(child));
        }
    }

    /// Si algún hilo del proceso está ahora en una espera, y puede ser quien ha recogido a alguien.
    pub(super) fn somebody_waits_in(&self, pid: i32) -> bool {
        self.tasks
            .values()
            .any(|task| task.pid == pid && matches!(task.call, Some(Call::Wait { .. })))
    }

    /// Los hijos de `pid` que habían terminado y ya no están en la tabla.
    fn gone_children(&self, pid: i32) -> Vec<i32> {
        let children = self.take.children_of(pid).into_iter();
        children.filter(|child| self.take.is_zombie(*child) && !raw::kill(*child, 0)).collect()
    }
}

fn exec_begins(pid: i32, address: u64) -> Call {
    Call::Exec { path: raw::read_text(pid, address, libc::PATH_MAX as usize) }
}

/// De quién es ese fichero de `/proc`; nada, si es otro fichero. Puede que se abra desde la carpeta `/proc`.
fn whose_proc_file(pid: i32, address: u64) -> Option<i32> {
    const LONG_ENOUGH: usize = 64;
    let path = raw::read_text(pid, address, LONG_ENOUGH);
    let path = path.strip_prefix("/proc/").unwrap_or(&path);
    path.split('/').next()?.parse().ok()
}

/// El PID que dejó `waitid` en su `siginfo_t`; nada, si es 0.
fn child_in(pid: i32, address: u64) -> Option<i32> {
    const PID_OFFSET: u64 = 16;
    let bytes = raw::read_memory(pid, address + PID_OFFSET, 4);
    Some(i32::from_ne_bytes(bytes.try_into().ok()?)).filter(|child| *child > 0)
}
