//! Un trozo: varias tareas que se entregan juntas.

use std::borrow::Borrow;
use std::rc::Rc;

use serde::Serialize;

use super::error::{PoolError, TaskError, TaskFailure};
use super::part::Part;
use crate::ipc::scratch::append;

/// Delante de las tareas de un trozo: cuántas hay, cuántas están ya hechas y el número de la primera.
const HEADER: usize = 3 * size_of::<u32>();

pub(super) struct Chunk<R> {
    pub job: u64,
    /// Su lugar entre los trozos del encargo.
    pub position: usize,
    /// La posición de su primera tarea.
    first: usize,
    pub count: usize,
    /// Los argumentos, convertidos en bytes, con su [cabecera](HEADER). Se guardan por si hay que repartirlo otra vez.
    pub message: Rc<Vec<u8>>,
    pub done: Part<R>,
}

impl<R> Chunk<R> {
    pub fn new<A: Serialize>(
        job: u64,
        position: usize,
        first: usize,
        items: impl Iterator<Item: Borrow<A>>,
    ) -> Result<Self, PoolError> {
        let (mut message, mut count) = (vec![0; HEADER], 0_u32);
        for item in items {
            append(item.borrow(), &mut message)?;
            count += 1;
        }
        message[..4].copy_from_slice(&count.to_ne_bytes());
        message[8..HEADER].copy_from_slice(&(first as u32).to_ne_bytes());
        let count = count as usize;
        let (message, done) = (Rc::new(message), Part::with_capacity(count));
        Ok(Chunk { job, position, first, count, message, done })
    }

    /// Apunta en la cabecera cuántas tareas están ya hechas.
    pub fn skip_done(&mut self) {
        let done = (self.done.len() as u32).to_ne_bytes();
        Rc::make_mut(&mut self.message)[4..8].copy_from_slice(&done);
    }

    #[inline]
    pub fn record(&mut self, outcome: Result<R, TaskFailure>) {
        let index = self.first + self.done.len();
        self.done.push(outcome.map_err(|cause| Box::new(TaskError { index, cause })));
    }

    #[inline]
    pub fn is_finished(&self) -> bool {
        self.done.len() == self.count
    }
}

/// Lo que hay en el mensaje de un trozo.
pub(super) struct Opened<'m> {
    pub count: u32,
    /// Cuántas están ya hechas.
    pub done: u32,
    /// La posición de la primera.
    pub first: u32,
    /// Los bytes de todas.
    pub tasks: &'m [u8],
}

pub(super) fn open(message: &[u8]) -> Option<Opened<'_>> {
    let (count, rest) = message.split_first_chunk()?;
    let (done, rest) = rest.split_first_chunk()?;
    let (first, tasks) = rest.split_first_chunk()?;
    let [count, done, first] = [count, done, first].map(|bytes| u32::from_ne_bytes(*bytes));
    Some(Opened { count, done, first, tasks })
}
