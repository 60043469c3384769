//! El mismo servidor, que además recoge a sus hijos: `SIGCHLD` avisa y un manejador los recoge en bucle.

use std::net::{SocketAddr, TcpListener};
use std::process::ExitCode;

use nix::errno::Errno;
use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, Signal, sigaction};
use nix::unistd::{ForkResult, Pid};
use shared::child;
use shared::fork::fork;
use shared::lesson::{Level, OrProgram, Step, check_eq};
use shared::say;
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};

use crate::cliente::{Cliente, pedir};
use crate::escenario::con_servidor;
use crate::escucha::aceptar;
use crate::hijo_por_cliente;
use crate::manejar::manejar_cliente;
use crate::opciones::{Red, callado};
use crate::servicio::{Puesto, esperar_cuenta};

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
    // El programa interrumpido puede no haber leído aún su errno, y `waitpid` escribe el suyo.
    let errno = Errno::last();
    // Las señales no hacen cola: un aviso puede ser por varios hijos.
    while let Ok(WaitStatus::Exited(..) | WaitStatus::Signaled(..)) =
        waitpid(None, Some(WaitPidFlag::WNOHANG))
    {}
    errno.set();
}

fn recoger_al_avisar() -> nix::Result<()> {
    // Sin SA_RESTART, un aviso interrumpiría `accept`.
    let manejador = SigHandler::Handler(al_terminar_un_hijo);
    let accion = SigAction::new(manejador, SaFlags::SA_RESTART, SigSet::empty());
    // SAFETY: en un manejador se puede llamar a `waitpid` si conserva errno (signal-safety(7)).
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
    red.sirve(servidor)
}

fn run(_: Red) -> anyhow::Result<()> {
    say!("el servidor anterior, que no recoge:");
    let anterior = |escucha| callado(|| hijo_por_cliente::servidor(escucha, true));
    con_servidor(anterior, |donde, servidor| veinte_clientes(donde, servidor, 1))?;
    say!("este, que recoge:");
    let este = |escucha| callado(|| servidor(escucha));
    con_servidor(este, |donde, servidor| veinte_clientes(donde, servidor, 0))
}

// ANCHOR: clientes
/// `deja` es cuántos zombis quedan por cada cliente atendido.
fn veinte_clientes(donde: SocketAddr, servidor: Pid, deja: usize) -> anyhow::Result<()> {
    let callados = [Cliente::conectar(donde)?, Cliente::conectar(donde)?];
    esperar_cuenta(servidor, (2, 0))?;
    for _ in 0..18 {
        pedir(donde, "/")?;
    }
    let ahora = esperar_cuenta(servidor, (2, 18 * deja))?;
    check_eq("hijos vivos y zombis, con dos callados y 18 atendidos", ahora, (2, 18 * deja))?;
    for callado in callados {
        callado.pedir("/")?;
        callado.leer()?;
    }
    let al_final = esperar_cuenta(servidor, (0, 20 * deja))?;
    check_eq("hijos vivos y zombis, atendidos los veinte", al_final, (0, 20 * deja))?;
    Ok(())
}
// ANCHOR_END: clientes
