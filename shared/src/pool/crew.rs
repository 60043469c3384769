//! Los obreros, vistos por su padre: crearlos, despedirlos y saber qué dejó cada uno al morir.

use std::rc::Rc;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::chunk::Chunk;
use super::error::{PoolError, TaskFailure, WorkerEnd};
use super::lane::Lane;
use super::worker::{Workshop, work};
use crate::Pid;
use crate::deadline::Deadline;
use crate::ipc::IpcError;
use crate::process::{Process, ProcessError};
use crate::signal::SignalNumber;

/// Cuánto se espera a que un obrero acabe con `SIGTERM` antes de matarlo.
const GRACE: Duration = Duration::from_millis(200);

pub(super) struct Crew<'a, A, R> {
    pub workshop: Rc<Workshop<'a, A, R>>,
    pub workers: Vec<Worker<'a, R>>,
}

pub(super) struct Worker<'a, R> {
    pub process: Process<'a>,
    pub lane: Rc<Lane>,
    pub current: Option<Chunk<R>>,
}

impl<'a, A, R> Crew<'a, A, R>
where
    A: DeserializeOwned + 'a,
    R: Serialize + 'a,
{
    pub fn start(workshop: Workshop<'a, A, R>, processes: usize) -> Result<Self, PoolError> {
        let mut crew = Crew { workshop: Rc::new(workshop), workers: Vec::new() };
        let lanes = Lane::several(processes).map_err(IpcError::from)?;
        for (number, lane) in lanes.into_iter().map(Rc::new).enumerate() {
            let process = crew.hire(number, &lane).map_err(PoolError::Workers)?;
            crew.workers.push(Worker { process, lane, current: None });
        }
        Ok(crew)
    }

    fn hire(&self, number: usize, lane: &Rc<Lane>) -> Result<Process<'a>, ProcessError> {
        let (workshop, his_lane) = (Rc::clone(&self.workshop), Rc::clone(lane));
        lane.inherit();
        let process = Process::new(move || work(&workshop, &his_lane));
        let mut process = process.with_name(format!("obrero {}", number + 1)).with_daemon(true);
        process.start()?;
        Ok(process)
    }

    pub fn pids(&self) -> Vec<Pid> {
        self.workers.iter().filter_map(|worker| worker.process.pid()).collect()
    }

    /// Otro obrero, en el sitio de uno que ha muerto.
    ///
    /// # Errors
    /// Si no se puede crear y no queda ninguno vivo: no hay quien haga las tareas.
    pub fn replace(&mut self, number: usize) -> Result<(), PoolError> {
        let lane = Rc::clone(&self.workers[number].lane);
        match self.hire(number, &lane) {
            Ok(process) => self.workers[number].process = process,
            Err(error) if self.workers.iter().all(|worker| !worker.process.is_alive()) => {
                return Err(PoolError::Workers(error));
            }
            Err(_) => {}
        }
        Ok(())
    }

    /// El número del trozo que un obrero sacó de la cola justo antes de morir, sin tiempo de anunciarlo.
    pub fn taken_but_not_announced(&self, number: usize) -> Option<u32> {
        let claimed = self.workers[number].lane.claimed();
        let was_taken = self.workshop.chunks.messages_got().wrapping_sub(claimed) as i32 >= 0;
        let mut others = self.workers.iter().enumerate().filter(|(other, _)| *other != number);
        // Si lo quería también otro, este murió antes de sacarlo.
        let wanted_by_other = others.any(|(_, other)| other.lane.claimed() == claimed);
        (was_taken && !wanted_by_other).then_some(claimed)
    }

    /// Dice a los obreros que acaben cuando no queden tareas, y los espera.
    pub fn dismiss(&mut self) -> Result<(), PoolError> {
        for _ in 0..self.workers.len() {
            self.workshop.chunks.put(&[], None, || ())?;
        }
        for worker in &mut self.workers {
            worker.process.join().map_err(PoolError::Workers)?;
        }
        self.workers.clear();
        Ok(())
    }

    /// Acaba con los obreros ahora: `SIGTERM`, un plazo, `SIGKILL`.
    pub fn terminate(&mut self) {
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
    }
}

impl<R> Worker<'_, R> {
    /// Lo que les pasa a sus tareas cuando muere.
    pub fn lost(&self) -> TaskFailure {
        let end = match self.process.exitcode() {
            Some(code) if code < 0 => WorkerEnd::Signaled(SignalNumber::from_kernel(-code)),
            Some(code) => WorkerEnd::Exited(code),
            None => WorkerEnd::Unknown,
        };
        TaskFailure::WorkerLost { pid: self.process.pid().unwrap_or(Pid::from_raw(0)), end }
    }
}
