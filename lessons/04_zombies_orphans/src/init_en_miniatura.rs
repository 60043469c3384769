//! Un `init` en miniatura: arranca una orden, le pasa las señales, recoge a todos y devuelve cómo acabó.

mod avisos;
mod init;
mod mascara;
mod orden;
mod parada;
mod probar;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Args;
use nix::errno::Errno;
use nix::sys::prctl;
use nix::sys::signal::{SigHandler, Signal, signal};
use shared::inherited::ignored;
use shared::lesson::{Level, OrProgram, Step, check_eq};

use probar::bajo_init;

pub const STEP: Step = Step {
    name: "init_en_miniatura",
    title: "Un init en miniatura, como el que necesita un contenedor",
    level: Level::Extension,
    predict: "el PID 1 de un contenedor adopta a todos los huérfanos. ¿Qué ha de hacer, además de arrancar el programa?",
    observe: "arrancar la orden, pasarle las señales, recoger a cualquiera, acabar como ella y no dejar a nadie: eso es el init de un contenedor. El de una máquina, como systemd, además arranca y vigila los servicios.",
    topic: "«init (PID 1), que se encarga de esperar su finalización»",
    run: &OrProgram { step: run, program, turned_by: &["orden"] },
};

#[derive(Args)]
struct Opciones {
    /// Ejecuta esta orden bajo el init y acaba como ella, sin decir nada más
    #[arg(last = true, value_name = "ORDEN")]
    orden: Vec<OsString>,
}

fn program(opciones: Opciones) -> anyhow::Result<ExitCode> {
    Ok(ExitCode::from(init::ejecutar(&opciones.orden, ignored())?))
}

fn run(_: Opciones) -> anyhow::Result<()> {
    prctl::set_child_subreaper(true)?;
    // ANCHOR: demo
    // La subshell acaba enseguida y deja huérfano a `sleep`. La orden espera
    // a que ya no esté en la tabla.
    let recoge = "sh -c 'sleep 0.1 >/dev/null & echo $!' | { read huerfano; \
                  while kill -0 $huerfano 2>/dev/null; do sleep 0.02; done; \
                  exit 7; }";
    bajo_init("recoge al huérfano, y la orden sale con", recoge, 7)?;

    // La orden le pide a init que acabe, e init se lo pide a ella.
    let senal =
        "trap 'exit 3' TERM; kill -TERM $PPID; while :; do sleep 0.02; done";
    bajo_init("pasa SIGTERM a la orden, que sale con", senal, 3)?;

    let senal = "trap 'exit 4' 34; kill -34 $PPID; while :; do sleep 0.02; done";
    bajo_init("pasa también las de tiempo real, como la 34, y sale con", senal, 4)?;

    bajo_init("la orden muere por la señal 9 (128 + 9)", "kill -KILL $$", 137)?;
    bajo_init("la orden muere por la señal 34 (128 + 34)", "kill -34 $$", 162)?;
    bajo_init(
        "la orden deja a alguien vivo e init lo mata",
        "sleep 0.5 & exit 0",
        0,
    )?;
    // ANCHOR_END: demo
    prctl::set_child_subreaper(false)?;

    // ANCHOR: no_se_pasan
    for senal in [Signal::SIGKILL, Signal::SIGSTOP] {
        // SAFETY: SIG_IGN no ejecuta código nuestro cuando llega la señal.
        let ignorada = unsafe { signal(senal, SigHandler::SigIgn) };
        check_eq(&format!("ignorar {senal}"), ignorada.err(), Some(Errno::EINVAL))?;
    }
    // ANCHOR_END: no_se_pasan
    Ok(())
}
