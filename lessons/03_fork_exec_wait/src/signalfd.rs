//! `signalfd`: la señal, en lugar de interrumpir, se lee de un descriptor, como cualquier otro dato.

use anyhow::Context;
use nix::sys::signal::SigSet;
use nix::sys::signalfd::SignalFd;
use shared::Signal;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::wait::{WaitStatus, waitpid};

use crate::apoyo::hijos::hijo_que_sale;

pub const STEP: Step = Step {
    name: "signalfd",
    title: "Leer las señales en lugar de atenderlas",
    level: Level::Extension,
    predict: "SIGCHLD está bloqueada y se lee de un descriptor. Cuando termina un hijo, ¿qué dice lo leído? ¿Queda el hijo recogido?",
    observe: "lo leído dice qué hijo ha sido y cómo ha acabado, pero el hijo sigue zombi hasta que se le recoge.",
    topic: "wait()",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: signalfd
    let mut sigchld = SigSet::empty();
    sigchld.add(Signal::SIGCHLD);
    // Bloqueada, para que espere en el descriptor y no llegue por la vía normal.
    sigchld.thread_block()?;
    let senales = SignalFd::new(&sigchld)?;

    let hijo = hijo_que_sale(7)?;
    let leida =
        senales.read_signal()?.context("read espera hasta que llega una señal")?;
    check(
        "signalfd dice qué hijo ha sido",
        leida.ssi_pid == hijo.as_raw().cast_unsigned(),
    )?;
    check_eq("y con qué código ha salido", leida.ssi_status, 7)?;
    check_eq(
        "recogerlo es cosa mía",
        waitpid(hijo, None)?,
        WaitStatus::Exited(hijo, 7),
    )?;
    sigchld.thread_unblock()?;
    // ANCHOR_END: signalfd
    Ok(())
}
