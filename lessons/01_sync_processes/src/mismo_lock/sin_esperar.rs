//! Pedir el cerrojo sin esperar, o solo un rato, y saber quién lo tiene.

use std::time::Duration;

use nix::unistd::getppid;
use shared::lesson::check_eq;
use shared::process::Process;
use shared::sync::{Acquired, Lock, SyncError};

pub fn pedirlo(lock: &Lock) -> anyhow::Result<()> {
    lock.acquire()?;
    let mut hijo = Process::new(|| -> anyhow::Result<()> {
        check_eq("owner(), que es mi padre", lock.owner(), Some(getppid()))?;
        check_eq("try_acquire() no espera", lock.try_acquire()?, None)?;
        let plazo = Duration::from_millis(100);
        check_eq("acquire_timeout(), un rato", lock.acquire_timeout(plazo)?, None)?;
        Ok(())
    });
    hijo.start()?;
    hijo.join()?;
    check_eq("exitcode()", hijo.exitcode(), Some(0))?;

    lock.release()?;
    check_eq("ya libre, try_acquire()", lock.try_acquire()?, Some(Acquired::Free))?;
    lock.release()?;
    check_eq("release() de más", lock.release(), Err(SyncError::NotHeld))?;
    Ok(())
}
