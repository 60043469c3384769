//! `seq 5 | wc -l`, hecho a mano: `pipe`, `fork`, `dup2` y `exec`. Y por qué hay que cerrar los extremos que sobran.

use std::io::Read;

use nix::unistd::{ForkResult, dup2_stdin, dup2_stdout, pipe};
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::table::{State, wait_for_state};
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};
use shared::{child, say};

use crate::apoyo::ejecutar::ejecutar;

pub const STEP: Step = Step {
    name: "tuberia",
    title: "seq 5 | wc -l, hecho a mano",
    level: Level::Extension,
    predict: "seq escribe los números del 1 al 5 y termina; el padre conserva abierto el extremo de escritura. ¿Termina wc?",
    observe: "el final de fichero llega cuando no queda nadie que pueda escribir, y el padre también cuenta.",
    topic: "os.fork() y exec()",
    run: &Plain(run),
};

// ANCHOR: tuberia
fn run() -> anyhow::Result<()> {
    let (mut resultado, salida_de_wc) = std::io::pipe()?;
    let (lectura, escritura) = pipe()?;
    let seq = match fork()? {
        ForkResult::Child => child::run(|| -> anyhow::Result<()> {
            dup2_stdout(&escritura)?;
            drop((lectura, escritura));
            ejecutar(&[c"seq", c"5"])
        }),
        ForkResult::Parent { child } => child,
    };

    let wc = match fork()? {
        ForkResult::Child => child::run(|| -> anyhow::Result<()> {
            dup2_stdin(&lectura)?;
            dup2_stdout(&salida_de_wc)?;
            // Si `wc` conservara el extremo de escritura, se esperaría a sí mismo.
            drop((lectura, escritura));
            ejecutar(&[c"wc", c"-l"])
        }),
        ForkResult::Parent { child } => child,
    };
    drop((lectura, salida_de_wc));

    check_eq("seq", waitpid(seq, None)?, WaitStatus::Exited(seq, 0))?;
    wait_for_state(wc, State::Sleeping)?;
    let wc_sigue = waitpid(wc, Some(WaitPidFlag::WNOHANG))?;
    check_eq("seq ha terminado, y wc", wc_sigue, WaitStatus::StillAlive)?;

    drop(escritura);
    check_eq(
        "cierro mi extremo, y wc",
        waitpid(wc, None)?,
        WaitStatus::Exited(wc, 0),
    )?;

    let mut lineas = String::new();
    resultado.read_to_string(&mut lineas)?;
    say!("wc dice: {}", lineas.trim());
    check_eq("las líneas que ha escrito seq", lineas.trim().parse(), Ok(5))?;
    Ok(())
}
// ANCHOR_END: tuberia
