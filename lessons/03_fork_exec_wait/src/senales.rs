//! `SIGCHLD` avisa de que un hijo ha terminado. Las señales no hacen cola: un aviso puede ser de varios hijos.

use std::sync::atomic::{AtomicU32, Ordering};

use nix::sys::signal::{SaFlags, SigHandler, SigSet, signal};
use shared::Signal;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::wait::{Id, WaitPidFlag, WaitStatus, waitid, waitpid};

use crate::apoyo::hijos::hijo_que_sale;
use crate::apoyo::senales::al_recibir;

pub const STEP: Step = Step {
    name: "senales",
    title: "SIGCHLD avisa de que un hijo ha terminado",
    level: Level::Extension,
    predict: "SIGCHLD está bloqueada y terminan tres hijos. Al desbloquearla, ¿cuántas veces se ejecuta el manejador?",
    observe: "una sola vez: pendiente o no pendiente, sin contar. Por eso quien recibe SIGCHLD recoge en un bucle.",
    topic: "wait()",
    run: &Plain(run),
};

// ANCHOR: senales
static AVISOS: AtomicU32 = AtomicU32::new(0);

extern "C" fn apuntar(_: i32) {
    // Dentro de un manejador se puede hacer muy poco: sumar en un atómico, sí.
    AVISOS.fetch_add(1, Ordering::SeqCst);
}

fn run() -> anyhow::Result<()> {
    // SAFETY: `apuntar` solo toca un atómico.
    unsafe { al_recibir(Signal::SIGCHLD, apuntar, SaFlags::SA_RESTART) }?;
    let hijo = hijo_que_sale(0)?;
    check_eq("un hijo", waitpid(hijo, None)?, WaitStatus::Exited(hijo, 0))?;
    check_eq("avisos", AVISOS.swap(0, Ordering::SeqCst), 1)?;

    let mut sigchld = SigSet::empty();
    sigchld.add(Signal::SIGCHLD);
    sigchld.thread_block()?;
    for _ in 0..3 {
        let hijo = hijo_que_sale(0)?;
        // Espera a que termine, pero lo deja sin recoger.
        waitid(Id::Pid(hijo), WaitPidFlag::WEXITED | WaitPidFlag::WNOWAIT)?;
    }
    check_eq(
        "avisos de tres hijos, con SIGCHLD bloqueada",
        AVISOS.load(Ordering::SeqCst),
        0,
    )?;
    sigchld.thread_unblock()?;
    check_eq("avisos al desbloquearla", AVISOS.load(Ordering::SeqCst), 1)?;

    let mut recogidos = 0;
    while waitpid(None, Some(WaitPidFlag::WNOHANG))
        .is_ok_and(|estado| estado.pid().is_some())
    {
        recogidos += 1;
    }
    check_eq("recogidos con un bucle de waitpid", recogidos, 3)?;
    // SAFETY: restablecer la acción por defecto no ejecuta nada.
    unsafe { signal(Signal::SIGCHLD, SigHandler::SigDfl) }?;
    Ok(())
}
// ANCHOR_END: senales
