//! Declararse *subreaper*: adoptar a los descendientes que se queden sin padre.

use nix::sys::prctl;
use nix::unistd::{ForkResult, getpid};
use shared::child;
use shared::fork::fork;
use shared::gate::Gate;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::lifeline::Lifeline;
use shared::say;
use shared::wait::{WaitStatus, waitpid};

pub const STEP: Step = Step {
    name: "subreaper",
    title: "Subreaper: adoptar sin ser PID 1",
    level: Level::Extension,
    predict: "el padre se declara subreaper y su hijo muere dejando un nieto. ¿Puede el padre recoger al nieto con wait?",
    observe: "wait solo admite hijos, y el nieto ya lo es: la adopción da al abuelo el derecho, y la obligación, de recogerlo.",
    topic: "Proceso huérfano; «que se encarga de esperar su finalización»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    let cuerda = Lifeline::new()?;
    let puertas = [Gate::new()?, Gate::new()?];
    let [muere_el_hijo, termina] = &puertas;

    // ANCHOR: subreaper
    prctl::set_child_subreaper(true)?;
    let hijo = match fork()? {
        ForkResult::Child => child::run(|| -> anyhow::Result<()> {
            check_eq(
                "el hijo hereda el ser subreaper",
                prctl::get_child_subreaper()?,
                false,
            )?;
            match cuerda.fork()? {
                ForkResult::Child => child::run(|| salir_con_5(termina)),
                ForkResult::Parent { .. } => Ok(muere_el_hijo.wait()?),
            }
        }),
        ForkResult::Parent { child } => child,
    };
    let nieto = cuerda.holder(0)?;
    check("antes, el padre del nieto es el hijo", nieto.ppid()? == hijo)?;
    muere_el_hijo.open()?;
    waitpid(hijo, None)?;
    check("después, el padre del nieto soy yo", nieto.ppid()? == getpid())?;
    // ANCHOR_END: subreaper

    // ANCHOR: recoger
    termina.open()?;
    let final_del_nieto = waitpid(nieto.pid(), None)?;
    check_eq(
        "wait del nieto",
        final_del_nieto,
        WaitStatus::Exited(nieto.pid(), 5),
    )?;
    check("y ya no está en la tabla", !nieto.is_running())?;
    prctl::set_child_subreaper(false)?;
    // ANCHOR_END: recoger
    Ok(())
}

fn salir_con_5(termina: &Gate) -> anyhow::Result<i32> {
    termina.wait()?;
    say!("salgo con 5");
    Ok(5)
}
