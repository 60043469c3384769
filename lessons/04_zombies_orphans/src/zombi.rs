//! Un zombi: ha terminado, sigue en la tabla, `kill -9` no lo quita y `wait` sí.

use std::fs;
use std::process::Command;

use nix::errno::Errno;
use nix::sys::signal::kill;
use nix::unistd::ForkResult;
use shared::child;
use shared::foreign::printable;
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::table::{State, SystemProcess, wait_for_state};
use shared::wait::{WaitStatus, waitpid};
use shared::{Pid, Signal, say, varies};

pub const STEP: Step = Step {
    name: "zombi",
    title: "Un zombi ha terminado, pero sigue en la tabla",
    level: Level::Essential,
    predict: "el hijo ya ha terminado. ¿Sigue en la tabla de procesos? ¿Lo quita kill -9?",
    observe: "no se puede matar a un muerto. Un zombi desaparece cuando su padre lo recoge con wait, o cuando el padre muere y quien lo adopta lo recoge.",
    topic: "Proceso zombi; «El hijo sigue existiendo en la tabla de procesos hasta que el padre lo recoge»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: zombi
    let hijo = match fork()? {
        ForkResult::Child => child::run(|| 7),
        ForkResult::Parent { child } => child,
    };
    wait_for_state(hijo, State::Zombie)?;
    let visto = SystemProcess::new(hijo.as_raw())?;
    say!("hijo 1 (PID {hijo}) ha terminado y no lo he recogido");
    check_eq("estado", visto.status()?, State::Zombie)?;
    check_eq("bytes en su cmdline", fs::read(format!("/proc/{hijo}/cmdline"))?.len(), 0)?;
    lo_que_dice_ps(hijo)?;
    // ANCHOR_END: zombi

    // ANCHOR: matar
    kill(hijo, Signal::SIGKILL)?;
    check_eq("estado, después de kill -9", visto.status()?, State::Zombie)?;
    // ANCHOR_END: matar

    // ANCHOR: recoger
    let WaitStatus::Exited(pid, codigo) = waitpid(hijo, None)? else { anyhow::bail!("no salió") };
    check("wait devuelve el PID del hijo", pid == hijo)?;
    check_eq("y su código de salida", codigo, 7)?;
    check("después de wait ya no está en la tabla", !visto.is_running())?;
    check_eq("otro wait", waitpid(hijo, None), Err(Errno::ECHILD))?;
    // ANCHOR_END: recoger
    Ok(())
}

fn lo_que_dice_ps(pid: Pid) -> anyhow::Result<()> {
    match Command::new("ps").args(["-o", "s=,args=", "-p", &pid.to_string()]).output() {
        Ok(ps) if ps.status.success() => {
            let linea = String::from_utf8_lossy(&ps.stdout);
            say!("ps lo enseña así: {}", varies(printable(linea.trim())));
            check(
                "ps escribe Z y <defunct>",
                linea.starts_with('Z') && linea.contains("<defunct>"),
            )?;
        }
        _ => say!("no lo miro con ps, que no está (paquete procps) o no entiende -o s=,args="),
    }
    Ok(())
}
