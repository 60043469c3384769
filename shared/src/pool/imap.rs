//! `imap` e `imap_unordered`: los resultados según se piden, sin tenerlos todos a la vez.

use std::borrow::Borrow;
use std::collections::VecDeque;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::part::{Outcome, Part};
use super::{Pool, PoolError};

/// Cuántos trozos por obrero hay a la vez entre pendientes, en marcha y sin recoger: así la entrada puede no acabar
/// nunca, y un consumidor lento frena a los obreros.
const CHUNKS_AHEAD: usize = 4;

/// En qué orden se entregan los resultados.
#[derive(Clone, Copy)]
pub(super) enum Order {
    OfTheTasks,
    OfArrival,
}

/// Los resultados de [`Pool::imap`] o [`Pool::imap_unordered`].
///
/// Cada uno es `Err` si su tarea ha fallado; los demás siguen llegando.
#[must_use = "no se hace nada hasta que se piden los resultados"]
pub struct Imap<'p, 'a, A, R, I>
where
    A: Serialize + DeserializeOwned + 'a,
    R: Serialize + DeserializeOwned + 'a,
{
    pool: &'p Pool<'a, A, R>,
    job: u64,
    items: I,
    chunksize: usize,
    order: Order,
    /// Cuántas tareas y cuántos trozos se han encargado.
    tasks: usize,
    chunks: usize,
    /// Cuántos trozos se han recogido.
    collected: usize,
    exhausted: bool,
    arrived: VecDeque<Outcome<R>>,
}

impl<'p, 'a, A, R, I> Imap<'p, 'a, A, R, I>
where
    A: Serialize + DeserializeOwned + 'a,
    R: Serialize + DeserializeOwned + 'a,
    I: Iterator<Item: Borrow<A>>,
{
    pub(super) fn new(
        pool: &'p Pool<'a, A, R>,
        job: u64,
        items: I,
        chunksize: usize,
        order: Order,
    ) -> Self {
        Imap {
            pool,
            job,
            items,
            chunksize,
            order,
            tasks: 0,
            chunks: 0,
            collected: 0,
            exhausted: false,
            arrived: VecDeque::new(),
        }
    }

    /// Encarga trozos mientras no haya demasiados por delante.
    fn order_ahead(&mut self) -> Result<(), PoolError> {
        let limit = CHUNKS_AHEAD * self.pool.processes();
        while !self.exhausted && self.chunks - self.collected < limit {
            let items = self.items.by_ref().take(self.chunksize);
            let count = self.pool.order(self.job, self.chunks, self.tasks, items)?;
            self.exhausted = count < self.chunksize;
            self.tasks += count;
            self.chunks += usize::from(count > 0);
        }
        Ok(())
    }

    fn collect(&mut self) -> Result<(), PoolError> {
        let (job, next, order) = (self.job, self.collected, self.order);
        let arrived = self.pool.dispatcher.borrow_mut().wait_until(None, |dispatcher| {
            let finished = &mut dispatcher.ledger.jobs.get_mut(&job)?.finished;
            match order {
                Order::OfTheTasks => finished.remove(&next),
                Order::OfArrival => finished.pop_first().map(|(_, part)| part),
            }
        })?;
        self.arrived.extend(arrived.into_iter().flat_map(Part::outcomes));
        self.collected += 1;
        Ok(())
    }

    fn advance(&mut self) -> Result<Option<Outcome<R>>, PoolError> {
        loop {
            if let Some(outcome) = self.arrived.pop_front() {
                return Ok(Some(outcome));
            }
            self.order_ahead()?;
            if self.collected == self.chunks {
                return Ok(None);
            }
            self.collect()?;
        }
    }
}

impl<'a, A, R, I> Iterator for Imap<'_, 'a, A, R, I>
where
    A: Serialize + DeserializeOwned + 'a,
    R: Serialize + DeserializeOwned + 'a,
    I: Iterator<Item: Borrow<A>>,
{
    type Item = Result<R, PoolError>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.advance() {
            Ok(outcome) => outcome.map(|outcome| outcome.map_err(|error| PoolError::Task(*error))),
            Err(error) => {
                // Después de un error de la reserva ya no llegará nada.
                (self.exhausted, self.collected) = (true, self.chunks);
                Some(Err(error))
            }
        }
    }
}

impl<'a, A, R, I> Drop for Imap<'_, 'a, A, R, I>
where
    A: Serialize + DeserializeOwned + 'a,
    R: Serialize + DeserializeOwned + 'a,
{
    fn drop(&mut self) {
        self.pool.dispatcher.borrow_mut().ledger.detach(self.job);
    }
}
