//! Un zombi: ha terminado, sigue en la tabla, `kill -9` no lo quita y `wait` sí.

use std::fs;
use std::thread;
use std::time::Duration;

use clap::Args;
use nix::errno::Errno;
use nix::sys::signal::kill;
use nix::unistd::ForkResult;
use shared::child;
use shared::fork::fork;
use shared::lesson::{Level, Step, WithOptions, between, check, check_eq};
use shared::table::{State, SystemProcess, wait_for_state};
use shared::wait::{WaitStatus, waitpid};
use shared::{Signal, say};

pub const STEP: Step = Step {
    name: "zombi",
    title: "Un zombi ha terminado, pero sigue en la tabla",
    level: Level::Essential,
    predict: "el hijo ya ha terminado. ¿Sigue en la tabla de procesos? ¿Lo quita kill -9?",
    observe: "no se puede matar a un muerto. Un zombi desaparece cuando su padre lo recoge con wait, o cuando el padre muere y quien lo adopta lo recoge.",
    topic: "Proceso zombi; «El hijo sigue existiendo en la tabla de procesos hasta que el padre lo recoge»",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Cuánto tarda el padre en recogerlo, para mirarlo desde otro terminal, de 0 a
    /// 8 segundos
    #[arg(long, value_name = "N", default_value = "0", value_parser = between(0..=8_u64, "segundos"))]
    segundos: u64,
}

fn run(opciones: Opciones) -> anyhow::Result<()> {
    // ANCHOR: zombi
    let hijo = match fork()? {
        ForkResult::Child => child::run(|| 7),
        ForkResult::Parent { child } => child,
    };
    wait_for_state(hijo, State::Zombie)?;
    let visto = SystemProcess::new(hijo.as_raw())?;
    say!("hijo 1 (PID {hijo}) ha terminado y no lo he recogido");
    check_eq("estado", visto.status()?, State::Zombie)?;
    check_eq(
        "bytes en su cmdline",
        fs::read(format!("/proc/{hijo}/cmdline"))?.len(),
        0,
    )?;
    // ANCHOR_END: zombi

    thread::sleep(Duration::from_secs(opciones.segundos));

    // ANCHOR: matar
    kill(hijo, Signal::SIGKILL)?;
    check_eq("estado, después de kill -9", visto.status()?, State::Zombie)?;
    // ANCHOR_END: matar

    // ANCHOR: recoger
    let WaitStatus::Exited(pid, codigo) = waitpid(hijo, None)? else {
        anyhow::bail!("no salió")
    };
    check("wait devuelve el PID del hijo", pid == hijo)?;
    check_eq("y su código de salida", codigo, 7)?;
    check("después de wait ya no está en la tabla", !visto.is_running())?;
    check_eq("otro wait", waitpid(hijo, None), Err(Errno::ECHILD))?;
    // ANCHOR_END: recoger
    Ok(())
}
