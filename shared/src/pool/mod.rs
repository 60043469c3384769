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

mod bell;
mod builder;
mod chunk;
mod chunked;
mod crew;
mod dispatcher;
mod error;
mod imap;
mod lane;
mod ledger;
mod part;
mod results;
mod worker;

use std::borrow::Borrow;
use std::cell::RefCell;
use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use builder::Builder;
pub use chunked::Chunked;
pub use error::{PoolError, TaskError, TaskFailure, WorkerEnd};
pub use imap::Imap;
pub use results::AsyncResult;

use crate::Pid;
use chunk::Chunk;
use dispatcher::{Dispatcher, Stage};
use part::{Outcome, Part};

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
    dispatcher: RefCell<Dispatcher<'a, A, R>>,
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
        self.dispatcher.borrow().crew.workers.len()
    }

    /// Los PID de los obreros de ahora; cambian cuando a uno lo sustituye otro.
    pub fn pids(&self) -> Vec<Pid> {
        self.dispatcher.borrow().crew.pids()
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
        let job = self.dispatcher.borrow_mut().new_job()?;
        self.order(job, 0, 0, [argument].into_iter())?;
        Ok(AsyncResult { pool: self, job, finish: the_only })
    }

    /// Las mismas llamadas, con trozos de `size` tareas en lugar de los automáticos.
    ///
    /// ```no_run
    /// # use shared::pool::{Pool, PoolError};
    /// # fn main() -> Result<(), PoolError> {
    /// let pool = Pool::new(4, |n: u64| n * n)?;
    /// let squares = pool.chunksize(10).map(0..1000)?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Python
    /// `pool.map(f, range(1000), chunksize=10)`.
    pub fn chunksize(&self, size: usize) -> Chunked<'_, 'a, A, R> {
        Chunked { pool: self, size: Some(size) }
    }

    fn automatic(&self) -> Chunked<'_, 'a, A, R> {
        Chunked { pool: self, size: None }
    }

    /// Hace una tarea con cada elemento y devuelve los resultados **en el orden de los elementos**. Espera a que acaben
    /// todas, aunque alguna falle.
    ///
    /// # Errors
    /// [`PoolError::Task`] con la primera que haya fallado; [`PoolError::Closed`].
    pub fn map<I: IntoIterator<Item: Borrow<A>>>(&self, items: I) -> Result<Vec<R>, PoolError> {
        self.automatic().map(items)
    }

    /// Como [`map`](Self::map), pero devuelve el resultado o el error de cada tarea.
    ///
    /// # Errors
    /// [`PoolError::Closed`], [`PoolError::Terminated`].
    pub fn try_map<I: IntoIterator<Item: Borrow<A>>>(
        &self,
        items: I,
    ) -> Result<Vec<Result<R, TaskError>>, PoolError> {
        self.automatic().try_map(items)
    }

    /// Encarga una tarea con cada elemento y vuelve enseguida.
    ///
    /// # Errors
    /// [`PoolError::Closed`].
    pub fn map_async<I: IntoIterator<Item: Borrow<A>>>(
        &self,
        items: I,
    ) -> Result<AsyncResult<'_, 'a, A, R, Vec<R>>, PoolError> {
        self.automatic().map_async(items)
    }

    /// Los resultados en orden, según se piden: la entrada se va leyendo a medida que hace falta, de una tarea en una.
    ///
    /// # Errors
    /// [`PoolError::Closed`].
    pub fn imap<I: IntoIterator<Item: Borrow<A>>>(
        &self,
        items: I,
    ) -> Result<Imap<'_, 'a, A, R, I::IntoIter>, PoolError> {
        self.automatic().imap(items)
    }

    /// Como [`imap`](Self::imap), pero los resultados llegan según acaban, sin orden.
    ///
    /// # Errors
    /// Los de [`imap`](Self::imap).
    pub fn imap_unordered<I: IntoIterator<Item: Borrow<A>>>(
        &self,
        items: I,
    ) -> Result<Imap<'_, 'a, A, R, I::IntoIter>, PoolError> {
        self.automatic().imap_unordered(items)
    }

    /// No admite más tareas; las encargadas se hacen. No espera.
    pub fn close(&self) {
        let stage = &mut self.dispatcher.borrow_mut().stage;
        *stage = (*stage).max(Stage::Closed);
    }

    /// Acaba ahora con todos los obreros: lo que no estuviera hecho no se hará. En un hijo de quien la creó no hace nada.
    pub fn terminate(&self) {
        self.dispatcher.borrow_mut().terminate();
    }

    /// Espera a que se hagan todas las tareas y a que terminen los obreros.
    ///
    /// # Errors
    /// [`PoolError::StillOpen`] si no se ha llamado antes a `close` o a `terminate`.
    pub fn join(&self) -> Result<(), PoolError> {
        let mut dispatcher = self.dispatcher.borrow_mut();
        dispatcher.must_be_mine()?;
        match dispatcher.stage {
            Stage::Open => return Err(PoolError::StillOpen),
            Stage::Terminated => return Ok(()),
            Stage::Closed => {}
        }
        dispatcher.wait_until(None, |it| (it.ledger.unfinished() == 0).then_some(()))?;
        dispatcher.crew.dismiss()?;
        drop(dispatcher);
        self.call_back();
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
        let chunk = Chunk::new(job, position, first, items)?;
        let count = chunk.count;
        if count > 0 {
            self.dispatcher.borrow_mut().submit(chunk)?;
        }
        Ok(count)
    }

    /// Da los avisos de los encargos que han acabado, sin tener ocupada la contabilidad: un aviso puede encargar más.
    fn call_back(&self) {
        loop {
            let ready = self.dispatcher.borrow_mut().ledger.take_callbacks();
            let Some(ended) = ready else { return };
            for callback in ended.callbacks {
                callback(&ended.parts);
            }
            self.dispatcher.borrow_mut().ledger.put_back(ended.job, ended.parts);
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

fn the_only<R>(parts: Vec<Part<R>>) -> Outcome<R> {
    let mut outcomes = parts.into_iter().flat_map(Part::outcomes);
    outcomes.next().expect("la tarea de apply tiene un resultado")
}
