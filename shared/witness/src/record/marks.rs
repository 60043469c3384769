//! Lo que los procesos hicieron con lo que comparten: pedir un cerrojo, tenerlo, soltarlo, poner en una cola…

use serde::{Deserialize, Serialize};

/// Un objeto compartido. Se llaman `cerrojo 1`, `cola 2`… por orden de aparición en la ejecución, o como diga el programa.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Object {
    pub name: String,
    pub kind: ObjectKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObjectKind {
    Lock,
    #[serde(rename = "rlock")]
    RLock,
    Semaphore,
    Condition,
    Event,
    Barrier,
    Queue,
    Pool,
    /// Memoria compartida con un número.
    Value,
    /// Un futex del que no se sabe más: el programa no deja marcas.
    Futex,
}

/// Algo que hizo un proceso, o uno de sus hilos, con un objeto.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub t_us: u64,
    pub by: String,
    pub act: Act,
    /// El nombre del objeto.
    pub of: String,
    /// El valor leído o escrito, el número de la tarea, cuántos hay en la cola.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Lo pide: desde aquí hasta que lo tiene o desiste, espera.
    Wanted,
    Got,
    GaveUp,
    Released,
    /// En una cola.
    Put,
    Taken,
    /// De una reserva de procesos.
    TaskBegun,
    TaskEnded,
    /// De un valor compartido.
    Read,
    Wrote,
    /// Despierta a quienes esperan: `set`, `notify`, `futex(FUTEX_WAKE)`.
    Woke,
}
