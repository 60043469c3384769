//! Los grupos de procesos: `killpg` envía a todos los de uno, y Ctrl-C, a todos los que están en el primer plano.

use nix::sys::signal::{SigHandler, killpg, signal};
use nix::unistd::{ForkResult, getpgid, getpgrp, setpgid};
use shared::fork::fork;
use shared::gate::Gate;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::wait::{WaitStatus, waitpid};
use shared::{Signal, child};

use crate::apoyo::hijos::hijo_que_espera;
use crate::apoyo::terminal::Terminal;

pub const STEP: Step = Step {
    name: "grupos",
    title: "Señales para un grupo de procesos",
    level: Level::Extension,
    predict: "un programa abierto en un terminal tiene dos hijos, y uno de ellos en otro grupo de procesos. Pulsas Ctrl-C: ¿a quién le llega SIGINT? ¿Y si en lugar de eso alguien llama a kill con el PID del programa?",
    observe: "kill envía a un proceso; killpg, a todos los de un grupo; y Ctrl-C, a todos los del grupo que está en el primer plano del terminal.",
    topic: "proc.kill()",
    run: &Plain(run),
};

// ANCHOR: grupos
fn run() -> anyhow::Result<()> {
    let puerta = Gate::new()?;
    let [uno, dos, tres] = [
        hijo_que_espera(&puerta)?,
        hijo_que_espera(&puerta)?,
        hijo_que_espera(&puerta)?,
    ];
    let el_mio = getpgid(Some(uno))? == getpgrp();
    check("los hijos nacen en el grupo del padre", el_mio)?;
    setpgid(uno, uno)?; // El primero funda un grupo, que se llama como él…
    setpgid(dos, uno)?; // … y el segundo entra en él.
    check("el segundo está en el del primero", getpgid(Some(dos))? == uno)?;

    killpg(uno, Signal::SIGTERM)?;
    for hijo in [uno, dos] {
        let muerto = WaitStatus::Signaled(hijo, Signal::SIGTERM.into(), false);
        check_eq("tras killpg, uno del grupo", waitpid(hijo, None)?, muerto)?;
    }
    puerta.open()?;
    let ha_salido = WaitStatus::Exited(tres, 0);
    check_eq("y el que no está en él", waitpid(tres, None)?, ha_salido)?;

    let terminal = Terminal::nuevo()?;
    let listos = Gate::new()?;
    let programa = match fork()? {
        ForkResult::Child => child::run(|| en_un_terminal(&terminal, &listos)),
        ForkResult::Parent { child } => child,
    };
    listos.wait()?;
    terminal.teclear("\x03")?; // El carácter que envía Ctrl-C.
    let ha_salido = WaitStatus::Exited(programa, 0);
    check_eq("el programa", waitpid(programa, None)?, ha_salido)?;
    Ok(())
}

fn en_un_terminal(terminal: &Terminal, listos: &Gate) -> anyhow::Result<()> {
    terminal.tomar()?;
    // SAFETY: ignorar una señal no ejecuta nada.
    unsafe { signal(Signal::SIGINT, SigHandler::SigIgn) }?;
    let puerta = Gate::new()?;
    let [delante, detras] = [hijo_que_espera(&puerta)?, hijo_que_espera(&puerta)?];
    setpgid(detras, detras)?;
    listos.open()?;
    let muerto = WaitStatus::Signaled(delante, Signal::SIGINT.into(), false);
    let estado = waitpid(delante, None)?;
    check_eq("tras Ctrl-C, el del primer plano", estado, muerto)?;
    puerta.open()?;
    let ha_salido = WaitStatus::Exited(detras, 0);
    check_eq("y el de otro grupo", waitpid(detras, None)?, ha_salido)?;
    Ok(())
}
// ANCHOR_END: grupos
