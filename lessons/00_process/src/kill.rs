//! `terminate` pide que acabe; `kill` mata.

mod de_verdad;

use std::time::Duration;

use clap::Args;
use nix::sys::signal::{SigHandler, signal};
use shared::gate::Gate;
use shared::lesson::{Level, Step, WithOptions, check_eq, parse_pid, parse_signal};
use shared::process::Process;
use shared::signal::SignalNumber;
use shared::{Signal, say};

pub const STEP: Step = Step {
    name: "kill",
    title: "terminate pide que acabe; kill mata",
    level: Level::Essential,
    predict: "un proceso que ignora SIGTERM, ¿puede ignorar también SIGKILL?",
    observe: "SIGTERM se puede atrapar e ignorar; SIGKILL, no. Por eso, primero terminate, y kill solo si no hay más remedio.",
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
    let mut rebelde =
        Process::new(|| ignorar_sigterm(&preparado)).with_daemon(true);
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
