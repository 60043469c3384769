//! `ls / | wc -l`, hecho a mano: `pipe`, `fork`, `dup2` y `exec`. Y por qué hay que cerrar los extremos que sobran.

mod sin_lectores;

use std::ffi::CStr;
use std::fs;
use std::io::{Read, pipe};

use nix::unistd::{ForkResult, dup2_stdin, dup2_stdout, execvp};
use shared::ending::{exit_now, restore_sigpipe};
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::table::{State, wait_for_state};
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};
use shared::{say, varies};

pub const STEP: Step = Step {
    name: "tuberia",
    title: "ls | wc -l, hecho a mano",
    level: Level::Extension,
    predict: "ls ya ha terminado y el padre conserva abierto el extremo de escritura. ¿Termina wc? ¿Y qué le pasa a quien escribe en una tubería que nadie lee?",
    observe: "el final de fichero llega cuando no queda nadie que pueda escribir, y el padre también cuenta.",
    topic: "os.fork() y exec()",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    let (mut resultado, salida_de_wc) = pipe()?;
    // ANCHOR: ls
    let (lectura, escritura) = nix::unistd::pipe()?;
    let ls = match fork()? {
        ForkResult::Child => {
            if dup2_stdout(&escritura).is_err() {
                exit_now(1);
            }
            drop((lectura, escritura));
            ejecutar(&[c"ls", c"/"])
        }
        ForkResult::Parent { child } => child,
    };
    // ANCHOR_END: ls

    // ANCHOR: wc
    let wc = match fork()? {
        ForkResult::Child => {
            if dup2_stdin(&lectura).is_err() || dup2_stdout(&salida_de_wc).is_err() {
                exit_now(1);
            }
            // Si `wc` conservara el extremo de escritura, se esperaría a sí mismo.
            drop((lectura, escritura));
            ejecutar(&[c"wc", c"-l"])
        }
        ForkResult::Parent { child } => child,
    };
    drop((lectura, salida_de_wc));
    // ANCHOR_END: wc

    // ANCHOR: cerrar
    check_eq("ls", waitpid(ls, None)?, WaitStatus::Exited(ls, 0))?;
    wait_for_state(wc, State::Sleeping)?;
    let wc_sigue = waitpid(wc, Some(WaitPidFlag::WNOHANG))?;
    check_eq("ls ha terminado, y wc", wc_sigue, WaitStatus::StillAlive)?;

    drop(escritura);
    check_eq("cierro mi extremo, y wc", waitpid(wc, None)?, WaitStatus::Exited(wc, 0))?;
    // ANCHOR_END: cerrar

    let mut lineas = String::new();
    resultado.read_to_string(&mut lineas)?;
    say!("wc dice: {}", varies(lineas.trim()));
    let visibles = fs::read_dir("/")?
        .filter_map(Result::ok)
        .filter(|entrada| !entrada.file_name().as_encoded_bytes().starts_with(b"."))
        .count();
    check_eq("son los ficheros que hay en /", lineas.trim().parse(), Ok(visibles))?;
    sin_lectores::escribir()
}

// ANCHOR: ejecutar
fn ejecutar(argumentos: &[&CStr]) -> ! {
    restore_sigpipe();
    let _ = execvp(argumentos[0], argumentos);
    exit_now(127)
}
// ANCHOR_END: ejecutar
