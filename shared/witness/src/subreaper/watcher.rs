//! El bucle de quien mira sin `ptrace`: espera a que alguien termine, y cada poco recorre la familia.

use std::collections::HashMap;
use std::io::{self, PipeReader};
use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::resource::{Resource, UsageWho, getrlimit, getrusage, setrlimit};
use nix::sys::signal::{SigSet, Signal};
use nix::sys::signalfd::SignalFd;
use nix::sys::time::TimeValLike;
use nix::unistd::{getppid, setsid};

use super::member::Member;
use super::reaping::{self, Ended, Next, Wait};
use super::start::{self, Inherited};
use super::{adoption, forward, unknown::Unseen};
use crate::keyboard::Ignored;
use crate::record::{How, Limit, Status, taker::Taker};
use crate::{Limits, Watch, WatchError, Watched, leftovers::Leftovers, proc_files};

/// De que un proceso nace o cambia de padre no hay aviso: eso se mira cada tanto.
const BLIND_SPOT: Duration = Duration::from_millis(5);
/// Mirar no ha de gastar más que esta parte de una CPU.
const SHARE: u32 = 20;
/// Los que se recogen de una vez: puede que no dejen de llegar.
const TURN: usize = 100;
/// Cada cuánto se insiste en matar a los que nacen mientras se acaba con todos.
const INSIST: Duration = Duration::from_millis(2);

pub(super) struct Watcher {
    pub(super) root: i32,
    /// Este proceso, que adopta a los huérfanos.
    pub(super) me: i32,
    /// El que lanzó el usuario.
    pub(super) guardian: i32,
    pub(super) take: Taker,
    pub(super) family: HashMap<i32, Member>,
    pub(super) total: usize,
    pub(super) unseen: Unseen,
    limits: Limits,
    guardian_lives: PipeReader,
    child_ended: SignalFd,
    start: Instant,
    last_look: Instant,
    next_look: Instant,
    ending: bool,
    leftovers: Leftovers,
    root_status: Option<Status>,
    root_end: Option<Instant>,
}

/// Ejecuta el programa y lo mira hasta que no queda nadie.
pub(super) fn watch(
    asked: &Watch,
    start: Instant,
    keyboard: Ignored,
    guardian_lives: PipeReader,
) -> Result<Watched, WatchError> {
    let guardian = getppid().as_raw();
    let inherited = Inherited::take(keyboard).map_err(WatchError::System)?;
    let child_ended = adoption::become_subreaper().map_err(WatchError::System)?;
    let blind_since = Instant::now();
    let root = start::start(asked, inherited)?;
    let alone = stand_apart().map_err(|errno| WatchError::System(errno.into()));
    let mut watcher = Watcher::new(root, guardian, asked, start, guardian_lives, child_ended);
    watcher.last_look = blind_since;
    let ran = alone.and_then(|()| watcher.run().map_err(WatchError::System));
    if let Err(error) = ran {
        let _ = reaping::kill_everybody();
        return Err(error);
    }
    Ok(watcher.finish())
}

/// Nada de lo que le llegue al programa le llega a este proceso, ni siquiera `kill -9` a todo el grupo.
fn stand_apart() -> nix::Result<()> {
    setsid()?;
    let mut all = SigSet::all();
    // Un fallo propio no se bloquea. Una lección entiende que quien lo hace está arrancando un programa, y no recoge.
    for fault in [Signal::SIGSEGV, Signal::SIGBUS, Signal::SIGFPE, Signal::SIGILL, Signal::SIGABRT]
    {
        all.remove(fault);
    }
    all.thread_block()?;
    // Si no se permite, se va a la par que los demás.
    // SAFETY: no toca memoria.
    unsafe { libc::setpriority(libc::PRIO_PROCESS as _, 0, -20) };
    let (_, most) = getrlimit(Resource::RLIMIT_NOFILE)?;
    setrlimit(Resource::RLIMIT_NOFILE, most, most)
}

impl Watcher {
    fn new(
        root: i32,
        guardian: i32,
        asked: &Watch,
        start: Instant,
        guardian_lives: PipeReader,
        child_ended: SignalFd,
    ) -> Self {
        let now = Instant::now();
        Self {
            root,
            me: std::process::id() as i32,
            guardian,
            take: Taker::without_ptrace(start, root),
            family: HashMap::new(),
            total: 1,
            unseen: Unseen::default(),
            limits: asked.limits.clone(),
            guardian_lives,
            child_ended,
            start,
            last_look: now,
            next_look: now,
            ending: false,
            leftovers: Leftovers::default(),
            root_status: None,
            root_end: None,
        }
    }

    fn run(&mut self) -> io::Result<()> {
        self.meet_root();
        while self.reap_own()? {
            if self.ending {
                reaping::kill_once();
                self.wait(INSIST)?;
                continue;
            }
            if Instant::now() >= self.next_look {
                self.look_around();
            }
            self.check_times();
            self.wait_for_news()?;
        }
        Ok(())
    }

    fn finish(mut self) -> Watched {
        self.look_at_all();
        self.unseen.gap(self.last_look.elapsed());
        self.let_guardian_go_on();
        self.leftovers.remove(self.start);
        self.unseen.sentences().into_iter().for_each(|sentence| self.take.unknown(sentence));
        let status = self.root_status.unwrap_or(Status::Signal(libc::SIGKILL));
        Watched { record: self.take.finish(), status }
    }

    fn look_around(&mut self) {
        let began = Instant::now();
        self.unseen.gap(began - self.last_look);
        self.last_look = began;
        self.look();
        self.check_counts();
        let bounded =
            self.limits.alive.or(self.limits.total).is_some() || self.limits.memory_bytes.is_some();
        // Quien crea procesos sin parar no ha de ganar tiempo por ser muchos.
        let rest = if bounded { BLIND_SPOT } else { BLIND_SPOT.max(began.elapsed() * SHARE) };
        self.next_look = Instant::now() + rest;
    }

    /// Duerme hasta que alguien termine o toque mirar.
    fn wait_for_news(&mut self) -> io::Result<()> {
        let now = Instant::now();
        let mut until = self.next_look;
        if let Some(wall) = self.limits.wall {
            until = until.min(self.start + wall);
        }
        for pid in self.wait(until.saturating_duration_since(now))? {
            self.look_at(pid);
        }
        Ok(())
    }

    /// Duerme hasta que alguien termine, o un rato. Devuelve de quién hay algo que ver.
    fn wait(&mut self, most: Duration) -> io::Result<Vec<i32>> {
        // Un milisegundo más: `poll` redondea hacia abajo y daría vueltas en el último.
        let timeout =
            PollTimeout::try_from(most + Duration::from_millis(1)).unwrap_or(PollTimeout::MAX);
        let mut watched = vec![
            PollFd::new(self.guardian_lives.as_fd(), PollFlags::POLLIN),
            PollFd::new(self.child_ended.as_fd(), PollFlags::POLLIN),
        ];
        let mut pids = vec![];
        for (pid, member) in self.family.iter().filter(|_| !self.ending) {
            if let Some(pidfd) = &member.pidfd {
                // De un zombi solo interesa que deje de estar en la tabla, y eso llega sin pedirlo.
                let events = if member.ended { PollFlags::empty() } else { PollFlags::POLLIN };
                watched.push(PollFd::new(pidfd.as_fd(), events));
                pids.push(*pid);
            }
        }
        match poll(&mut watched, timeout) {
            Ok(_) | Err(Errno::EINTR) => {}
            Err(error) => return Err(error.into()),
        }
        let mut happened = watched.iter().map(|fd| fd.any() == Some(true));
        if happened.next() == Some(true) {
            // El guardián ha muerto.
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        let child_changed = happened.next() == Some(true);
        let mut news: Vec<i32> =
            pids.into_iter().zip(happened).filter(|(_, news)| *news).map(|(pid, _)| pid).collect();
        if child_changed {
            while self.child_ended.read_signal()?.is_some() {}
            // Puede haberse detenido, y de eso no avisa el pidfd.
            news.push(self.root);
        }
        Ok(news)
    }

    /// Como `init`: recoge a los suyos que han terminado. `false` si ya no tiene a nadie.
    fn reap_own(&mut self) -> io::Result<bool> {
        for _ in 0..TURN {
            match reaping::peek(Wait::No)? {
                Next::Ended(ended) => self.reap(&ended),
                Next::StillLiving => return Ok(true),
                Next::Nobody => return Ok(false),
            }
        }
        Ok(true)
    }

    fn reap(&mut self, ended: &Ended) {
        let pid = ended.pid;
        if pid == self.root {
            // Lo que ya haya pasado consta antes que su final.
            self.look_at_all();
        }
        self.look_at(pid);
        if !self.family.contains_key(&pid) {
            self.take.born(pid, 0, How::Unknown, self.me);
            self.total += 1;
        }
        if !self.family.remove(&pid).is_some_and(|member| member.told) {
            self.take.exited(pid, ended.status);
        }
        reaping::reap(pid);
        self.take.reaped(pid, self.me);
        if pid == self.root {
            self.root_status = Some(ended.status);
            self.root_end = Some(Instant::now());
        }
    }

    fn check_counts(&mut self) {
        let alive = self.family.values().filter(|member| !member.ended).count();
        if self.limits.alive.is_some_and(|most| alive > most) {
            self.end_all(Limit::Alive);
        } else if self.limits.total.is_some_and(|most| self.total > most) {
            self.end_all(Limit::Total);
        } else if self.limits.cpu.is_some_and(|most| self.cpu() > most) {
            self.end_all(Limit::Cpu);
        } else if let Some(most) = self.limits.memory_bytes
            && proc_files::take_more_than(most, self.family.keys().copied())
        {
            self.end_all(Limit::Memory);
        }
    }

    fn check_times(&mut self) {
        if forward::asked_to_end() {
            self.end_all(Limit::Terminated);
        } else if self.limits.wall.is_some_and(|wall| self.start.elapsed() > wall) {
            self.end_all(Limit::Wall);
        } else if self.root_end.is_some_and(|end| end.elapsed() > self.limits.survivors) {
            self.end_all(Limit::Survivors);
        }
    }

    /// La de los que están, con los que recogieron, y la de los que ha recogido este proceso.
    fn cpu(&self) -> Duration {
        let present: Duration = self
            .family
            .values()
            .map(|member| member.stat.cpu + member.stat.cpu_of_the_reaped)
            .sum();
        let reaped = getrusage(UsageWho::RUSAGE_CHILDREN).map_or(0, |usage| {
            usage.user_time().num_microseconds() + usage.system_time().num_microseconds()
        });
        present + Duration::from_micros(reaped as u64)
    }

    fn end_all(&mut self, limit: Limit) {
        if !std::mem::replace(&mut self.ending, true) {
            self.take.limit(limit);
            self.family.keys().for_each(|pid| self.leftovers.note(*pid));
        }
    }
}
