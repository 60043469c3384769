//! `waitpid`: un hijo concreto, o mirar sin esperar.

use nix::errno::Errno;
use nix::unistd::getppid;
use shared::gate::Gate;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::table::{State, SystemProcess, wait_for_state};
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};

use crate::apoyo::hijos::{hijo_que_espera, hijo_que_sale};

pub const STEP: Step = Step {
    name: "waitpid",
    title: "waitpid: un hijo concreto, o mirar sin esperar",
    level: Level::Essential,
    predict: "el segundo hijo ya ha terminado y el primero no. ¿Qué hace waitpid con el PID del primero? ¿Y si se le añade WNOHANG?",
    observe: "con WNOHANG, waitpid vuelve siempre enseguida: 0 en C (StillAlive aquí) si el hijo sigue vivo.",
    topic: "os.wait(), os.waitpid()",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: waitpid
    let puerta = Gate::new()?;
    let primero = hijo_que_espera(&puerta)?;
    let segundo = hijo_que_sale(7)?;
    wait_for_state(segundo, State::Zombie)?;

    let sin_esperar = Some(WaitPidFlag::WNOHANG);
    let estado = waitpid(primero, sin_esperar)?;
    check_eq("el primero, con WNOHANG", estado, WaitStatus::StillAlive)?;
    let estado = SystemProcess::new(segundo.as_raw())?.status()?;
    check_eq("preguntar por uno no recoge al otro", estado, State::Zombie)?;

    let estado = waitpid(segundo, None)?;
    check_eq("el segundo", estado, WaitStatus::Exited(segundo, 7))?;
    let estado = waitpid(segundo, None);
    check_eq("el segundo, otra vez", estado, Err(Errno::ECHILD))?;

    puerta.open()?;
    let estado = waitpid(primero, None)?;
    check_eq("el primero, esperando", estado, WaitStatus::Exited(primero, 0))?;
    let estado = waitpid(getppid(), None);
    check_eq("mi padre, que no es mi hijo", estado, Err(Errno::ECHILD))?;
    let estado = waitpid(None, sin_esperar);
    check_eq("cualquiera, sin hijos", estado, Err(Errno::ECHILD))?;
    // ANCHOR_END: waitpid
    Ok(())
}
