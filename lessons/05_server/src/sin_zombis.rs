//! El mismo servidor, que además recoge a sus hijos: `SIGCHLD` avisa y un manejador los recoge en bucle.

use std::net::TcpListener;
use std::process::ExitCode;

use nix::errno::Errno;
use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, Signal, sigaction};
use nix::unistd::ForkResult;
use shared::fork::fork;
use shared::lesson::{Level, OrProgram, Step};
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};
use shared::{child, say};

use crate::apoyo::clientes::escenario::con_servidor_callado;
use crate::apoyo::clientes::sin_zombis as clientes;
use crate::apoyo::escucha::aceptar;
use crate::apoyo::manejar::manejar_cliente;
use crate::apoyo::opciones::Red;
use crate::apoyo::servicio::Puesto;
use crate::hijo_por_cliente;

pub const STEP: Step = Step {
    name: "sin_zombis",
    title: "Un servidor que recoge a sus hijos",
    level: Level::Essential,
    predict: "el servidor anterior no llama nunca a wait. Después de veinte clientes, ¿cuántos hijos tiene en la tabla? ¿Y si los recoge al recibir SIGCHLD?",
    observe: "cada cliente dejaba un zombi, y un servidor que dura los acumula hasta agotar el cupo. Con SIGCHLD sabe cuándo ha terminado alguno, y lo recoge sin esperar a nadie.",
    topic: "Aplicación Práctica; wait(): «evitando que queden en estado zombi»",
    run: &OrProgram { step: run, program, turned_by: &["sirve"] },
};

// ANCHOR: recoger
extern "C" fn al_terminar_un_hijo(_: i32) {
    // El programa interrumpido puede no haber leído aún su errno.
    let errno = Errno::last();
    // Las señales no hacen cola: un aviso puede ser por varios hijos.
    while let Ok(WaitStatus::Exited(..) | WaitStatus::Signaled(..)) =
        waitpid(None, Some(WaitPidFlag::WNOHANG))
    {}
    errno.set();
}

pub fn recoger_al_avisar() -> nix::Result<()> {
    // Sin SA_RESTART, un aviso interrumpiría `accept`.
    let manejar = SigHandler::Handler(al_terminar_un_hijo);
    let accion = SigAction::new(manejar, SaFlags::SA_RESTART, SigSet::empty());
    // SAFETY: ahí se puede llamar a `waitpid` (signal-safety(7)).
    unsafe { sigaction(Signal::SIGCHLD, &accion) }.map(drop)
}
// ANCHOR_END: recoger

// ANCHOR: servidor
pub fn servidor(escucha: TcpListener) -> anyhow::Result<()> {
    recoger_al_avisar()?;
    for numero in 1.. {
        let cliente = aceptar(&escucha)?;
        if let ForkResult::Child = fork()? {
            child::run(|| {
                drop(escucha);
                manejar_cliente(&cliente, Puesto::de_mi_padre(numero));
            });
        }
        drop(cliente);
    }
    Ok(())
}
// ANCHOR_END: servidor

fn program(red: Red) -> anyhow::Result<ExitCode> {
    servidor(red.escuchar()?)?;
    Ok(ExitCode::SUCCESS)
}

fn run(_: Red) -> anyhow::Result<()> {
    say!("el servidor anterior, que no recoge:");
    con_servidor_callado(hijo_por_cliente::servidor, clientes::veinte_con_zombis)?;
    say!("este, que recoge:");
    con_servidor_callado(servidor, clientes::veinte_sin_zombis)
}
