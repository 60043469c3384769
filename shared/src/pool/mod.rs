//! [`Pool`]: una reserva de procesos que se reparten tareas.
//!
//! Lo que suele sorprender, y cómo se trata aquí:
//!
//! - **Crear un proceso cuesta más que muchas tareas**: la reserva los crea una vez, y les va dando trabajo.
//! - **A un obrero lo pueden matar en mitad de una tarea**, y el `Pool` de Python espera entonces para siempre. Cada
//!   obrero apunta en memoria compartida qué tarea ha empezado: si muere, falla esa y solo esa, con
//!   [`WorkerLost`](TaskFailure::WorkerLost), y otro obrero ocupa su sitio.
//! - **Un error no detiene a las demás tareas**: `map` las acaba todas y después devuelve el primero.
//! - **Un hijo hereda una copia de la reserva, pero no los obreros**: si la usara, se llevaría los resultados de su
//!   padre. Recibe un error, [`NotMine`](PoolError::NotMine), y el padre no lo nota.
//! - **`close` no espera y `terminate` no deja acabar**: primero `close`, después `join`.

mod builder;
mod engine;
mod error;
mod imap;
mod lane;
mod part;
mod results;
mod worker;

use std::borrow::Borrow;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::fmt;
use std::rc::Rc;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use builder::Builder;
pub use error::{PoolError, TaskError, TaskFailure, WorkerEnd};
pub use imap::Imap;
pub use results::AsyncResult;

use crate::Pid;
use crate::ipc::scratch::append;
use engine::{Chunk, Engine, Stage};
use part::{Outcome, Part};
use worker::CHUNK_HEADER;

/// Una reserva de procesos que hacen la misma función con argumentos distintos.
///
/// Los argumentos (`A`) y los resultados (`R`) son de cualquier tipo que `serde` sepa convertir. Al destruirse, la reserva
/// se termina ([`terminate`](Self::terminate)): no queda ningún obrero.
///
/// ```no_run
/// # use shared::pool::{Pool, PoolError};
/// # fn main() -> Result<(), PoolError> {
/// let pool = Pool::new(4, |n: u64| n * n)?;
/// assert_eq!(pool.map([1, 2, 3])?, [1, 4, 9]);
/// pool.close();
/// pool.join()?;
/// # Ok(())
/// # }
/// ```
///
/// # Python
/// `multiprocessing.Pool(4)`. Aquí la función se da al crear la reserva: los obreros la heredan con `fork`.
pub struct Pool<'a, A, R>
where
    A: Serialize + DeserializeOwned + 'a,
    R: Serialize + DeserializeOwned + 'a,
{
    engine: RefCell<Engine<'a, A, R>>,
}

impl<'a, A, R> Pool<'a, A, R>
where
    A: Serialize + DeserializeOwned + 'a,
    R: Serialize + DeserializeOwned + 'a,
{
    /// Crea los obreros, que esperan tareas.
    ///
    /// # Errors
    /// [`PoolError::NoWorkers`] si son cero; [`PoolError::Workers`] si el sistema no deja crear tantos: entonces no
    /// queda ninguno.
    pub fn new(processes: usize, function: impl Fn(A) -> R + 'a) -> Result<Self, PoolError> {
        Builder::new(processes).start(function)
    }

    /// Como [`new`](Self::new), con una función que puede fallar: la tarea que falla da su error, y las demás siguen.
    ///
    /// # Errors
    /// Los de [`new`](Self::new).
    pub fn fallible<E: fmt::Display>(
        processes: usize,
        function: impl Fn(A) -> Result<R, E> + 'a,
    ) -> Result<Self, PoolError> {
        Builder::new(processes).start_fallible(function)
    }

    /// Cuántos obreros tiene.
    pub fn processes(&self) -> usize {
        self.engine.borrow().workers()
    }

    /// Los PID de los obreros de ahora; cambian cuando a uno lo sustituye otro.
    pub fn pids(&self) -> Vec<Pid> {
        self.engine.borrow().pids()
    }

    /// Hace una tarea y espera su resultado.
    ///
    /// # Errors
    /// [`PoolError::Task`] si falla; [`PoolError::Closed`].
    pub fn apply(&self, argument: &A) -> Result<R, PoolError> {
        self.apply_async(argument)?.get()
    }

    /// Encarga una tarea y vuelve enseguida.
    ///
    /// # Errors
    /// [`PoolError::Closed`].
    pub fn apply_async(&self, argument: &A) -> Result<AsyncResult<'_, 'a, A, R, R>, PoolError> {
        let job = self.engine.borrow_mut().new_job()?;
        self.order(job, 0, 0, [argument].into_iter())?;
        Ok(AsyncResult { pool: self, job, finish: the_only })
    }

    /// Hace una tarea con cada elemento y devuelve los resultados **en el orden de los elementos**. Espera a que acaben
    /// todas, aunque alguna falle.
    ///
    /// # Errors
    /// [`PoolError::Task`] con la primera que haya fallado; [`PoolError::Closed`].
    pub fn map<I: IntoIterator<Item: Borrow<A>>>(&self, items: I) -> Result<Vec<R>, PoolError> {
        let job = self.order_all(items, None, Pace::Steady)?;
        AsyncResult { pool: self, job, finish: all_or_first_error }.get()
    }

    /// Como [`map`](Self::map), con trozos de `chunksize` tareas.
    ///
    /// # Errors
    /// [`PoolError::EmptyChunks`] si es cero, y los de [`map`](Self::map).
    pub fn map_chunks<I: IntoIterator<Item: Borrow<A>>>(
        &self,
        items: I,
        chunksize: usize,
    ) -> Result<Vec<R>, PoolError> {
        let job = self.order_all(items, Some(chunksize), Pace::Steady)?;
        AsyncResult { pool: self, job, finish: all_or_first_error }.get()
    }

    /// Como [`map`](Self::map), pero devuelve el resultado o el error de cada tarea.
    ///
    /// # Errors
    /// [`PoolError::Closed`], [`PoolError::Terminated`].
    pub fn try_map<I: IntoIterator<Item: Borrow<A>>>(
        &self,
        items: I,
    ) -> Result<Vec<Result<R, TaskError>>, PoolError> {
        let job = self.order_all(items, None, Pace::Steady)?;
        AsyncResult { pool: self, job, finish: each_one }.get()
    }

    /// Encarga una tarea con cada elemento y vuelve enseguida.
    ///
    /// # Errors
    /// [`PoolError::Closed`].
    pub fn map_async<I: IntoIterator<Item: Borrow<A>>>(
        &self,
        items: I,
    ) -> Result<AsyncResult<'_, 'a, A, R, Vec<R>>, PoolError> {
        let job = self.order_all(items, None, Pace::AllAtOnce)?;
        Ok(AsyncResult { pool: self, job, finish: all_or_first_error })
    }

    /// Como [`map_async`](Self::map_async), con trozos de `chunksize` tareas.
    ///
    /// # Errors
    /// [`PoolError::EmptyChunks`] si es cero; [`PoolError::Closed`].
    pub fn map_async_chunks<I: IntoIterator<Item: Borrow<A>>>(
        &self,
        items: I,
        chunksize: usize,
    ) -> Result<AsyncResult<'_, 'a, A, R, Vec<R>>, PoolError> {
        let job = self.order_all(items, Some(chunksize), Pace::AllAtOnce)?;
        Ok(AsyncResult { pool: self, job, finish: all_or_first_error })
    }

    /// Los resultados en orden, según se piden: la entrada se va leyendo a medida que hace falta.
    ///
    /// # Python
    /// `pool.imap(f, elementos, chunksize)`; allí, por defecto, de uno en uno.
    ///
    /// # Errors
    /// [`PoolError::EmptyChunks`] si `chunksize` es cero; [`PoolError::Closed`].
    pub fn imap<I: IntoIterator<Item: Borrow<A>>>(
        &self,
        items: I,
        chunksize: usize,
    ) -> Result<Imap<'_, 'a, A, R, I::IntoIter>, PoolError> {
        self.lazily(items, chunksize, true)
    }

    /// Los resultados según acaban, sin orden.
    ///
    /// # Errors
    /// Los de [`imap`](Self::imap).
    pub fn imap_unordered<I: IntoIterator<Item: Borrow<A>>>(
        &self,
        items: I,
        chunksize: usize,
    ) -> Result<Imap<'_, 'a, A, R, I::IntoIter>, PoolError> {
        self.lazily(items, chunksize, false)
    }

    /// No admite más tareas; las encargadas se hacen. No espera.
    pub fn close(&self) {
        let stage = &mut self.engine.borrow_mut().stage;
        *stage = (*stage).max(Stage::Closed);
    }

    /// Acaba ahora con todos los obreros: lo que no estuviera hecho no se hará. En un hijo de quien la creó no hace nada.
    pub fn terminate(&self) {
        self.engine.borrow_mut().terminate();
    }

    /// Espera a que se hagan todas las tareas y a que terminen los obreros.
    ///
    /// # Errors
    /// [`PoolError::StillOpen`] si no se ha llamado antes a `close` o a `terminate`.
    pub fn join(&self) -> Result<(), PoolError> {
        let mut engine = self.engine.borrow_mut();
        engine.must_be_mine()?;
        match engine.stage {
            Stage::Open => return Err(PoolError::StillOpen),
            Stage::Terminated => return Ok(()),
            Stage::Closed => {}
        }
        engine.wait_until(None, |engine| (engine.unfinished() == 0).then_some(()))?;
        engine.dismiss()?;
        drop(engine);
        self.call_back();
        Ok(())
    }

    fn lazily<I: IntoIterator<Item: Borrow<A>>>(
        &self,
        items: I,
        chunksize: usize,
        ordered: bool,
    ) -> Result<Imap<'_, 'a, A, R, I::IntoIter>, PoolError> {
        if chunksize == 0 {
            return Err(PoolError::EmptyChunks);
        }
        let job = self.engine.borrow_mut().new_job()?;
        Ok(Imap {
            pool: self,
            job,
            items: items.into_iter(),
            chunksize,
            ordered,
            tasks: 0,
            chunks: 0,
            collected: 0,
            exhausted: false,
            arrived: VecDeque::new(),
        })
    }

    fn order_all<I: IntoIterator<Item: Borrow<A>>>(
        &self,
        items: I,
        chunksize: Option<usize>,
        pace: Pace,
    ) -> Result<u64, PoolError> {
        if chunksize == Some(0) {
            return Err(PoolError::EmptyChunks);
        }
        let job = self.engine.borrow_mut().new_job()?;
        let mut items = items.into_iter();
        match (chunksize, items.size_hint()) {
            (Some(size), _) => self.order_chunks(job, &mut items, size, pace)?,
            (None, (count, Some(most))) if count == most => {
                let size = automatic_chunksize(count, self.processes());
                self.order_chunks(job, &mut items, size, pace)?;
            }
            // Sin saber cuántos son, no se puede elegir el tamaño de los trozos.
            (None, _) => {
                let items: Vec<I::Item> = items.collect();
                let size = automatic_chunksize(items.len(), self.processes());
                self.order_chunks(job, &mut items.into_iter(), size, pace)?;
            }
        }
        Ok(job)
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
                self.engine.borrow_mut().make_way()?;
            }
            let count = self.order(job, position, ordered, items.take(size))?;
            ordered += count;
            if count < size {
                break;
            }
        }
        Ok(())
    }

    /// Encarga un trozo; devuelve cuántas tareas tiene. Sin ninguna, no encarga nada.
    fn order(
        &self,
        job: u64,
        position: usize,
        first: usize,
        items: impl Iterator<Item: Borrow<A>>,
    ) -> Result<usize, PoolError> {
        let (mut tasks, mut count) = (vec![0; CHUNK_HEADER], 0_u32);
        for item in items {
            append(item.borrow(), &mut tasks)?;
            count += 1;
        }
        if count > 0 {
            tasks[..4].copy_from_slice(&count.to_ne_bytes());
            let (tasks, done) = (Rc::new(tasks), Part::with_capacity(count as usize));
            let chunk = Chunk { job, position, first, count, tasks, done };
            self.engine.borrow_mut().submit(chunk)?;
        }
        Ok(count as usize)
    }

    /// Da los avisos de los encargos que han acabado, sin tener ocupada la contabilidad: un aviso puede encargar más.
    fn call_back(&self) {
        loop {
            let ready = self.engine.borrow_mut().take_callbacks();
            let Some(ended) = ready else { return };
            for callback in ended.callbacks {
                callback(&ended.parts);
            }
            self.engine.borrow_mut().put_back(ended.job, ended.parts);
        }
    }
}

impl<'a, A, R> Drop for Pool<'a, A, R>
where
    A: Serialize + DeserializeOwned + 'a,
    R: Serialize + DeserializeOwned + 'a,
{
    fn drop(&mut self) {
        self.terminate();
    }
}

impl<'a, A, R> fmt::Debug for Pool<'a, A, R>
where
    A: Serialize + DeserializeOwned + 'a,
    R: Serialize + DeserializeOwned + 'a,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool").field("pids", &self.pids()).finish_non_exhaustive()
    }
}

/// Cómo se encargan las tareas.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pace {
    /// Según las van tomando los obreros: quien encarga va a esperar.
    Steady,
    /// Todas ya: quien encarga quiere seguir con lo suyo.
    AllAtOnce,
}

/// El tamaño que elige Python: unos cuatro trozos por obrero.
fn automatic_chunksize(tasks: usize, processes: usize) -> usize {
    tasks.div_ceil(4 * processes.max(1)).max(1)
}

fn the_only<R>(parts: Vec<Part<R>>) -> Outcome<R> {
    let mut outcomes = parts.into_iter().flat_map(Part::outcomes);
    outcomes.next().expect("la tarea de apply tiene un resultado")
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
