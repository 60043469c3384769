//! Lo que hace cada proceso mientras vive: programas, esperas, paradas, señales, prioridades, miradas y escrituras.

use super::{MOST_FACTS, Taker};
use crate::record::{Exec, FailedExec, Look, LookedAt, Priority, Signal, Stop, Wait, Write};

/// Lo que se guarda de cada escritura.
const MOST_TEXT: usize = 4096;
const MOST_OUTLETS: usize = 16;

impl Taker {
    pub fn exec(&mut self, pid: i32, path: String, argv: Vec<String>) {
        let t_us = self.now_us();
        if let Some(process) = self.at(pid) {
            process.execs.push(Exec { t_us, path, argv });
        }
    }

    pub fn exec_failed(&mut self, pid: i32, path: String, errno: String) {
        let t_us = self.now_us();
        if let Some(process) = self.at(pid) {
            process.failed_execs.push(FailedExec { t_us, path, errno });
        }
    }

    pub fn wait_begins(&mut self, pid: i32, nohang: bool) -> usize {
        let begin_us = self.now_us();
        let wait = Wait { begin_us, end_us: None, nohang, reaped: None, seen: None, errno: None };
        self.at(pid).map_or(usize::MAX, |process| {
            process.waits.push(wait);
            process.waits.len() - 1
        })
    }

    /// Una espera que cortó una señal vuelve a empezar. Devuelve su mismo número.
    pub fn wait_goes_on(&mut self, pid: i32, wait: usize) -> usize {
        if let Some(old) = self.at(pid).and_then(|process| process.waits.get_mut(wait)) {
            (old.end_us, old.errno) = (None, None);
        }
        wait
    }

    /// Vuelve la llamada número `wait` de las suyas.
    pub fn wait_ends(
        &mut self,
        pid: i32,
        wait: usize,
        reaped: Option<i32>,
        seen: Option<i32>,
        errno: Option<String>,
    ) {
        let end_us = Some(self.now_us());
        let (reaped, seen) = (reaped.map(|pid| self.name(pid)), seen.map(|pid| self.name(pid)));
        if let Some(process) = self.at(pid)
            && let Some(old) = process.waits.get_mut(wait)
        {
            *old = Wait { end_us, reaped, seen, errno, ..*old };
        }
    }

    /// Había nacido, y empieza ahora.
    pub fn begins(&mut self, pid: i32) {
        let now = self.now_us();
        if let Some(process) = self.at(pid) {
            process.began_us = Some(now);
        }
    }

    pub fn stopped(&mut self, pid: i32, signal: i32) {
        let begin_us = self.now_us();
        let Some(process) = self.at(pid) else { return };
        match process.stops.last_mut() {
            // La que ya contó quien lo esperaba.
            Some(told) if told.end_us.is_none() => told.signal = signal,
            _ => process.stops.push(Stop { begin_us, end_us: None, signal }),
        }
    }

    /// Un `wait` dice que se detuvo. A quien matan en ese momento no se le llega a ver detenido, ni con qué señal.
    pub fn told_stopped(&mut self, pid: i32) {
        let now = self.now_us();
        if let Some(process) = self.at(pid).filter(|process| process.stops.is_empty()) {
            let end_us = process.exit.map(|exit| exit.t_us);
            process.stops.push(Stop { begin_us: end_us.unwrap_or(now), end_us, signal: 0 });
        }
    }

    pub fn continued(&mut self, pid: i32) {
        let now = self.now_us();
        if let Some(stop) = self.at(pid).and_then(|process| process.stops.last_mut()) {
            stop.end_us.get_or_insert(now);
        }
    }

    /// Alguien de la ejecución envía una señal, quizá a quien ya no está. Devuelve el número de la anotación.
    pub fn signal_sent(&mut self, from: i32, to: i32, signal: i32) -> usize {
        let to = match self.last.get(&to) {
            Some(&index) => self.record.processes[index].name.clone(),
            None => self.stranger(to),
        };
        let from = Some(self.name(from));
        self.add_signal(from, to, signal, None)
    }

    fn add_signal(
        &mut self,
        from: Option<String>,
        to: String,
        signal: i32,
        received_us: Option<u64>,
    ) -> usize {
        if self.record.signals.len() < MOST_FACTS {
            let t_us = self.now_us();
            self.record.signals.push(Signal { t_us, from, to, signal, received_us, errno: None });
        }
        self.record.signals.len() - 1
    }

    pub fn signal_failed(&mut self, sent: usize, errno: &str) {
        self.record.signals[sent].errno = Some(errno.to_owned());
    }

    /// Llega una señal; `from` es quien dice el núcleo que la envió.
    pub fn signal_received(&mut self, to: i32, signal: i32, from: Option<i32>) {
        let now = self.now_us();
        let (to, from) = (self.name(to), from.map(|pid| self.name(pid)));
        let pending = self.record.signals.iter_mut().rev().take(64).rfind(|sent| {
            sent.received_us.is_none()
                && sent.to == to
                && sent.signal == signal
                && sent.from == from
        });
        match pending {
            Some(sent) => sent.received_us = Some(now),
            None => drop(self.add_signal(from, to, signal, Some(now))),
        }
    }

    pub fn priority(&mut self, pid: i32, of: Option<i32>, nice: i32, errno: Option<String>) {
        let t_us = self.now_us();
        let of = of.map(|pid| self.name(pid));
        if let Some(process) = self.at(pid) {
            process.priorities.push(Priority { t_us, of, nice, errno });
        }
    }

    /// Alguien mira a otro proceso de la ejecución.
    pub fn looks(&mut self, by: i32, of: i32, what: LookedAt) {
        if by != of && self.is_present(of) && self.record.looks.len() < MOST_FACTS {
            let (t_us, by, of) = (self.now_us(), self.name(by), self.name(of));
            self.record.looks.push(Look { t_us, by, of, what });
        }
    }

    /// Lo que ponga ahí puede llegar a otros.
    pub fn has_outlet(&mut self, pid: i32, outlet: String) {
        if let Some(process) = self.at(pid)
            && process.outlets.len() < MOST_OUTLETS
            && !process.outlets.contains(&outlet)
        {
            process.outlets.push(outlet);
        }
    }

    /// Alguien escribe en la salida de la ejecución.
    pub fn wrote(&mut self, pid: i32, fd: i32, bytes: u64, text: &[u8]) {
        let (t_us, by) = (self.now_us(), self.name(pid));
        let text = String::from_utf8_lossy(&text[..text.len().min(MOST_TEXT)]).into_owned();
        if self.record.writes.len() < MOST_FACTS {
            self.record.writes.push(Write { t_us, by, fd, bytes, text });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{How, Status};

    fn with_a_child() -> Taker {
        let mut take = Taker::new(std::time::Instant::now(), 1, None);
        take.born(2, 1, How::Fork, 1);
        take
    }

    fn stops(take: &Taker) -> Vec<(i32, bool)> {
        take.record.processes[1]
            .stops
            .iter()
            .map(|stop| (stop.signal, stop.end_us.is_some()))
            .collect()
    }

    #[test]
    fn a_stop_that_only_the_parent_saw_is_kept() {
        let mut take = with_a_child();
        take.exited(2, Status::Signal(libc::SIGKILL));
        take.told_stopped(2);
        assert_eq!(stops(&take), [(0, true)]);
    }

    #[test]
    fn a_stop_told_before_it_is_seen_is_one() {
        let mut take = with_a_child();
        take.told_stopped(2);
        take.stopped(2, libc::SIGSTOP);
        take.told_stopped(2);
        assert_eq!(stops(&take), [(libc::SIGSTOP, false)]);
    }

    #[test]
    fn each_stop_that_ends_is_another() {
        let mut take = with_a_child();
        for _ in 0..2 {
            take.stopped(2, libc::SIGTSTP);
            take.continued(2);
        }
        assert_eq!(stops(&take), [(libc::SIGTSTP, true); 2]);
    }
}
