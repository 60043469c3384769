//! Dos maneras de arrancar un hijo: copiar el proceso (`fork`), o ejecutar el programa desde el principio (`spawn`).

use std::os::unix::process::CommandExt;
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicU8, Ordering::Relaxed};

use clap::Args;
use shared::lesson::{Level, OrProgram, Step, check_eq};
use shared::process::Process;
use shared::say;

pub const STEP: Step = Step {
    name: "arranque",
    title: "Copiar el proceso o empezar el programa de nuevo",
    level: Level::Extension,
    predict: "NUMERO vale 1 al empezar el programa, y el padre lo cambia a 2 antes de arrancar a sus hijos. ¿Cuánto vale en el hijo que es una copia? ¿Y en el que ejecuta el programa desde el principio?",
    observe: "fork copia el proceso con lo que ha cambiado en él. Quien ejecuta el programa de nuevo empieza con los valores del principio, y solo sabe lo que se le pasa.",
    topic: "multiprocessing.set_start_method: fork, spawn y forkserver",
    run: &OrProgram { step: run, program: hijo, turned_by: &["hijo"] },
};

#[derive(Args)]
struct Opciones {
    /// Lo que hace el hijo que empieza de nuevo: sale con el valor de NUMERO
    #[arg(long)]
    hijo: bool,
}

// ANCHOR: global
static NUMERO: AtomicU8 = AtomicU8::new(1);
// ANCHOR_END: global

// ANCHOR: hijo
fn hijo(_: Opciones) -> anyhow::Result<ExitCode> {
    Ok(ExitCode::from(NUMERO.load(Relaxed)))
}
// ANCHOR_END: hijo

fn run(_: Opciones) -> anyhow::Result<()> {
    NUMERO.store(2, Relaxed);
    say!("NUMERO vale {}", NUMERO.load(Relaxed));
    // ANCHOR: fork
    let mut copia = Process::new(|| i32::from(NUMERO.load(Relaxed)));
    copia.start()?;
    copia.join()?;
    check_eq("NUMERO en el hijo de fork", copia.exitcode(), Some(2))?;
    // ANCHOR_END: fork

    // ANCHOR: spawn
    let mut nuevo = Process::new(|| {
        // El hijo pasa a ser este mismo programa, desde su primera línea.
        let mut programa = Command::new("/proc/self/exe");
        let error = programa.args(["arranque", "--hijo"]).exec();
        Err::<(), _>(error) // aquí solo se llega si exec falla
    });
    nuevo.start()?;
    nuevo.join()?;
    check_eq("NUMERO en el que empieza de nuevo", nuevo.exitcode(), Some(1))?;
    // ANCHOR_END: spawn
    Ok(())
}
