//! Atender Ctrl-C y `SIGTERM`: el manejador apunta que han llegado, y el programa acaba cuando le viene bien.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::Duration;

use nix::sys::signal::SaFlags;
use nix::unistd::ForkResult;
use shared::fork::fork;
use shared::gate::Gate;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::signal::send;
use shared::wait::{WaitStatus, waitpid};
use shared::{Pid, Signal, child, say};

use crate::apoyo::senales::al_recibir;

pub const STEP: Step = Step {
    name: "ctrl_c",
    title: "Pulsar Ctrl-C",
    level: Level::Essential,
    predict: "un programa está en un bucle y pulsas Ctrl-C. ¿Qué le llega, y qué le pasa? ¿Y si le ha puesto un manejador que solo lo apunta? ¿Le pasa lo mismo con kill y su PID?",
    observe: "Ctrl-C es SIGINT, y kill envía SIGTERM. Sin manejador, las dos matan; con él, decide el programa, que acaba lo que estaba haciendo y sale con 0.",
    topic: "proc.kill()",
    run: &Plain(run),
};

// ANCHOR: ctrl_c
static PARAR: AtomicBool = AtomicBool::new(false);

extern "C" fn manejador(_: i32) {
    PARAR.store(true, Ordering::SeqCst);
}

fn trabajar() {
    while !PARAR.load(Ordering::SeqCst) {
        sleep(Duration::from_millis(10));
    }
    say!("me ha llegado: acabo lo que estaba haciendo y salgo");
}

fn run() -> anyhow::Result<()> {
    let senales = [Signal::SIGINT, Signal::SIGTERM];
    for senal in senales {
        let hijo = hijo_que_trabaja(&[])?;
        send(hijo, senal)?;
        let muerto = WaitStatus::Signaled(hijo, senal.into(), false);
        let caso = format!("sin manejador, tras {senal}");
        check_eq(&caso, waitpid(hijo, None)?, muerto)?;
    }
    for senal in senales {
        let hijo = hijo_que_trabaja(&senales)?;
        send(hijo, senal)?;
        let ha_salido = WaitStatus::Exited(hijo, 0);
        let caso = format!("con manejador, tras {senal}");
        check_eq(&caso, waitpid(hijo, None)?, ha_salido)?;
    }
    Ok(())
}

fn hijo_que_trabaja(atendidas: &[Signal]) -> anyhow::Result<Pid> {
    let listo = Gate::new()?;
    let hijo = match fork()? {
        ForkResult::Child => child::run(|| -> anyhow::Result<()> {
            for senal in atendidas {
                // SAFETY: `manejador` solo toca un atómico.
                unsafe { al_recibir(*senal, manejador, SaFlags::empty()) }?;
            }
            listo.open()?;
            trabajar();
            Ok(())
        }),
        ForkResult::Parent { child } => child,
    };
    listo.wait()?;
    Ok(hijo)
}
// ANCHOR_END: ctrl_c
