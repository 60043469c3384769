//! Una mirada a la familia: quién ha nacido, quién ha cambiado y quién ya no está.

use std::collections::HashSet;
use std::fs;
use std::io::ErrorKind;
use std::ops::ControlFlow;

use super::family;
use super::member::Member;
use super::pidfd::status;
use super::watcher::Watcher;
use crate::proc_files;
use crate::record::{How, Status};
use crate::stat::Stat;

/// Los que pueden nacer entre dos miradas sin que la segunda se haga corta.
const MANY: usize = 100;

impl Watcher {
    /// Lo primero: que el programa ha empezado.
    pub(super) fn meet_root(&mut self) {
        if let Some(stat) = Stat::of(self.root) {
            let (path, arguments) = proc_files::program(self.root);
            self.take.exec(self.root, path, arguments);
            self.family.insert(self.root, Member::new(stat));
        }
    }

    pub(super) fn look(&mut self) {
        let found = self.found();
        let present: HashSet<i32> = found.iter().map(|stat| stat.pid).collect();
        let missing: Vec<i32> =
            self.family.keys().filter(|pid| !present.contains(pid)).copied().collect();
        // Quien cambia de padre mientras se recorre la familia puede no salir.
        for pid in missing {
            self.look_at(pid);
        }
        for stat in found {
            self.news(stat);
        }
    }

    /// Los que se ven. Si son muchos más que antes, los demás se verán la próxima vez.
    fn found(&self) -> Vec<Stat> {
        let enough = 2 * self.family.len() + MANY;
        let mut found = Vec::new();
        family::walk(self.me, |stat| {
            found.push(stat);
            if found.len() < enough { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        found
    }

    /// Mira a uno solo, si se sabe de él.
    pub(super) fn look_at(&mut self, pid: i32) {
        match (Stat::of(pid), self.family.get(&pid)) {
            (Some(stat), Some(member)) if member.is(&stat) => self.changed(stat),
            (_, Some(_)) => self.departed(pid),
            (_, None) => {}
        }
    }

    pub(super) fn look_at_all(&mut self) {
        let mut pids: Vec<i32> = self.family.keys().copied().collect();
        pids.sort_unstable();
        for pid in pids {
            self.look_at(pid);
        }
    }

    fn news(&mut self, stat: Stat) {
        match self.family.get(&stat.pid) {
            Some(member) if member.is(&stat) => self.changed(stat),
            Some(_) => {
                self.departed(stat.pid);
                self.born(stat);
            }
            None => self.born(stat),
        }
    }

    fn born(&mut self, stat: Stat) {
        let pid = stat.pid;
        // Si ya lo ha adoptado este proceso, no se sabe quién lo creó.
        let parent = if stat.ppid == self.me { 0 } else { stat.ppid };
        self.take.born(pid, parent, How::Unknown, stat.ppid);
        self.total += 1;
        let other_program = self
            .family
            .get(&parent)
            .is_some_and(|parent| stat.stack != 0 && !parent.stacks.contains(&stat.stack));
        if other_program {
            self.ran(pid);
        }
        self.family.insert(pid, Member::new(stat.clone()));
        self.changed(stat);
    }

    fn ran(&mut self, pid: i32) {
        let (path, arguments) = proc_files::program(pid);
        if !path.is_empty() {
            self.take.exec(pid, path, arguments);
        }
    }

    fn changed(&mut self, stat: Stat) {
        let pid = stat.pid;
        let Some(member) = self.family.get_mut(&pid) else { return };
        if stat.ppid != member.stat.ppid {
            self.take.adopted(pid, stat.ppid);
        }
        let ends = stat.is_zombie() && !member.ended;
        let stopped = stat.state == 'T';
        let stops = stopped != member.stopped;
        let runs = stat.stack != 0 && !member.stacks.contains(&stat.stack);
        member.ended |= ends;
        member.stopped = stopped;
        if runs {
            member.stacks.push(stat.stack);
        }
        let code = stat.exit_code;
        member.stat = stat;
        if ends && let Some(status) = seen_status(pid, code) {
            member.told = true;
            self.take.exited(pid, status);
        }
        if runs {
            self.ran(pid);
        }
        if stops {
            self.stops_or_continues(pid, stopped, code);
        }
    }

    fn stops_or_continues(&mut self, pid: i32, stopped: bool, code: i32) {
        if stopped {
            self.take.stopped(pid, code);
        } else {
            self.take.continued(pid);
        }
        if pid == self.root {
            // Quien lanzó al testigo ha de verlo detenido con el programa.
            self.tell_guardian(if stopped { libc::SIGSTOP } else { libc::SIGCONT });
        }
    }

    fn tell_guardian(&self, signal: i32) {
        // SAFETY: no toca memoria.
        unsafe { libc::kill(self.guardian, signal) };
    }

    /// Por si se acabó con el programa cuando estaba detenido.
    pub(super) fn let_guardian_go_on(&self) {
        self.tell_guardian(libc::SIGCONT);
    }

    /// Ya no está en la tabla.
    fn departed(&mut self, pid: i32) {
        let Some(member) = self.family.remove(&pid) else { return };
        if !member.told {
            match member.pidfd.as_ref().and_then(|pidfd| pidfd.status()) {
                Some(status) => self.take.exited(pid, status),
                None => {
                    self.unseen.some_end = true;
                    self.take.gone(pid);
                    return;
                }
            }
        }
        match self.reaper(&member) {
            Some(parent) => self.take.reaped(pid, parent),
            None => {
                self.unseen.some_reaper = true;
                self.take.reaped_unseen(pid);
            }
        }
    }

    /// Quién lo recogió, si consta: su padre, si recoge a alguien desde la última mirada, o si se lo vio zombi y su padre
    /// sigue vivo. Si no, pudo ser el núcleo, u otro que lo adoptara.
    fn reaper(&self, member: &Member) -> Option<i32> {
        let parent = self.family.get(&member.stat.ppid)?;
        let now = Stat::of(parent.stat.pid).filter(|stat| parent.is(stat))?;
        let reaps = now.faults_of_the_reaped > parent.stat.faults_of_the_reaped;
        (reaps || member.ended && !now.is_zombie()).then_some(now.pid)
    }
}

/// Cómo acabó un zombi. A quien no se le permite verlo, `stat` le dice siempre 0.
fn seen_status(pid: i32, code: i32) -> Option<Status> {
    let seen = fs::read_link(format!("/proc/{pid}/exe"));
    let refused = seen.is_err_and(|error| error.kind() == ErrorKind::PermissionDenied);
    (!refused).then(|| status(code))
}
