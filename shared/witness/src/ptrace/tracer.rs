//! El bucle del testigo: espera a que pase algo, toma nota y deja seguir.

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

use super::late::Late;
use super::notice::{self, Notices};
use super::raw::Event;
use super::starving::Starving;
use super::stirring::Stirring;
use super::stuck::Stuck;
use super::task::Task;
use super::{proc_files, raw, timer};
use crate::marks::{Gathered, Sheets};
use crate::record::{Limit, Record, Status, taker::Taker};
use crate::{Limits, Watch, leftovers::Leftovers};

pub struct Tracer {
    pub(super) root: i32,
    pub(super) limits: Limits,
    pub(super) take: Taker,
    pub(super) tasks: HashMap<i32, Task>,
    /// Los recién nacidos que se han parado antes de que su creador los anuncie, y desde cuándo.
    pub(super) newborn: HashMap<i32, Instant>,
    /// Los que murieron sin que se supiera de su nacimiento, con su estado.
    pub(super) unborn_deaths: HashMap<i32, Status>,
    /// La señal con la que el terminal va a detener al primero.
    pub(super) terminal_stop: Option<i32>,
    /// La salida y la de errores del programa cuando empezó.
    pub(super) outputs: [Option<String>; 2],
    pub(super) written: u64,
    /// Quien, fuera de la ejecución, adopta a sus huérfanos.
    pub(super) adopter: i32,
    pub(super) cpu_of_the_dead: Duration,
    pub(super) ending: bool,
    leftovers: Leftovers,
    pub(super) alive: usize,
    pub(super) total: usize,
    pub(super) stir: Option<Stirring>,
    pub(super) late: Late,
    pub(super) stuck: Option<Stuck>,
    /// Si se anota lo que los procesos hacen con lo que comparten.
    pub(super) locks: bool,
    pub(super) sheets: Sheets,
    /// El número de cada futex, por el fichero en el que está y su lugar en él.
    pub(super) futexes: HashMap<(u64, u64), u64>,
    /// Quién tiene cada cerrojo de un fichero.
    pub(super) file_locks: HashMap<u64, i32>,
    pub(super) queue: VecDeque<Event>,
    pub(super) start: Instant,
    root_status: Option<Status>,
    pub(super) root_end: Option<Instant>,
    /// Lo que todos habían esperado por una CPU cuando terminó el primero.
    pub(super) waited_at_root_end: Duration,
    patience: Patience,
    pub(super) starving: Starving,
    next_check: Instant,
}

/// Mirar los límites cuesta, y puede haber miles de sucesos por segundo.
const CHECK: Duration = Duration::from_millis(10);
/// Con muchos procesos cuesta más, y se miran menos veces: se pasa mirando, a lo sumo, una décima parte del tiempo.
const BETWEEN_CHECKS: u32 = 9;
/// Aunque cueste mucho: entretanto se puede crecer.
const LONGEST_CHECK: Duration = Duration::from_millis(250);

impl Tracer {
    pub fn new(root: i32, start: Instant, asked: &Watch) -> Self {
        let (limits, stir) = (asked.limits.clone(), asked.stir);
        Self {
            root,
            stuck: limits.stuck.map(|after| Stuck::after(after, root)),
            limits,
            take: Taker::new(start, root, stir),
            tasks: HashMap::from([(root, Task::of(root))]),
            newborn: HashMap::new(),
            unborn_deaths: HashMap::new(),
            terminal_stop: None,
            outputs: [1, 2].map(|fd| proc_files::descriptor(root, fd)),
            written: 0,
            adopter: 1,
            cpu_of_the_dead: Duration::ZERO,
            ending: false,
            leftovers: Leftovers::default(),
            alive: 1,
            total: 1,
            stir: stir.map(|seed| Stirring::new(seed, root)),
            late: Late::new(&asked.late),
            locks: asked.locks,
            sheets: Sheets::new(stir),
            futexes: HashMap::new(),
            file_locks: HashMap::new(),
            queue: VecDeque::new(),
            start,
            root_status: None,
            root_end: None,
            waited_at_root_end: Duration::ZERO,
            patience: Patience::new(),
            starving: Starving::new(),
            next_check: start + CHECK,
        }
    }

    pub fn root_status(&self) -> Option<Status> {
        self.root_status
    }

    /// `start_ns` es cuando empezó la ejecución, en `CLOCK_MONOTONIC`.
    /// El registro, y las marcas que aún no están en él.
    pub fn finish(mut self) -> (Record, Gathered) {
        self.look_for_reaped();
        self.leftovers.remove(self.start);
        for pid in self.unborn_deaths.keys() {
            self.take.doubt(format!("murió un proceso, el {pid}, del que no se supo nada más"));
        }
        (self.take.finish(), self.sheets.finish())
    }

    /// Hasta que no queda nadie a quien mirar.
    pub fn run(&mut self) {
        let _notices = self.stir.is_some().then(Notices::keep);
        let limits = &self.limits;
        let timed = [limits.wall, limits.cpu, limits.stuck].iter().any(Option::is_some)
            || limits.memory_bytes.is_some();
        if timed {
            timer::start();
        }
        let mut beating = timed;
        while !(self.tasks.is_empty() && self.newborn.is_empty()) {
            match self.next() {
                Ok(Some(event)) => self.event(&event),
                Ok(None) => {}
                Err(_) => break,
            }
            self.release();
            self.start_the_late();
            self.check_times();
            if !beating && self.needs_beat() {
                timer::start();
                beating = true;
            }
        }
    }

    fn needs_beat(&self) -> bool {
        self.root_end.is_some() || !self.newborn.is_empty()
    }

    fn event(&mut self, &Event { tid, status, message }: &Event) {
        self.not_held(tid, status);
        let stopped = libc::WIFSTOPPED(status);
        self.late.moves(tid, !stopped || status >> 16 == libc::PTRACE_EVENT_EXIT);
        if libc::WIFEXITED(status) {
            self.death(tid, Status::Code(libc::WEXITSTATUS(status)));
        } else if libc::WIFSIGNALED(status) {
            self.death(tid, Status::Signal(libc::WTERMSIG(status)));
        } else {
            self.stop(tid, libc::WSTOPSIG(status), status >> 16, message);
        }
    }

    pub(super) fn root_ended(&mut self, status: Status) {
        self.root_status = Some(status);
        self.root_end = Some(Instant::now());
        if !self.limits.starved.is_zero() {
            self.waited_at_root_end = self.waited();
        }
    }

    /// Lo siguiente que ha pasado; nada, si un latido ha cortado la espera.
    fn next(&mut self) -> std::io::Result<Option<Event>> {
        if let Some(event) = self.queue.pop_front() {
            return Ok(Some(event));
        }
        for _ in 0..self.patience.tries() {
            if let Some(event) = raw::next_event(false)? {
                self.patience.paid_off();
                return Ok(Some(event));
            }
            std::thread::yield_now();
        }
        self.patience.ran_out();
        match self.stir.as_mut().and_then(Stirring::next_due) {
            None => raw::next_event(true),
            Some(due) => match raw::next_event(false)? {
                // Dos sucesos seguidos pueden dar un solo aviso.
                Some(event) => Ok(Some(event)),
                None => {
                    notice::sleep_until(due);
                    raw::next_event(false)
                }
            },
        }
    }

    /// Recibe lo que ya ha ocurrido, para atenderlo después en su orden. `waitpid(-1)` responde en el de su lista, y no
    /// en el del tiempo: quien va a preguntar por sus hijos no debe encontrarlos peor de como están.
    pub(super) fn drain(&mut self) {
        while let Ok(Some(event)) = raw::next_event(false) {
            self.not_held(event.tid, event.status);
            self.queue.push_back(event);
        }
    }

    /// Este hilo, parado a la salida de una llamada, se atenderá después de lo pendiente.
    pub(super) fn again(&mut self, tid: i32) {
        let status = (raw::SYSCALL_STOP << 8) | 0x7f;
        self.queue.push_back(Event { tid, status, message: 0 });
    }

    pub(super) fn process_of(&self, tid: i32) -> i32 {
        self.tasks.get(&tid).map_or(tid, |task| task.pid)
    }

    pub(super) fn go_on(&mut self, tid: i32, how: raw::Resume, signal: i32) {
        if self.ending {
            raw::kill(tid, libc::SIGKILL);
        } else if self.late.keeps(tid, how, signal) {
            return;
        }
        let how = match &mut self.stir {
            Some(stir) if !self.ending => stir.resume(tid, how, signal),
            _ => Some(how),
        };
        if let Some(how) = how {
            raw::resume(tid, how, signal);
        }
    }

    fn check_times(&mut self) {
        let began = Instant::now();
        if self.ending || began < self.next_check {
            return;
        }
        self.check_newborn();
        self.look_for_reaped_outside();
        if !self.limits.starved.is_zero() {
            self.starving.look(self.tasks.keys().copied());
        }
        if let Some(limit) = self.limit_met() {
            self.end_all(limit);
        }
        let cost = began.elapsed();
        self.next_check = began + cost + (cost * BETWEEN_CHECKS).clamp(CHECK, LONGEST_CHECK);
    }

    /// Acaba con todos. Los que nazcan entretanto mueren en su primera parada.
    pub(super) fn end_all(&mut self, limit: Limit) {
        if self.ending {
            return;
        }
        self.ending = true;
        self.take.limit(limit);
        for tid in self.tasks.keys().chain(self.newborn.keys()) {
            self.leftovers.note(*tid);
            raw::kill(*tid, libc::SIGKILL);
        }
    }
}

/// Cuántas veces se pregunta antes de dormirse. Despertar a una CPU dormida cuesta más que todo lo demás; pero si las
/// CPU están ocupadas, preguntar le quita el turno a quien trabaja.
struct Patience(u32);

impl Patience {
    const MOST: u32 = 200;
    const STEP: u32 = 8;

    fn new() -> Self {
        let alone = std::thread::available_parallelism().map_or(1, usize::from) == 1;
        Self(if alone { 0 } else { Self::MOST })
    }

    fn tries(&self) -> u32 {
        self.0
    }

    fn paid_off(&mut self) {
        self.0 = (self.0 + Self::STEP).min(Self::MOST);
    }

    fn ran_out(&mut self) {
        // Con una CPU se queda en 0; con más, siempre queda algo con lo que volver a probar.
        if self.0 > 0 {
            self.0 = (self.0 / 2).max(1);
        }
    }
}
