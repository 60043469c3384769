//! Sincronizar: Lock, RLock, Semaphore, Event, Condition y Barrier, y lo que pasa si se usan mal.

use std::time::Duration;

use shared::ipc::RawValue;
use shared::process::Process;
use shared::sync::{
    Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore, SyncError,
};

const UN_POCO: Duration = Duration::from_millis(50);

// ANCHOR: sumar
fn sumar(lock: &Lock, contador: &RawValue<u32>) -> Result<(), SyncError> {
    for _ in 0..1000 {
        lock.acquire()?;
        contador.set(contador.get() + 1);
        lock.release()?;
    }
    Ok(())
}
// ANCHOR_END: sumar

// ANCHOR: cambiar
fn cambiar(
    condicion: &Condition,
    abierto: &RawValue<bool>,
) -> Result<(), SyncError> {
    let _guardia = condicion.guard()?;
    abierto.set(true);
    condicion.notify()?;
    Ok(())
}
// ANCHOR_END: cambiar

// ANCHOR: llegar
fn llegar(barrera: &Barrier) -> Result<(), SyncError> {
    if barrera.wait()? == 0 {
        println!("me ha tocado el 0");
    }
    Ok(())
}
// ANCHOR_END: llegar

fn main() -> anyhow::Result<()> {
    // ANCHOR: lock
    let lock = Lock::new()?;
    let contador = RawValue::new(0)?;
    let mut procesos = Vec::new();
    for _ in 0..3 {
        let mut proceso = Process::new(|| sumar(&lock, &contador));
        proceso.start()?;
        procesos.push(proceso);
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    println!("contador: {}", contador.get());
    {
        let _guardia = lock.guard()?;
        println!("¿se puede adquirir otra vez? {}", lock.try_acquire()?.is_some());
        println!(
            "¿y esperando un poco? {}",
            lock.acquire_timeout(UN_POCO)?.is_some()
        );
    }
    // ANCHOR_END: lock

    // ANCHOR: rlock
    let rlock = RLock::new()?;
    rlock.acquire()?;
    println!("el RLock, sí: {}", rlock.try_acquire()?.is_some());
    rlock.release()?;
    rlock.release()?;
    // ANCHOR_END: rlock

    // ANCHOR: semaforo
    let semaforo = Semaphore::new(2)?;
    semaforo.acquire()?;
    semaforo.acquire()?;
    println!("¿cabe un tercero? {}", semaforo.try_acquire()?);
    semaforo.release()?;
    println!("¿y ahora? {}", semaforo.acquire_timeout(UN_POCO)?);
    // ANCHOR_END: semaforo

    // ANCHOR: evento
    let evento = Event::new()?;
    println!("¿ha avisado? {}", evento.wait_timeout(UN_POCO)?);
    let mut proceso = Process::new(|| evento.set());
    proceso.start()?;
    evento.wait()?;
    println!("¿ha avisado ya? {}", evento.is_set());
    proceso.join()?;
    // ANCHOR_END: evento

    // ANCHOR: condicion
    let condicion = Condition::new()?;
    let abierto = RawValue::new(false)?;
    let mut proceso = Process::new(|| cambiar(&condicion, &abierto));
    {
        let _guardia = condicion.guard()?;
        proceso.start()?;
        while !abierto.get() {
            condicion.wait()?;
        }
        println!("¿está abierto? {}", abierto.get());
    }
    proceso.join()?;
    // ANCHOR_END: condicion

    // ANCHOR: barrera
    let barrera = Barrier::new(3)?;
    let mut procesos = Vec::new();
    for _ in 0..3 {
        let mut proceso = Process::new(|| llegar(&barrera));
        proceso.start()?;
        procesos.push(proceso);
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    // ANCHOR_END: barrera

    // ANCHOR: errores
    if let Err(SyncError::NotHeld) = lock.release() {
        println!("release sin acquire: error");
    }
    if let Err(SyncError::NotOwner { .. }) = rlock.release() {
        println!("release de un RLock que no es mío: error");
    }
    let limitado = BoundedSemaphore::new(1)?;
    if let Err(SyncError::TooManyReleases { .. }) = limitado.release() {
        println!("release de más: error");
    }
    // ANCHOR_END: errores

    // ANCHOR: sin_cerrojo
    if let Err(SyncError::NotOwner { .. }) = condicion.notify() {
        println!("notify sin el cerrojo: error");
    }
    // ANCHOR_END: sin_cerrojo
    Ok(())
}
