//! La contabilidad: qué se ha encargado, qué falta y qué resultados han llegado.

use std::collections::{BTreeMap, HashMap};

use super::chunk::Chunk;
use super::part::Part;

pub(super) type Callback<'a, R> = Box<dyn FnOnce(&[Part<R>]) + 'a>;

pub(super) struct Ledger<'a, R> {
    /// Los trozos que nadie ha empezado, por el número con el que están en la cola.
    pub waiting: HashMap<u32, Chunk<R>>,
    pub jobs: HashMap<u64, Job<'a, R>>,
    last_job: u64,
}

/// Un encargo: las tareas de una llamada a `map`, `apply`, `imap`…
pub(super) struct Job<'a, R> {
    /// Los trozos acabados, por su lugar.
    pub finished: BTreeMap<usize, Part<R>>,
    pub unfinished: usize,
    pub callbacks: Vec<Callback<'a, R>>,
    /// Nadie va a pedir sus resultados.
    detached: bool,
}

/// Un encargo acabado, con los avisos que le quedan por dar.
pub(super) struct Ended<'a, R> {
    pub job: u64,
    pub callbacks: Vec<Callback<'a, R>>,
    pub parts: Vec<Part<R>>,
}

impl<'a, R> Ledger<'a, R> {
    pub fn new() -> Self {
        Ledger { waiting: HashMap::new(), jobs: HashMap::new(), last_job: 0 }
    }

    /// Un encargo nuevo, todavía sin trozos.
    pub fn new_job(&mut self) -> u64 {
        self.last_job += 1;
        let job = Job {
            finished: BTreeMap::new(),
            unfinished: 0,
            callbacks: Vec::new(),
            detached: false,
        };
        self.jobs.insert(self.last_job, job);
        self.last_job
    }

    /// Un trozo del encargo está en la cola.
    pub fn queued(&mut self, job: u64) {
        if let Some(job) = self.jobs.get_mut(&job) {
            job.unfinished += 1;
        }
    }

    /// Un trozo a medias deja de contar, porque vuelve a la cola.
    pub fn requeue(&mut self, job: u64) {
        if let Some(job) = self.jobs.get_mut(&job) {
            job.unfinished -= 1;
        }
    }

    pub fn deliver(&mut self, chunk: Chunk<R>) {
        if let Some(job) = self.jobs.get_mut(&chunk.job) {
            job.unfinished -= 1;
            job.finished.insert(chunk.position, chunk.done);
        }
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
}

impl<R> Job<'_, R> {
    /// Todos los resultados que hay, en orden y como llegaron: por trozos.
    pub fn take_parts(&mut self) -> Vec<Part<R>> {
        std::mem::take(&mut self.finished).into_values().collect()
    }
}
