//! Un plazo para una operación: `SIGALRM` interrumpe a quien espera, si el manejador se pone sin `SA_RESTART`.

mod reanudar;
mod temporizador;

use nix::errno::Errno;
use nix::sys::signal::SaFlags;
use nix::unistd::{ForkResult, alarm, pause, pipe, read};
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::wait::{WaitStatus, waitpid};
use shared::{Pid, Signal, child};

use crate::apoyo::senales::al_recibir;
use temporizador::{cada_50_ms, parar};

pub const STEP: Step = Step {
    name: "alarma",
    title: "Una alarma para no esperar siempre",
    level: Level::Extension,
    predict: "un proceso pide una alarma y lee de una tubería en la que nadie escribe. ¿Qué le pasa cuando llega la alarma? ¿Y si le ha puesto un manejador a SIGALRM?",
    observe: "sin manejador, SIGALRM mata. Con él, o la llamada interrumpida vuelve con EINTR, y eso es el plazo, o se reanuda como si nada: lo decide SA_RESTART.",
    topic: "wait()",
    run: &Plain(run),
};

// ANCHOR: alarma
extern "C" fn nada(_: i32) {}

fn run() -> anyhow::Result<()> {
    // Al padre le corre una alarma: el plazo de un minuto que tiene cada paso.
    let hijo = en_un_hijo(|| {
        check_eq(
            "segundos de alarma que hereda el hijo",
            alarm::cancel().unwrap_or(0),
            0,
        )?;
        Ok(())
    })?;
    check_eq("el hijo", waitpid(hijo, None)?, WaitStatus::Exited(hijo, 0))?;

    let hijo = en_un_hijo(|| {
        cada_50_ms()?;
        pause();
        Ok(())
    })?;
    let muerto = WaitStatus::Signaled(hijo, Signal::SIGALRM.into(), false);
    check_eq("sin manejador, tras la alarma", waitpid(hijo, None)?, muerto)?;

    let hijo = en_un_hijo(|| {
        let (lectura, escritura) = pipe()?;
        // SAFETY: `nada` no hace nada.
        unsafe { al_recibir(Signal::SIGALRM, nada, SaFlags::empty()) }?;
        cada_50_ms()?;
        check_eq(
            "sin SA_RESTART, read",
            read(&lectura, &mut [0]),
            Err(Errno::EINTR),
        )?;
        parar()?;
        reanudar::con_sa_restart(&lectura, &escritura)
    })?;
    check_eq("el hijo", waitpid(hijo, None)?, WaitStatus::Exited(hijo, 0))?;
    Ok(())
}
// ANCHOR_END: alarma

fn en_un_hijo(que_hacer: fn() -> anyhow::Result<()>) -> anyhow::Result<Pid> {
    match fork()? {
        ForkResult::Child => child::run(que_hacer),
        ForkResult::Parent { child } => Ok(child),
    }
}
