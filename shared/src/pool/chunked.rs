//! [`Chunked`]: lo que se encarga a una reserva, repartido en trozos del tamaño que se diga.

use std::borrow::Borrow;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::imap::{Imap, Order};
use super::part::{Outcome, Part};
use super::results::AsyncResult;
use super::{Pool, PoolError, TaskError};

/// Una reserva que reparte las tareas en trozos de un tamaño.
///
/// # Python
/// `chunksize=n`: `pool.map(f, tareas, chunksize=n)` es aquí `pool.chunksize(n).map(tareas)`.
#[derive(Debug)]
#[must_use = "no se encarga nada hasta llamar a map(), imap()…"]
pub struct Chunked<'p, 'a, A, R>
where
    A: Serialize + DeserializeOwned + 'a,
    R: Serialize + DeserializeOwned + 'a,
{
    pub(super) pool: &'p Pool<'a, A, R>,
    /// `None`: el que elige Python.
    pub(super) size: Option<usize>,
}

/// Cómo se encargan las tareas.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pace {
    /// Según las van tomando los obreros: quien encarga va a esperar.
    Steady,
    /// Todas ya: quien encarga quiere seguir con lo suyo.
    AllAtOnce,
}

impl<'p, 'a, A, R> Chunked<'p, 'a, A, R>
where
    A: Serialize + DeserializeOwned + 'a,
    R: Serialize + DeserializeOwned + 'a,
{
    /// Como [`Pool::map`].
    ///
    /// # Errors
    /// [`PoolError::EmptyChunks`] si el tamaño es cero, y los de [`Pool::map`].
    pub fn map<I: IntoIterator<Item: Borrow<A>>>(self, items: I) -> Result<Vec<R>, PoolError> {
        self.order_all(items, Pace::Steady, all_or_first_error)?.get()
    }

    /// Como [`Pool::try_map`].
    ///
    /// # Errors
    /// [`PoolError::EmptyChunks`] si el tamaño es cero, y los de [`Pool::try_map`].
    pub fn try_map<I: IntoIterator<Item: Borrow<A>>>(
        self,
        items: I,
    ) -> Result<Vec<Result<R, TaskError>>, PoolError> {
        self.order_all(items, Pace::Steady, each_one)?.get()
    }

    /// Como [`Pool::map_async`].
    ///
    /// # Errors
    /// [`PoolError::EmptyChunks`] si el tamaño es cero, y los de [`Pool::map_async`].
    pub fn map_async<I: IntoIterator<Item: Borrow<A>>>(
        self,
        items: I,
    ) -> Result<AsyncResult<'p, 'a, A, R, Vec<R>>, PoolError> {
        self.order_all(items, Pace::AllAtOnce, all_or_first_error)
    }

    /// Como [`Pool::imap`].
    ///
    /// # Errors
    /// [`PoolError::EmptyChunks`] si el tamaño es cero, y los de [`Pool::imap`].
    pub fn imap<I: IntoIterator<Item: Borrow<A>>>(
        self,
        items: I,
    ) -> Result<Imap<'p, 'a, A, R, I::IntoIter>, PoolError> {
        self.lazily(items, Order::OfTheTasks)
    }

    /// Como [`Pool::imap_unordered`].
    ///
    /// # Errors
    /// [`PoolError::EmptyChunks`] si el tamaño es cero, y los de [`Pool::imap_unordered`].
    pub fn imap_unordered<I: IntoIterator<Item: Borrow<A>>>(
        self,
        items: I,
    ) -> Result<Imap<'p, 'a, A, R, I::IntoIter>, PoolError> {
        self.lazily(items, Order::OfArrival)
    }

    fn new_job(&self) -> Result<u64, PoolError> {
        if self.size == Some(0) {
            return Err(PoolError::EmptyChunks);
        }
        self.pool.dispatcher.borrow_mut().new_job()
    }

    fn lazily<I: IntoIterator<Item: Borrow<A>>>(
        self,
        items: I,
        order: Order,
    ) -> Result<Imap<'p, 'a, A, R, I::IntoIter>, PoolError> {
        let job = self.new_job()?;
        // De uno en uno, como Python: así cada resultado llega en cuanto está.
        Ok(Imap::new(self.pool, job, items.into_iter(), self.size.unwrap_or(1), order))
    }

    fn order_all<I: IntoIterator<Item: Borrow<A>>, T>(
        self,
        items: I,
        pace: Pace,
        finish: fn(Vec<Part<R>>) -> Outcome<T>,
    ) -> Result<AsyncResult<'p, 'a, A, R, T>, PoolError> {
        let job = self.new_job()?;
        let mut items = items.into_iter();
        match (self.size, items.size_hint()) {
            (Some(size), _) => self.order_chunks(job, &mut items, size, pace)?,
            (None, (count, Some(most))) if count == most => {
                let size = automatic_chunksize(count, self.pool.processes());
                self.order_chunks(job, &mut items, size, pace)?;
            }
            // Sin saber cuántos son, no se puede elegir el tamaño de los trozos.
            (None, _) => {
                let items: Vec<I::Item> = items.collect();
                let size = automatic_chunksize(items.len(), self.pool.processes());
                self.order_chunks(job, &mut items.into_iter(), size, pace)?;
            }
        }
        Ok(AsyncResult { pool: self.pool, job, finish })
    }

    fn order_chunks(
        &self,
        job: u64,
        items: &mut impl Iterator<Item: Borrow<A>>,
        size: usize,
        pace: Pace,
    ) -> Result<(), PoolError> {
        let mut ordered = 0;
        for position in 0.. {
            if pace == Pace::Steady {
                self.pool.dispatcher.borrow_mut().make_way()?;
            }
            let count = self.pool.order(job, position, ordered, items.take(size))?;
            ordered += count;
            if count < size {
                break;
            }
        }
        Ok(())
    }
}

/// El tamaño que elige Python: unos cuatro trozos por obrero.
fn automatic_chunksize(tasks: usize, processes: usize) -> usize {
    tasks.div_ceil(4 * processes.max(1)).max(1)
}

fn each_one<R>(parts: Vec<Part<R>>) -> Outcome<Vec<Result<R, TaskError>>> {
    let outcomes = parts.into_iter().flat_map(Part::outcomes);
    Ok(outcomes.map(|outcome| outcome.map_err(|error| *error)).collect())
}

fn all_or_first_error<R>(parts: Vec<Part<R>>) -> Outcome<Vec<R>> {
    let mut results = Vec::with_capacity(parts.iter().map(Part::len).sum());
    for part in parts {
        results.append(&mut part.all_good()?);
    }
    Ok(results)
}

#[cfg(test)]
mod tests {
    use super::automatic_chunksize;

    #[test]
    fn los_trozos_son_los_de_python() {
        // chunksize, extra = divmod(len(iterable), len(pool) * 4); si sobra algo, uno más.
        for (tasks, processes, expected) in
            [(0, 4, 1), (1, 4, 1), (16, 4, 1), (17, 4, 2), (100, 4, 7), (1000, 2, 125)]
        {
            assert_eq!(automatic_chunksize(tasks, processes), expected);
        }
    }
}
