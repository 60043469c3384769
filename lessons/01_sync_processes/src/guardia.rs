//! Una guardia suelta el cerrojo pase lo que pase: también con un error o con un pánico.

use anyhow::{Result, bail};
use shared::ipc::RawValue;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::process::Process;
use shared::say;
use shared::sync::{Acquired, Lock};

pub const STEP: Step = Step {
    name: "guardia",
    title: "Un fallo entre acquire y release",
    level: Level::Essential,
    predict: "un proceso falla entre acquire y release, y acaba. ¿Qué le pasa al siguiente que llame a acquire?",
    observe: "sin guardia, el cerrojo se quedó cerrado por un muerto. Con ella se soltó, con error y con pánico.",
    topic: "lock.release(), y el with lock: de Python",
    run: &Plain(run),
};

fn run() -> Result<()> {
    let lock = Lock::new()?;
    let cuenta = RawValue::new(0)?;

    // ANCHOR: sin_guardia
    let mut descuidado = Process::new(|| sin_guardia(&lock, &cuenta, "mil"));
    descuidado.start()?;
    descuidado.join()?;
    check_eq("sin guardia, exitcode()", descuidado.exitcode(), Some(1))?;
    check_eq("es de quien ya no existe", lock.owner(), descuidado.pid())?;
    let muerto = lock.acquire()?.dead_owner();
    check_eq("acquire() da la noticia", muerto, descuidado.pid())?;
    lock.release()?;
    // ANCHOR_END: sin_guardia

    // ANCHOR: con_guardia
    let mut prudente = Process::new(|| con_guardia(&lock, &cuenta, "mil"));
    prudente.start()?;
    prudente.join()?;
    check_eq("con guardia y un error, exitcode()", prudente.exitcode(), Some(1))?;
    check_eq("el cerrojo no es de nadie", lock.owner(), None)?;

    let mut asustado = Process::new(|| -> Result<()> {
        let _guardia = lock.guard()?;
        panic!("se ha ido la luz");
    });
    asustado.start()?;
    asustado.join()?;
    check_eq("con guardia y pánico, exitcode()", asustado.exitcode(), Some(101))?;
    let libre = Some(Acquired::Free);
    check_eq("está libre, try_acquire()", lock.try_acquire()?, libre)?;
    lock.release()?;
    // ANCHOR_END: con_guardia

    con_guardia(&lock, &cuenta, "1000")?;
    say!("y si nada falla, con guardia también se suelta");
    check_eq("cuenta", cuenta.get(), 1000)?;
    check_eq("el cerrojo no es de nadie", lock.owner(), None)?;
    Ok(())
}

// ANCHOR: funciones
fn sin_guardia(lock: &Lock, cuenta: &RawValue<u64>, euros: &str) -> Result<()> {
    lock.acquire()?;
    ingresar(cuenta, euros)?;
    Ok(lock.release()?)
}

fn con_guardia(lock: &Lock, cuenta: &RawValue<u64>, euros: &str) -> Result<()> {
    let _guardia = lock.guard()?;
    ingresar(cuenta, euros)
}

fn ingresar(cuenta: &RawValue<u64>, euros: &str) -> Result<()> {
    let Ok(euros) = euros.parse::<u64>() else {
        bail!("«{euros}» no es un número");
    };
    cuenta.set(cuenta.get() + euros);
    Ok(())
}
// ANCHOR_END: funciones
