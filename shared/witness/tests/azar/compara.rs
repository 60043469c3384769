//! Lo que dice el diario frente a lo que anotó el testigo.

use std::collections::HashMap;

use witness::Record;
use witness::record::{Process, Status};

use crate::diario::{Diary, Kill, Wait};

/// En qué no coinciden.
pub fn faults(record: &Record, diary: &Diary) -> Vec<String> {
    let pids: HashMap<&str, i32> =
        record.processes.iter().map(|process| (process.name.as_str(), process.pid)).collect();
    if record
        .processes
        .iter()
        .any(|process| record.processes.iter().filter(|other| other.pid == process.pid).count() > 1)
    {
        return vec!["un PID sale dos veces".to_owned()];
    }
    let mut faults = Vec::new();
    for pid in diary.born.keys() {
        if !record.processes.iter().any(|process| process.pid == *pid) {
            faults.push(format!("falta el proceso {pid}"));
        }
    }
    for process in &record.processes {
        let one = One { record, diary, pids: &pids, process };
        let found = [one.parent(), one.end(), one.reaped(), one.waits(), one.kills(), one.inside()];
        faults.extend(found.into_iter().flatten().map(|fault| {
            format!("{} ({}, {:?}): {fault}", process.name, process.pid, process.exit)
        }));
    }
    faults
}

struct One<'a> {
    record: &'a Record,
    diary: &'a Diary,
    pids: &'a HashMap<&'a str, i32>,
    process: &'a Process,
}

impl One<'_> {
    fn is_root(&self) -> bool {
        self.process.name == "P"
    }

    fn of<T: Clone + Default>(&self, map: &HashMap<i32, T>) -> T {
        map.get(&self.process.pid).cloned().unwrap_or_default()
    }

    fn killed(&self) -> bool {
        matches!(self.process.status(), Some(Status::Signal(_)))
    }

    /// Si pudo hacer algo y no llegar a apuntarlo.
    fn cut(&self) -> bool {
        self.killed() || self.process.threads > 0
    }

    fn pid_of(&self, name: &Option<String>) -> i32 {
        name.as_ref().map_or(0, |name| self.pids.get(name.as_str()).copied().unwrap_or(-1))
    }

    fn parent(&self) -> Option<String> {
        let parent = self.pid_of(&self.process.parent);
        match self.diary.born.get(&self.process.pid) {
            Some(creator) if parent == *creator => None,
            Some(creator) => Some(format!("lo creó {creator}, y consta {parent}")),
            None => (!self.is_root() && !self.killed())
                .then(|| "no dijo que había nacido, y no lo mataron".to_owned()),
        }
    }

    fn end(&self) -> Option<String> {
        let Some(status) = self.process.status() else { return Some("no consta su final".into()) };
        let wait_status = match status {
            Status::Code(code) => code << 8,
            Status::Signal(signal) => signal,
        };
        if let Some(told) = self.diary.statuses.get(&self.process.pid)
            && *told & !0x80 != wait_status
        {
            return Some(format!("quien lo recogió vio {told:#x}"));
        }
        let threaded = self.process.threads > 0;
        match (status, self.diary.ended.get(&self.process.pid)) {
            (Status::Code(code), Some(told)) if code == *told => None,
            (Status::Code(0), None) if threaded => None,
            (Status::Signal(signal), _) if self.was_sent(signal) => None,
            (_, told) => Some(format!("él dijo que acababa con {told:?}")),
        }
    }

    fn was_sent(&self, signal: i32) -> bool {
        let outside = self.of_outside().contains(&self.process.pid);
        let inside = self
            .record
            .signals
            .iter()
            .any(|sent| sent.to == self.process.name && sent.signal == signal);
        // A un grupo le llega también a quien está naciendo: basta con que le llegara a un antepasado.
        let to_group = self.record.signals.iter().any(|sent| {
            sent.signal == signal && self.process.name.starts_with(&format!("{}.", sent.to))
        });
        let killed = outside || to_group || !self.record.limits.is_empty();
        signal == libc::SIGKILL && killed || inside
    }

    fn of_outside(&self) -> Vec<i32> {
        let kills = self.diary.kills.get(&0);
        kills.into_iter().flatten().map(|(to, ..)| *to).collect()
    }

    fn reaped(&self) -> Option<String> {
        let by = self.process.reaped.as_ref().map(|reaped| reaped.by.clone());
        let told = self.diary.waits.iter().find_map(|(pid, waits)| {
            waits.iter().any(|(reaped, ..)| *reaped == self.process.pid).then_some(*pid)
        })?;
        (self.pid_of(&by) != told).then(|| format!("lo recogió {told}, y consta {by:?}"))
    }

    fn waits(&self) -> Option<String> {
        let ended = self.process.waits.iter().filter(|wait| wait.end_us.is_some());
        let noted: Vec<Wait> = ended
            .map(|wait| {
                (self.pid_of(&wait.reaped), self.pid_of(&wait.seen), number(wait.errno.as_deref()))
            })
            .collect();
        self.same("esperas", self.of(&self.diary.waits), noted)
    }

    fn kills(&self) -> Option<String> {
        let sent = self
            .record
            .signals
            .iter()
            .filter(|sent| sent.from.as_ref() == Some(&self.process.name));
        let to_one = |(to, ..): &Kill| *to > 0;
        let told: Vec<Kill> = self.of(&self.diary.kills);
        let groups = told.len() - told.iter().filter(|kill| to_one(kill)).count();
        let told: Vec<Kill> = told.into_iter().filter(to_one).collect();
        let noted: Vec<Kill> = sent
            .map(|sent| {
                (self.pid_of(&Some(sent.to.clone())), sent.signal, number(sent.errno.as_deref()))
            })
            .collect();
        if groups > 0 || self.cut() {
            let missing = without(told, &noted);
            return (!missing.is_empty()).then(|| format!("señales sin anotar: {missing:?}"));
        }
        self.same("señales", told, noted)
    }

    fn same<T: PartialEq + std::fmt::Debug + Clone>(
        &self,
        what: &str,
        told: Vec<T>,
        noted: Vec<T>,
    ) -> Option<String> {
        let extra = without(noted.clone(), &told);
        let missing = without(told, &noted);
        let allowed = if self.cut() { 1 + self.process.threads as usize } else { 0 };
        (!missing.is_empty() || extra.len() > allowed)
            .then(|| format!("{what}: faltan {missing:?} y sobran {extra:?}"))
    }

    fn inside(&self) -> Option<String> {
        let (told, noted) = (self.of(&self.diary.threads), self.process.threads);
        if told > noted || told < noted && !self.killed() && noted - told > 1 {
            return Some(format!("creó {told} hilos, y constan {noted}"));
        }
        let execs = self.process.execs.len() - usize::from(self.is_root());
        let (going, done) = (self.of(&self.diary.going), self.of(&self.diary.executed));
        if execs < done || execs > done && !self.killed() {
            return Some(format!("fue a ejecutar {going}, ejecutó {done}, y constan {execs}"));
        }
        (self.diary.stopped.contains(&self.process.pid) && self.process.stops.is_empty())
            .then(|| "se detuvo, y no consta".to_owned())
    }
}

/// Los de una lista que no están en la otra, contando repetidos.
fn without<T: PartialEq>(mut list: Vec<T>, other: &[T]) -> Vec<T> {
    for item in other {
        if let Some(place) = list.iter().position(|own| own == item) {
            list.swap_remove(place);
        }
    }
    list
}

fn number(errno: Option<&str>) -> i32 {
    match errno {
        None => 0,
        Some("EINTR") => libc::EINTR,
        Some("ECHILD") => libc::ECHILD,
        Some("ESRCH") => libc::ESRCH,
        Some(_) => -1,
    }
}
