//! Reparte los trozos entre los obreros y recibe sus resultados.

use std::rc::Rc;
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::chunk::Chunk;
use super::crew::Crew;
use super::error::{PoolError, TaskFailure};
use super::lane::{DONE, FAILED, NOT_INITIALIZED, PANICKED, TAKEN, UNABLE, UNSENDABLE};
use super::ledger::Ledger;
use super::worker::Workshop;
use crate::deadline::Deadline;
use crate::ipc::IpcError;
use crate::ipc::ring::must_fit;
use crate::me::Identity;
use crate::spin::spin_until;
use crate::waits::{Patience, What, why_hopeless};

/// Cada cuánto se mira si ha muerto algún obrero.
const BETWEEN_CHECKS: Duration = Duration::from_millis(20);

/// Con tantos bytes en la cola, los obreros tienen qué hacer para rato.
const PLENTY_TO_DO: usize = 8 << 20;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    Open,
    Closed,
    Terminated,
}

pub(super) struct Dispatcher<'a, A, R> {
    /// El padre de los obreros: `fork` copia todo esto, pero los resultados los reparte uno solo.
    owner: Identity,
    pub crew: Crew<'a, A, R>,
    pub ledger: Ledger<'a, R>,
    pub stage: Stage,
    broken: Option<PoolError>,
    last_check: Instant,
    scratch: Vec<u8>,
}

impl<'a, A, R> Dispatcher<'a, A, R>
where
    A: DeserializeOwned + 'a,
    R: Serialize + DeserializeOwned + 'a,
{
    pub fn start(workshop: Workshop<'a, A, R>, processes: usize) -> Result<Self, PoolError> {
        Ok(Dispatcher {
            owner: Identity::me(),
            crew: Crew::start(workshop, processes)?,
            ledger: Ledger::new(),
            stage: Stage::Open,
            broken: None,
            last_check: Instant::now(),
            scratch: Vec::new(),
        })
    }

    /// Un encargo nuevo, todavía sin trozos.
    pub fn new_job(&mut self) -> Result<u64, PoolError> {
        self.must_work()?;
        if self.stage != Stage::Open {
            return Err(PoolError::Closed);
        }
        Ok(self.ledger.new_job())
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
        let workshop = Rc::clone(&self.crew.workshop);
        let (job, message) = (chunk.job, Rc::clone(&chunk.message));
        must_fit(message.len())?;
        let number = workshop.chunks.messages_put().wrapping_add(1);
        self.ledger.waiting.insert(number, chunk);
        while !workshop.chunks.put(&message, Some(Duration::ZERO), || ())? {
            let heard = workshop.bell.rings();
            self.pump()?;
            workshop.bell.listen(heard, BETWEEN_CHECKS);
        }
        self.ledger.queued(job);
        Ok(())
    }

    /// Espera a que la cola no esté muy llena: quien va a esperar de todas formas no gana nada llenándola más.
    pub fn make_way(&mut self) -> Result<(), PoolError> {
        let free = |it: &mut Self| it.crew.workshop.chunks.pending_bytes() < PLENTY_TO_DO;
        self.wait_until(None, |it| free(it).then_some(())).map(drop)
    }

    /// Espera a que `ready` devuelva algo; `None` si se acaba el plazo.
    pub fn wait_until<T>(
        &mut self,
        timeout: Option<Duration>,
        mut ready: impl FnMut(&mut Self) -> Option<T>,
    ) -> Result<Option<T>, PoolError> {
        let workshop = Rc::clone(&self.crew.workshop);
        let bell = &workshop.bell;
        let deadline = Deadline::after(timeout);
        let mut wait = None;
        loop {
            let heard = bell.rings();
            self.pump()?;
            if let Some(found) = ready(self) {
                return Ok(Some(found));
            }
            if spin_until(|| bell.rings() != heard) {
                continue;
            }
            let id = workshop.chunks.id;
            let wait = wait.get_or_insert_with(|| id.wait(What::Answer, deadline.left()));
            match wait.not_yet() {
                Patience::Sleep(nap) => bell.listen(heard, nap.min(BETWEEN_CHECKS)),
                Patience::TimedOut => return Ok(None),
                Patience::Hopeless => return Err(IpcError::Hopeless(why_hopeless()).into()),
            }
        }
    }

    /// Recibe lo que haya llegado y sustituye a los obreros que hayan muerto.
    fn pump(&mut self) -> Result<(), PoolError> {
        self.must_work()?;
        self.receive_all();
        if self.last_check.elapsed() >= BETWEEN_CHECKS {
            self.last_check = Instant::now();
            for number in 0..self.crew.workers.len() {
                if !self.crew.workers[number].process.is_alive() {
                    self.replace(number)?;
                }
            }
        }
        self.must_work()
    }

    fn receive_all(&mut self) {
        for number in 0..self.crew.workers.len() {
            let lane = Rc::clone(&self.crew.workers[number].lane);
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
        let worker = &mut self.crew.workers[number];
        let outcome = match *kind {
            DONE => postcard::from_bytes(body)
                .map_err(|error| TaskFailure::Result(format!("{error:?}"))),
            TAKEN => {
                let chunk = body.try_into().map_or(0, u32::from_ne_bytes);
                worker.current = self.ledger.waiting.remove(&chunk);
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
        if let Some(chunk) = worker.current.take_if(|chunk| chunk.is_finished()) {
            self.ledger.deliver(chunk);
        }
    }

    /// El obrero ha terminado: salva lo que tenía entre manos y pone otro en su sitio.
    fn replace(&mut self, number: usize) -> Result<(), PoolError> {
        // Lo que dejó escrito vale, y lo que hayan anunciado los demás también.
        self.crew.workers[number].lane.publish_for_the_dead();
        self.receive_all();
        self.must_work()?;
        if let Some(chunk) = self.left_by(number) {
            self.go_on_with(chunk)?;
        }
        if let Err(error) = self.crew.replace(number) {
            self.broken = Some(error);
        }
        Ok(())
    }

    /// El trozo que un obrero muerto tenía entre manos; la tarea que estaba haciendo ha fallado.
    fn left_by(&mut self, number: usize) -> Option<Chunk<R>> {
        let worker = &mut self.crew.workers[number];
        let Some(mut chunk) = worker.current.take() else {
            return self.ledger.waiting.remove(&self.crew.taken_but_not_announced(number)?);
        };
        if worker.lane.started() as usize > chunk.done.len() {
            chunk.record(Err(worker.lost()));
        }
        Some(chunk)
    }

    /// Lo que queda de un trozo vuelve a la cola.
    fn go_on_with(&mut self, mut chunk: Chunk<R>) -> Result<(), PoolError> {
        if chunk.is_finished() {
            self.ledger.deliver(chunk);
            return Ok(());
        }
        self.ledger.requeue(chunk.job);
        chunk.skip_done();
        self.submit(chunk)
    }

    /// Acaba con los obreros ahora. En un hijo de su padre, no hace nada.
    pub fn terminate(&mut self) {
        if self.must_be_mine().is_err() {
            return;
        }
        self.stage = Stage::Terminated;
        self.broken.get_or_insert(PoolError::Terminated);
        self.crew.terminate();
        self.ledger.waiting.clear();
    }
}
