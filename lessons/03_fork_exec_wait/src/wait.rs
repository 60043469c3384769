//! `wait` espera a que termine cualquier hijo, dice cuál y cómo, y lo borra de la tabla.

use nix::errno::Errno;
use nix::unistd::ForkResult;
use shared::fork::fork;
use shared::gate::Gate;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::table::{State, SystemProcess, wait_for_state};
use shared::wait::{WaitStatus, wait};
use shared::{child, say};

use crate::apoyo::hijos::hijo_que_sale;

pub const STEP: Step = Step {
    name: "wait",
    title: "wait recoge a cualquier hijo que haya terminado",
    level: Level::Essential,
    predict: "hay tres hijos y termina primero el tercero. ¿A cuál devuelve el primer wait? ¿Y qué devuelve el cuarto wait, si ya no queda ninguno?",
    observe: "wait devuelve el PID del que ha terminado, sea cual sea; sin hijos no espera: falla con ECHILD.",
    topic: "os.wait(); «Esperar a los Hijos con wait()»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: tres
    let mut hijos = Vec::new();
    for codigo in 1..=3 {
        let puerta = Gate::new()?;
        let hijo = match fork()? {
            ForkResult::Child => child::run(|| -> anyhow::Result<i32> {
                puerta.wait()?;
                say!("termino, con código {codigo}");
                Ok(codigo)
            }),
            ForkResult::Parent { child } => child,
        };
        hijos.push((hijo, puerta));
    }
    for (i, codigo) in [(2, 3), (0, 1), (1, 2)] {
        let (pid, puerta) = &hijos[i];
        puerta.open()?;
        check_eq("wait", wait()?, WaitStatus::Exited(*pid, codigo))?;
    }
    check_eq("wait, sin hijos", wait(), Err(Errno::ECHILD))?;
    // ANCHOR_END: tres

    // ANCHOR: recoger
    let hijo = hijo_que_sale(0)?;
    wait_for_state(hijo, State::Zombie)?;
    let visto = SystemProcess::new(hijo.as_raw())?;
    say!("el hijo ha terminado, y sigue en la tabla: {}", visto.status()?);
    check_eq("wait", wait()?, WaitStatus::Exited(hijo, 0))?;
    check_eq("después de wait, sigue en la tabla", visto.is_running(), false)?;
    // ANCHOR_END: recoger
    Ok(())
}
