//! `exec` cambia el programa y no el proceso: mismo PID, otro código.

use std::ffi::CStr;
use std::fs;
use std::io::{Read, pipe};
use std::path::PathBuf;

use nix::unistd::{ForkResult, Pid, dup2_stdin, execvp, getpid};
use shared::ending::{exit_now, restore_sigpipe};
use shared::errno::describe;
use shared::foreign::printable;
use shared::fork::fork;
use shared::gate::Gate;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::table::SystemProcess;
use shared::wait::{WaitStatus, waitpid};
use shared::{say, varies};

pub const STEP: Step = Step {
    name: "exec",
    title: "exec cambia el programa, no el proceso",
    level: Level::Essential,
    predict: "el hijo ejecuta ls -l con exec. ¿Qué PID tiene ls? ¿Quién es su padre? ¿Y qué pasa con el código que había debajo de exec?",
    observe: "PID y padre son los de antes, y también los descriptores sin close-on-exec, la carpeta, el entorno y las señales ignoradas. Del programa anterior no quedan ni el código ni las variables.",
    topic: "exec(): «reemplazar el código del proceso actual por otro programa»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: ls
    match fork()? {
        ForkResult::Child => {
            say!("soy PID {} y voy a ser ls -l", getpid());
            ejecutar(&[c"ls", c"-l"]);
        }
        ForkResult::Parent { child } => {
            let final_del_hijo = waitpid(child, None)?;
            check_eq("ls", final_del_hijo, WaitStatus::Exited(child, 0))?;
        }
    }
    // ANCHOR_END: ls

    // ANCHOR: mirar
    let puerta = Gate::new()?;
    let (entrada, para_cat) = pipe()?;
    // Todas las tuberías de Rust se cierran en exec: cuando ocurra, el padre leerá el final de esta.
    let (mut aviso, testigo) = pipe()?;
    match fork()? {
        ForkResult::Child => {
            drop(para_cat);
            if puerta.wait().is_ok() && dup2_stdin(&entrada).is_ok() {
                ejecutar(&[c"cat"]);
            }
            exit_now(1);
        }
        ForkResult::Parent { child } => {
            drop(testigo);
            let antes = programa(child)?;
            check("antes de exec, el hijo ejecuta lo mismo que yo", antes == programa(getpid())?)?;
            puerta.open()?;
            aviso.read_to_end(&mut Vec::new())?;

            let despues = programa(child)?;
            let visto = SystemProcess::new(child.as_raw())?;
            say!("después de exec, PID {child} ejecuta {}", varies(printable(&despues)));
            check_eq("su nombre en /proc", visto.name()?, "cat".into())?;
            check("el fichero de programa es otro", despues != antes)?;
            check("sigue siendo hijo mío, con el mismo PID", visto.ppid()? == getpid())?;

            // Cerrada su entrada, cat termina.
            drop(para_cat);
            let final_del_hijo = waitpid(child, None)?;
            check_eq("cat", final_del_hijo, WaitStatus::Exited(child, 0))?;
        }
    }
    // ANCHOR_END: mirar
    Ok(())
}

// ANCHOR: ejecutar
/// Los argumentos empiezan por el nombre del programa. Si `execvp` tiene éxito, no vuelve.
fn ejecutar(argumentos: &[&CStr]) -> ! {
    restore_sigpipe();
    let Err(error) = execvp(argumentos[0], argumentos);
    say!("execvp ha fallado: {}", describe(error));
    exit_now(127)
}
// ANCHOR_END: ejecutar

fn programa(pid: Pid) -> std::io::Result<PathBuf> {
    fs::read_link(format!("/proc/{pid}/exe"))
}
