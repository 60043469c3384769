//! Dos cerrojos en orden contrario: cada proceso espera el que tiene el otro, y ninguno sigue.

use std::time::Duration;

use shared::lesson::{Level, Plain, Step, check_eq};
use shared::process::Process;
use shared::say;
use shared::sync::{Barrier, Lock, SyncError};

use crate::apoyo::esperas;
use crate::apoyo::fin::no_termina;

pub const STEP: Step = Step {
    name: "interbloqueo",
    title: "Dos cerrojos en orden contrario",
    level: Level::Essential,
    predict: "el hijo 1 tiene A y quiere B; el hijo 2 tiene B y quiere A. ¿Quién cede?",
    observe: "nadie cede: se espera en círculo. Solo se deshace quitándole algo a alguien.",
    topic: "lock.acquire(): «se bloqueará y esperará hasta que el bloqueo esté disponible»",
    run: &Plain(run),
};

const PLAZO: Duration = Duration::from_millis(200);

fn run() -> anyhow::Result<()> {
    // ANCHOR: contrario
    let a = Lock::new()?.with_name("A");
    let b = Lock::new()?.with_name("B");
    let con_uno = Barrier::new(2)?;
    let mut uno = Process::new(|| los_dos(&a, &b, &con_uno)).with_daemon(true);
    let mut otro = Process::new(|| los_dos(&b, &a, &con_uno)).with_daemon(true);
    uno.start()?;
    otro.start()?;
    no_termina(&mut uno, PLAZO)?;
    no_termina(&mut otro, PLAZO)?;
    // ANCHOR_END: contrario

    // ANCHOR: diagnostico
    for espera in esperas::en_circulo([&uno, &otro])? {
        say!("{espera}");
    }
    // ANCHOR_END: diagnostico

    // ANCHOR: victima
    say!("mato a {uno}, y el cerrojo que tenía queda para el otro");
    uno.kill()?;
    uno.join()?;
    check_eq("exitcode() de hijo 1", uno.exitcode(), Some(-9))?;
    otro.join()?;
    check_eq("exitcode() de hijo 2", otro.exitcode(), Some(0))?;
    // ANCHOR_END: victima
    Ok(())
}

// ANCHOR: los_dos
fn los_dos(
    primero: &Lock,
    segundo: &Lock,
    con_uno: &Barrier,
) -> Result<(), SyncError> {
    let _primero = primero.guard()?;
    // Sin la barrera, uno podría adquirir los dos antes de que empiece el otro.
    con_uno.wait()?;
    let _segundo = segundo.guard()?;
    say!("tengo los dos");
    Ok(())
}
// ANCHOR_END: los_dos
