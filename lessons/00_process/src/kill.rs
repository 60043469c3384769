//! `terminate` pide que acabe; `kill` mata. Y lo que ocurre al enviarle una señal a un zombi.

mod de_verdad;

use std::time::Duration;

use clap::Args;
use nix::sys::signal::{SigHandler, signal};
use shared::gate::Gate;
use shared::lesson::{Level, Step, WithOptions, check, check_eq, parse_pid, parse_signal};
use shared::process::Process;
use shared::signal::SignalNumber;
use shared::table::{State, wait_for_state};
use shared::{Signal, say};

pub const STEP: Step = Step {
    name: "kill",
    title: "terminate pide que acabe; kill mata",
    level: Level::Essential,
    predict: "un proceso que ignora SIGTERM, ¿puede ignorar también SIGKILL? ¿Y un zombi, muere con kill -9?",
    observe: "SIGKILL no se puede ignorar, pero no mata a un muerto. Un zombi desaparece cuando su padre lo recoge con wait, o cuando el padre muere y quien lo adopta lo recoge.",
    topic: "proc.kill()",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Envía la señal de verdad a este proceso del sistema, después de mostrarlo y preguntar
    #[arg(long, value_name = "PID", value_parser = parse_pid)]
    pid: Option<i32>,
    /// Qué señal se envía con --pid: TERM, KILL, INT, HUP, STOP, CONT…
    #[arg(long, value_name = "SEÑAL", default_value = "TERM", requires = "pid", value_parser = parse_signal)]
    senal: SignalNumber,
    /// Con --pid, responde que sí sin preguntar
    #[arg(long, requires = "pid")]
    si: bool,
}

fn run(opciones: Opciones) -> anyhow::Result<()> {
    if let Some(pid) = opciones.pid {
        return de_verdad::enviar(pid, opciones.senal, opciones.si);
    }
    // ANCHOR: terminate
    let preparado = Gate::new()?;
    let mut rebelde = Process::new(|| ignorar_sigterm(&preparado)).with_daemon(true);
    rebelde.start()?;
    preparado.wait()?;

    rebelde.terminate()?;
    let ha_terminado = rebelde.join_timeout(Duration::from_millis(300))?;
    check_eq("tras terminate(), ha terminado", ha_terminado, false)?;
    // ANCHOR_END: terminate

    // ANCHOR: kill
    rebelde.kill()?;
    rebelde.join()?;
    check_eq("tras kill(), exitcode()", rebelde.exitcode(), Some(-9))?;
    // ANCHOR_END: kill

    // ANCHOR: zombi
    let mut hijo = Process::new(|| say!("termino ya; mi padre tardará en recogerme"));
    hijo.start()?;
    let zombi = hijo.in_table()?;
    wait_for_state(zombi.pid(), State::Zombie)?;
    say!("{hijo} ha terminado y no lo he recogido: está {}", zombi.status()?);
    zombi.kill()?;
    check_eq("tras SIGKILL, el zombi sigue", zombi.status()?, State::Zombie)?;
    hijo.join()?;
    check("tras join, el zombi ya no está", !zombi.is_running())?;
    check_eq("SIGKILL llegó tarde, exitcode()", hijo.exitcode(), Some(0))?;
    // ANCHOR_END: zombi
    Ok(())
}

fn ignorar_sigterm(preparado: &Gate) -> anyhow::Result<()> {
    // SAFETY: SIG_IGN no ejecuta código nuestro cuando llega la señal.
    unsafe { signal(Signal::SIGTERM, SigHandler::SigIgn) }?;
    say!("ignoro SIGTERM");
    preparado.open()?;
    loop {
        nix::unistd::pause();
    }
}
