//! La contabilidad de la reserva: qué trozos hay, quién los hace y qué resultados han llegado.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::{PoolError, TaskError, TaskFailure, WorkerEnd};
use super::lane::{CHUNK, DONE, FAILED, Lane, NOT_INITIALIZED, PANICKED, UNABLE, UNSENDABLE};
use super::part::Part;
use super::worker::{CHUNK_HEADER, Workshop, work};
use crate::deadline::Deadline;
use crate::ipc::{IpcError, Queue};
use crate::me::Identity;
use crate::process::{Process, ProcessError};
use crate::signal::SignalNumber;
use crate::spin::spin_until;
use crate::waits::{Patience, What, why_hopeless};

/// Cada cuánto se mira si ha muerto algún obrero.
const BETWEEN_CHECKS: Duration = Duration::from_millis(20);

/// Con tantos bytes en la cola, los obreros tienen qué hacer para rato.
const PLENTY_TO_DO: usize = 8 << 20;

/// Cuánto se espera a que un obrero acabe con `SIGTERM` antes de matarlo.
const GRACE: Duration = Duration::from_millis(200);

pub(super) type Callback<'a, R> = Box<dyn FnOnce(&[Part<R>]) + 'a>;

/// Varias tareas que se entregan juntas.
pub(super) struct Chunk<R> {
    pub job: u64,
    /// Su lugar entre los trozos del encargo.
    pub position: usize,
    /// La posición de su primera tarea.
    pub first: usize,
    pub count: u32,
    /// Los argumentos, convertidos en bytes, con su [cabecera](CHUNK_HEADER). Se guardan por si hay que repartirlo otra vez.
    pub tasks: Rc<Vec<u8>>,
    pub done: Part<R>,
}

/// Un encargo: las tareas de una llamada a `map`, `apply`, `imap`…
pub(super) struct Job<'a, R> {
    /// Los trozos acabados, por su lugar.
    pub finished: BTreeMap<usize, Part<R>>,
    pub unfinished: usize,
    pub callbacks: Vec<Callback<'a, R>>,
    /// Nadie va a pedir sus resultados.
    pub detached: bool,
}

/// Un encargo acabado, con los avisos que le quedan por dar.
pub(super) struct Ended<'a, R> {
    pub job: u64,
    pub callbacks: Vec<Callback<'a, R>>,
    pub parts: Vec<Part<R>>,
}

struct Worker<'a, R> {
    process: Process<'a>,
    lane: Rc<Lane>,
    current: Option<Chunk<R>>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    Open,
    Closed,
    Terminated,
}

pub(super) struct Engine<'a, A, R> {
    /// El padre de los obreros: `fork` copia esta contabilidad, pero los resultados los reparte uno solo.
    owner: Identity,
    workshop: Rc<Workshop<'a, A, R>>,
    workers: Vec<Worker<'a, R>>,
    /// Los que nadie ha empezado, por el número con el que están en la cola.
    waiting: HashMap<u32, Chunk<R>>,
    pub jobs: HashMap<u64, Job<'a, R>>,
    next_job: u64,
    pub stage: Stage,
    broken: Option<PoolError>,
    last_check: Instant,
    scratch: Vec<u8>,
}

impl<'a, A, R> Engine<'a, A, R>
where
    A: DeserializeOwned + 'a,
    R: Serialize + DeserializeOwned + 'a,
{
    pub fn start(workshop: Workshop<'a, A, R>, processes: usize) -> Result<Self, PoolError> {
        let mut engine = Engine {
            owner: Identity::me(),
            workshop: Rc::new(workshop),
            workers: Vec::new(),
            waiting: HashMap::new(),
            jobs: HashMap::new(),
            next_job: 0,
            stage: Stage::Open,
            broken: None,
            last_check: Instant::now(),
            scratch: Vec::new(),
        };
        let lanes = Lane::several(processes).map_err(IpcError::from)?;
        for (number, lane) in (1..).zip(lanes.into_iter().map(Rc::new)) {
            let process = engine.hire(number, &lane).map_err(PoolError::Workers)?;
            engine.workers.push(Worker { process, lane, current: None });
        }
        Ok(engine)
    }

    fn hire(&self, number: usize, lane: &Rc<Lane>) -> Result<Process<'a>, ProcessError> {
        let (workshop, his_lane) = (Rc::clone(&self.workshop), Rc::clone(lane));
        lane.inherit();
        let process = Process::new(move || work(&workshop, &his_lane));
        let mut process = process.with_name(format!("obrero {number}")).with_daemon(true);
        process.start()?;
        Ok(process)
    }

    pub fn workers(&self) -> usize {
        self.workers.len()
    }

    pub fn pids(&self) -> Vec<crate::Pid> {
        self.workers.iter().filter_map(|worker| worker.process.pid()).collect()
    }

    /// Un encargo nuevo, todavía sin trozos.
    pub fn new_job(&mut self) -> Result<u64, PoolError> {
        self.must_work()?;
        if self.stage != Stage::Open {
            return Err(PoolError::Closed);
        }
        self.next_job += 1;
        let job = Job {
            finished: BTreeMap::new(),
            unfinished: 0,
            callbacks: Vec::new(),
            detached: false,
        };
        self.jobs.insert(self.next_job, job);
        Ok(self.next_job)
    }

    /// En un hijo de quien creó la reserva, un error: si tocara la cola o los carriles, lo sufriría el padre.
    pub fn must_be_mine(&self) -> Result<(), PoolError> {
        let owner = self.owner;
        if owner == Identity::me() {
            Ok(())
        } else {
            Err(PoolError::NotMine { owner: owner.pid() })
        }
    }

    fn must_work(&self) -> Result<(), PoolError> {
        self.must_be_mine()?;
        self.broken.clone().map_or(Ok(()), Err)
    }

    /// Pone un trozo en la cola. Si no cabe, espera a que los obreros le hagan sitio.
    pub fn submit(&mut self, chunk: Chunk<R>) -> Result<(), PoolError> {
        self.must_be_mine()?;
        let message = Rc::clone(&chunk.tasks);
        Queue::<()>::must_fit(message.len())?;
        let number = self.workshop.chunks.messages_put().wrapping_add(1);
        let job = chunk.job;
        self.waiting.insert(number, chunk);
        while !self.workshop.chunks.put_bytes(&message, Some(Duration::ZERO))? {
            let heard = self.workshop.bell.rings();
            self.pump()?;
            self.workshop.bell.listen(heard, BETWEEN_CHECKS);
        }
        if let Some(job) = self.jobs.get_mut(&job) {
            job.unfinished += 1;
        }
        Ok(())
    }

    /// Espera a que la cola no esté muy llena: quien va a esperar de todas formas no gana nada llenándola más.
    pub fn make_way(&mut self) -> Result<(), PoolError> {
        let free = |engine: &mut Self| engine.workshop.chunks.pending_bytes() < PLENTY_TO_DO;
        self.wait_until(None, |engine| free(engine).then_some(())).map(drop)
    }

    /// Espera a que `ready` devuelva algo; `None` si se acaba el plazo.
    pub fn wait_until<T>(
        &mut self,
        timeout: Option<Duration>,
        mut ready: impl FnMut(&mut Self) -> Option<T>,
    ) -> Result<Option<T>, PoolError> {
        let deadline = Deadline::after(timeout);
        let mut wait = None;
        loop {
            let heard = self.workshop.bell.rings();
            self.pump()?;
            if let Some(found) = ready(self) {
                return Ok(Some(found));
            }
            let bell = &self.workshop.bell;
            if spin_until(|| bell.rings() != heard) {
                continue;
            }
            let id = self.workshop.chunks.id();
            let wait = wait.get_or_insert_with(|| id.wait(What::Answer, deadline.left()));
            match wait.not_yet() {
                Patience::Sleep(nap) => bell.listen(heard, nap.min(BETWEEN_CHECKS)),
                Patience::TimedOut => return Ok(None),
                Patience::Hopeless => return Err(IpcError::Hopeless(why_hopeless()).into()),
            }
        }
    }

    /// Recibe lo que haya llegado y sustituye a los obreros que hayan muerto.
    pub fn pump(&mut self) -> Result<(), PoolError> {
        self.must_work()?;
        self.receive_all();
        if self.last_check.elapsed() >= BETWEEN_CHECKS {
            self.last_check = Instant::now();
            for number in 0..self.workers.len() {
                if !self.workers[number].process.is_alive() {
                    self.replace(number)?;
                }
            }
        }
        self.must_work()
    }

    fn receive_all(&mut self) {
        for number in 0..self.workers.len() {
            let lane = Rc::clone(&self.workers[number].lane);
            let mut scratch = std::mem::take(&mut self.scratch);
            let received = lane.receive(&mut scratch, |message| self.hear(number, message));
            self.scratch = scratch;
            if let Err(error) = received {
                self.broken.get_or_insert(IpcError::from(error).into());
            }
        }
    }

    /// Atiende un mensaje de un obrero.
    #[inline]
    fn hear(&mut self, number: usize, message: &[u8]) {
        let Some((kind, body)) = message.split_first() else { return };
        let text = || String::from_utf8_lossy(body).into_owned();
        let worker = &mut self.workers[number];
        let outcome = match *kind {
            DONE => postcard::from_bytes(body)
                .map_err(|error| TaskFailure::Result(format!("{error:?}"))),
            CHUNK => {
                let chunk = body.try_into().map_or(0, u32::from_ne_bytes);
                worker.current = self.waiting.remove(&chunk);
                return;
            }
            NOT_INITIALIZED => {
                self.broken = Some(PoolError::Initializer(text()));
                return;
            }
            UNABLE => {
                self.broken = Some(PoolError::Unable(text()));
                return;
            }
            FAILED => Err(TaskFailure::Failed(text())),
            PANICKED => Err(TaskFailure::Panicked(text())),
            UNSENDABLE => Err(TaskFailure::Result(text())),
            _ => return,
        };
        let Some(chunk) = &mut worker.current else { return };
        chunk.record(outcome);
        if chunk.is_finished() {
            let chunk = worker.current.take();
            self.deliver(chunk);
        }
    }

    fn deliver(&mut self, chunk: Option<Chunk<R>>) {
        let Some(chunk) = chunk else { return };
        if let Some(job) = self.jobs.get_mut(&chunk.job) {
            job.unfinished -= 1;
            job.finished.insert(chunk.position, chunk.done);
        }
    }

    /// El obrero ha terminado: salva lo que tenía entre manos y pone otro en su sitio.
    fn replace(&mut self, number: usize) -> Result<(), PoolError> {
        // Lo que dejó escrito vale, y lo que hayan anunciado los demás también.
        self.workers[number].lane.publish_for_the_dead();
        self.receive_all();
        self.must_work()?;
        let worker = &mut self.workers[number];
        let end = match worker.process.exitcode() {
            Some(code) if code < 0 => WorkerEnd::Signaled(SignalNumber::from_kernel(-code)),
            Some(code) => WorkerEnd::Exited(code),
            None => WorkerEnd::Unknown,
        };
        let pid = worker.process.pid().unwrap_or(crate::Pid::from_raw(0));
        let lane = Rc::clone(&worker.lane);
        if let Some(mut chunk) = worker.current.take() {
            if lane.started() as usize > chunk.done.len() {
                chunk.record(Err(TaskFailure::WorkerLost { pid, end }));
            }
            self.go_on_with(chunk)?;
        } else if let Some(chunk) = self.taken_but_not_announced(number) {
            self.go_on_with(chunk)?;
        }
        match self.hire(number + 1, &lane) {
            Ok(process) => self.workers[number].process = process,
            // Con que quede alguno vivo, se sigue; y si no, no hay quien haga las tareas.
            Err(error) if self.workers.iter().all(|worker| !worker.process.is_alive()) => {
                self.broken = Some(PoolError::Workers(error));
            }
            Err(_) => {}
        }
        Ok(())
    }

    /// El trozo que un obrero sacó de la cola justo antes de morir.
    fn taken_but_not_announced(&mut self, number: usize) -> Option<Chunk<R>> {
        let claimed = self.workers[number].lane.claimed();
        let was_taken = self.workshop.chunks.messages_got().wrapping_sub(claimed) as i32 >= 0;
        let mut others = self.workers.iter().enumerate().filter(|(other, _)| *other != number);
        // Si lo quería también otro, este murió antes de sacarlo.
        if !was_taken || others.any(|(_, other)| other.lane.claimed() == claimed) {
            return None;
        }
        self.waiting.remove(&claimed)
    }

    /// Lo que queda de un trozo vuelve a la cola.
    fn go_on_with(&mut self, mut chunk: Chunk<R>) -> Result<(), PoolError> {
        if chunk.is_finished() {
            self.deliver(Some(chunk));
            return Ok(());
        }
        if let Some(job) = self.jobs.get_mut(&chunk.job) {
            job.unfinished -= 1;
        }
        chunk.skip_done();
        self.submit(chunk)
    }

    /// Cuántos trozos faltan de todos los encargos.
    pub fn unfinished(&self) -> usize {
        self.jobs.values().map(|job| job.unfinished).sum()
    }

    /// Un encargo acabado al que le quedan avisos por dar, con sus resultados.
    pub fn take_callbacks(&mut self) -> Option<Ended<'a, R>> {
        let ready = |job: &Job<'a, R>| job.unfinished == 0 && !job.callbacks.is_empty();
        let (id, job) = self.jobs.iter_mut().find(|(_, job)| ready(job))?;
        let callbacks = std::mem::take(&mut job.callbacks);
        Some(Ended { job: *id, callbacks, parts: job.take_parts() })
    }

    /// Los resultados que se tomaron para dar avisos, otra vez en su sitio.
    pub fn put_back(&mut self, id: u64, parts: Vec<Part<R>>) {
        let Some(job) = self.jobs.get_mut(&id) else { return };
        if job.detached {
            self.jobs.remove(&id);
        } else {
            job.finished = parts.into_iter().enumerate().collect();
        }
    }

    /// Nadie va a pedir los resultados de un encargo: se olvida, salvo que haya avisos que dar.
    pub fn detach(&mut self, id: u64) {
        if let Some(job) = self.jobs.get_mut(&id) {
            job.detached = true;
            if job.callbacks.is_empty() {
                self.jobs.remove(&id);
            }
        }
    }

    /// Dice a los obreros que acaben cuando no queden tareas, y los espera.
    pub fn dismiss(&mut self) -> Result<(), PoolError> {
        for _ in 0..self.workers.len() {
            self.workshop.chunks.put_bytes(&[], None)?;
        }
        for worker in &mut self.workers {
            worker.process.join().map_err(PoolError::Workers)?;
        }
        self.workers.clear();
        Ok(())
    }

    /// Acaba con los obreros ahora: `SIGTERM`, un plazo, `SIGKILL`. En un hijo de su padre, no hace nada.
    pub fn terminate(&mut self) {
        if self.must_be_mine().is_err() {
            return;
        }
        self.stage = Stage::Terminated;
        self.broken.get_or_insert(PoolError::Terminated);
        for worker in &self.workers {
            let _ = worker.process.terminate();
        }
        let deadline = Deadline::after(Some(GRACE));
        for worker in &mut self.workers {
            let ended = worker.process.join_timeout(deadline.left().unwrap_or_default());
            if ended != Ok(true) {
                let _ = worker.process.kill();
                let _ = worker.process.join();
            }
        }
        self.workers.clear();
        self.waiting.clear();
    }
}

impl<R> Chunk<R> {
    /// Apunta en la cabecera cuántas tareas están ya hechas.
    fn skip_done(&mut self) {
        let done = (self.done.len() as u32).to_ne_bytes();
        Rc::make_mut(&mut self.tasks)[4..CHUNK_HEADER].copy_from_slice(&done);
    }

    #[inline]
    fn record(&mut self, outcome: Result<R, TaskFailure>) {
        let index = self.first + self.done.len();
        self.done.push(outcome.map_err(|cause| Box::new(TaskError { index, cause })));
    }

    #[inline]
    fn is_finished(&self) -> bool {
        self.done.len() == self.count as usize
    }
}

impl<R> Job<'_, R> {
    /// Todos los resultados que hay, en orden y como llegaron: por trozos.
    pub fn take_parts(&mut self) -> Vec<Part<R>> {
        std::mem::take(&mut self.finished).into_values().collect()
    }
}
