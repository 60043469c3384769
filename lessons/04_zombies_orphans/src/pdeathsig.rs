//! `PR_SET_PDEATHSIG`: pedir al núcleo una señal para cuando muera el padre.

mod nietos;

use nix::sys::prctl;
use nix::sys::signal::kill;
use nix::unistd::{ForkResult, getpid};
use shared::Signal;
use shared::child;
use shared::fork::fork;
use shared::gate::Gate;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::lifeline::Lifeline;
use shared::wait::{WaitStatus, waitpid};

use nietos::{esperar, morir_con, seguir};

pub const STEP: Step = Step {
    name: "pdeathsig",
    title: "Morir con el padre",
    level: Level::Extension,
    predict: "matamos al hijo con SIGKILL, que no le deja despedirse de nadie. ¿Qué es de los nietos?",
    observe: "por sí solos, los nietos siguen vivos: muere con su padre solo quien se lo ha pedido al núcleo.",
    topic: "Proceso huérfano; «el proceso padre termina antes que el hijo»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    let cuerda = Lifeline::new()?;
    let puertas = [Gate::new()?, Gate::new()?];
    let [uno, otro] = &puertas;
    // Para poder recoger a los nietos cuando muera el hijo.
    prctl::set_child_subreaper(true)?;

    // ANCHOR: familia
    let hijo = match fork()? {
        ForkResult::Child => child::run(|| -> anyhow::Result<()> {
            let padre = getpid();
            match cuerda.fork()? {
                ForkResult::Child => child::run(|| morir_con(padre, uno)),
                ForkResult::Parent { .. } => uno.wait()?,
            }
            match cuerda.fork()? {
                ForkResult::Child => child::run(|| seguir(otro)),
                ForkResult::Parent { .. } => esperar(),
            }
        }),
        ForkResult::Parent { child } => child,
    };
    otro.wait()?;
    // ANCHOR_END: familia

    // ANCHOR: muerte
    let (pedida, sin_pedir) = (cuerda.holder(0)?.pid(), cuerda.holder(1)?);
    kill(hijo, Signal::SIGKILL)?;
    waitpid(hijo, None)?;
    let final_pedido = WaitStatus::Signaled(pedida, Signal::SIGTERM.into(), false);
    check_eq("wait de quien lo pidió", waitpid(pedida, None)?, final_pedido)?;
    check("quien no lo pidió sigue vivo", sin_pedir.is_alive())?;
    check("y ahora es hijo mío, que soy subreaper", sin_pedir.ppid()? == getpid())?;
    // ANCHOR_END: muerte

    kill(sin_pedir.pid(), Signal::SIGKILL)?;
    waitpid(sin_pedir.pid(), None)?;
    prctl::set_child_subreaper(false)?;
    Ok(())
}
