//! Un plazo para una operación: `SIGALRM` interrumpe a quien espera, si el manejador se pone sin `SA_RESTART`.

mod temporizador;

use std::os::fd::{AsRawFd, BorrowedFd};
use std::sync::atomic::{AtomicI32, Ordering};

use nix::errno::Errno;
use nix::sys::signal::SaFlags;
use nix::unistd::{ForkResult, alarm, pause, pipe, read, write};
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
static ALARMAS: AtomicI32 = AtomicI32::new(0);
static ESCRITURA: AtomicI32 = AtomicI32::new(-1);

extern "C" fn apuntar(_: i32) {
    ALARMAS.fetch_add(1, Ordering::SeqCst);
}

/// A la tercera, escribe en la tubería.
extern "C" fn escribir_a_la_tercera(senal: i32) {
    apuntar(senal);
    if ALARMAS.load(Ordering::SeqCst) == 3 {
        // SAFETY: el descriptor sigue abierto mientras corre el temporizador.
        let tuberia = unsafe { BorrowedFd::borrow_raw(ESCRITURA.load(Ordering::SeqCst)) };
        let _ = write(tuberia, b"x");
    }
}

fn run() -> anyhow::Result<()> {
    // Al padre le corre una alarma: el plazo de un minuto que tiene cada paso.
    let hijo = en_un_hijo(|| {
        check_eq("segundos de alarma que hereda el hijo", alarm::cancel().unwrap_or(0), 0)?;
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

    let hijo = en_un_hijo(leer_con_alarma)?;
    check_eq("el hijo", waitpid(hijo, None)?, WaitStatus::Exited(hijo, 0))?;
    Ok(())
}

fn leer_con_alarma() -> anyhow::Result<()> {
    let (lectura, escritura) = pipe()?;
    // SAFETY: `apuntar` solo toca un atómico.
    unsafe { al_recibir(Signal::SIGALRM, apuntar, SaFlags::empty()) }?;
    cada_50_ms()?;
    check_eq("sin SA_RESTART, read", read(&lectura, &mut [0]), Err(Errno::EINTR))?;
    parar()?;

    ALARMAS.store(0, Ordering::SeqCst);
    ESCRITURA.store(escritura.as_raw_fd(), Ordering::SeqCst);
    // SAFETY: `escribir_a_la_tercera` solo toca atómicos y llama a `write`.
    unsafe { al_recibir(Signal::SIGALRM, escribir_a_la_tercera, SaFlags::SA_RESTART) }?;
    cada_50_ms()?;
    check_eq("read se reanuda, y a la tercera lee", read(&lectura, &mut [0]), Ok(1))?;
    parar()?;
    Ok(())
}
// ANCHOR_END: alarma

fn en_un_hijo(que_hacer: fn() -> anyhow::Result<()>) -> anyhow::Result<Pid> {
    match fork()? {
        ForkResult::Child => child::run(que_hacer),
        ForkResult::Parent { child } => Ok(child),
    }
}
