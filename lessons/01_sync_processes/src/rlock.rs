//! Un cerrojo reentrante: su dueño puede adquirirlo otra vez, y solo su dueño puede soltarlo.

use std::time::Duration;

use shared::ipc::RawValue;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::sync::{Lock, RLock, SyncError};

use crate::apoyo::hijos::en_un_hijo;

pub const STEP: Step = Step {
    name: "rlock",
    title: "Pedir un cerrojo que ya tienes: Lock y RLock",
    level: Level::Extension,
    predict: "una función adquiere el cerrojo y llama a otra que también lo adquiere. ¿Qué pasa con Lock? ¿Y con RLock?",
    observe: "con Lock, el proceso se espera a sí mismo. RLock cuenta: queda libre tras tantos release como acquire, y el release solo lo puede hacer su dueño.",
    topic: "lock.acquire(): «si el bloqueo ya está adquirido…»",
    run: &Plain(run),
};

const PLAZO: Duration = Duration::from_millis(100);

type Cuenta = RawValue<i64>;

fn run() -> anyhow::Result<()> {
    // ANCHOR: lock
    let lock = Lock::new()?;
    lock.acquire()?;
    check_eq("Lock, otro acquire con plazo", lock.acquire_timeout(PLAZO)?, None)?;
    en_un_hijo(|| check_eq("Lock, si lo suelta otro", lock.release(), Ok(())))?;
    check_eq("Lock, quién lo tiene después", lock.owner(), None)?;
    // ANCHOR_END: lock

    // ANCHOR: rlock
    let rlock = RLock::new()?;
    rlock.acquire()?;
    rlock.acquire()?;
    rlock.release()?;
    let nada = Ok(None);
    en_un_hijo(|| check_eq("RLock, tras un release", rlock.try_acquire(), nada))?;
    let ajeno = Err(SyncError::NotOwner { operation: "release()" });
    en_un_hijo(|| check_eq("RLock, si lo suelta otro", rlock.release(), ajeno))?;
    rlock.release()?;
    check_eq("RLock, quién lo tiene tras dos release", rlock.owner(), None)?;
    // ANCHOR_END: rlock

    // ANCHOR: usar
    let (mia, tuya) = (RawValue::new(100)?, RawValue::new(0)?);
    transferir(&rlock, &mia, &tuya)?;
    check_eq("tras transferir 30, (mía, tuya)", (mia.get(), tuya.get()), (70, 30))?;
    // ANCHOR_END: usar
    Ok(())
}

// ANCHOR: transferir
fn transferir(rlock: &RLock, de: &Cuenta, a: &Cuenta) -> Result<(), SyncError> {
    let _guardia = rlock.guard()?;
    ingresar(rlock, de, -30)?;
    ingresar(rlock, a, 30)
}

fn ingresar(rlock: &RLock, en: &Cuenta, importe: i64) -> Result<(), SyncError> {
    let _guardia = rlock.guard()?;
    en.set(en.get() + importe);
    Ok(())
}
// ANCHOR_END: transferir
