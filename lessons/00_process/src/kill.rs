//! `terminate` pide que acabe; `kill` mata. Y lo que ocurre al enviarle una señal a un zombi.

use std::time::Duration;

use anyhow::Context;
use clap::Args;
use nix::sys::signal::{SigHandler, signal};
use shared::gate::Gate;
use shared::lesson::{
    Step, Usage, WithOptions, between, check, check_eq, confirm, is_interactive, parse_signal,
};
use shared::process::Process;
use shared::table::{State, SystemProcess, Table, TableError, wait_for_state};
use shared::{Signal, say};

pub const STEP: Step = Step {
    name: "kill",
    title: "terminate pide que acabe; kill mata",
    predict: "un proceso que ignora SIGTERM, ¿puede ignorar también SIGKILL? ¿Y un zombi, muere con kill -9?",
    observe: "SIGKILL no se puede ignorar, pero tampoco mata a un muerto: al zombi solo lo quita join.",
    topic: "proc.kill()",
    run: &WithOptions(run),
};

/// El mayor PID que admite Linux.
const PID_MAX: i32 = 4_194_304;

#[derive(Args)]
struct Opciones {
    /// Envía la señal de verdad a este proceso del sistema, después de mostrarlo y preguntar
    #[arg(long, value_name = "PID", allow_negative_numbers = true, value_parser = between(-PID_MAX..=PID_MAX, "PID"))]
    pid: Option<i32>,
    /// Qué señal se envía con --pid: TERM, KILL, INT, HUP, STOP, CONT…
    #[arg(long, value_name = "SEÑAL", default_value = "TERM", value_parser = parse_signal)]
    senal: Signal,
    /// Con --pid, responde que sí sin preguntar
    #[arg(long, requires = "pid")]
    si: bool,
}

fn run(opciones: Opciones) -> anyhow::Result<()> {
    if let Some(pid) = opciones.pid {
        return enviar_de_verdad(pid, opciones.senal, opciones.si);
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
    check_eq("exitcode(): SIGKILL llegó tarde", hijo.exitcode(), Some(0))?;
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

// ANCHOR: de_verdad
fn enviar_de_verdad(pid: i32, senal: Signal, si: bool) -> anyhow::Result<()> {
    let mal_uso = |error: TableError| Usage::new(error.to_string());
    let proceso = SystemProcess::new(pid).map_err(mal_uso)?;
    proceso.may_signal(senal).map_err(mal_uso)?;
    let tabla = Table::snapshot()?;
    let visto = tabla.get(proceso.pid()).context("el proceso acaba de desaparecer")?;
    say!("PID {pid}: {}, de {}, hijo de PID {}, {}", visto.name, visto.user, visto.ppid, visto.state);
    say!("orden: {}", visto.command);
    if !si && !is_interactive() {
        return Err(
            Usage::new("sin un terminal no puedo preguntarte: añade --si para enviar la señal").into()
        );
    }
    if !si && !confirm(&format!("¿Le envío {senal}?")) {
        say!("no le envío nada");
        return Ok(());
    }
    proceso.send_signal(senal).map_err(mal_uso)?;
    let ha_terminado = proceso.wait(Duration::from_secs(1))?;
    match (ha_terminado, proceso.status()) {
        (true, Ok(State::Zombie)) => say!("{senal} enviada: ha terminado, y su padre aún no lo ha recogido"),
        (true, _) => say!("{senal} enviada: ha terminado y ya no está en la tabla"),
        (false, estado) => say!("{senal} enviada: un segundo después sigue ahí, {}", estado?),
    }
    Ok(())
}
// ANCHOR_END: de_verdad
