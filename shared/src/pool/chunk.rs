//! Un trozo: varias tareas que se entregan juntas.

use std::borrow::Borrow;
use std::rc::Rc;

use serde::Serialize;

use super::error::{PoolError, TaskError, TaskFailure};
use super::part::Part;
use crate::ipc::scratch::append;

/// Delante de las tareas de un trozo: cuántas hay y cuántas están ya hechas.
const HEADER: usize = 2 * size_of::<u32>();

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
        let count = count as usize;
        let (message, done) = (Rc::new(message), Part::with_capacity(count));
        Ok(Chunk { job, position, first, count, message, done })
    }

    /// Apunta en la cabecera cuántas tareas están ya hechas.
    pub fn skip_done(&mut self) {
        let done = (self.done.len() as u32).to_ne_bytes();
        Rc::make_mut(&mut self.message)[4..HEADER].copy_from_slice(&done);
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

/// Lo que hay en el mensaje de un trozo: cuántas tareas, cuántas están ya hechas y los bytes de todas.
pub(super) fn open(message: &[u8]) -> Option<(u32, u32, &[u8])> {
    let (count, rest) = message.split_first_chunk()?;
    let (done, tasks) = rest.split_first_chunk()?;
    Some((u32::from_ne_bytes(*count), u32::from_ne_bytes(*done), tasks))
}
