//! Quién es cada proceso: su PID, el de su padre, y el nombre que se le da.

use std::thread::available_parallelism;

use anyhow::Context;
use nix::unistd::{getpid, getppid};
use shared::gate::Gate;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::process::{Process, active_children};
use shared::{say, varies};

pub const STEP: Step = Step {
    name: "nombres",
    title: "Quién es cada proceso, y de quién es hijo",
    level: Level::Essential,
    predict: "dos hijos, y solo el primero recibe un nombre. ¿Cómo se llamará el otro? ¿Será su getppid() igual al getpid() del padre?",
    observe: "el PID lo pone el núcleo; el nombre es del programa, y sirve para saber quién habla. El PPID de los dos es el PID del padre.",
    topic: "«un identificador único, conocido como PID»; un proceso padre puede crear varios hijos",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    let puerta = Gate::new()?;
    // ANCHOR: presentarse
    let presentarse = || {
        let yo = Process::current();
        say!("me llamo {}: PID {}, PPID {}", yo.name, getpid(), getppid());
        let padre = Process::parent().context("no tengo padre")?;
        check("mi PPID es el PID de mi padre", getppid() == padre.pid)?;
        check_eq("nombre de mi padre", padre.name.as_str(), "padre")?;
        puerta.wait()?;
        anyhow::Ok(())
    };
    let mut contable = Process::new(presentarse).with_name("contable");
    let mut otro = Process::new(presentarse);
    contable.start()?;
    otro.start()?;
    // ANCHOR_END: presentarse

    // ANCHOR: vivos
    let vivos = active_children();
    let vivos: Vec<&str> = vivos.iter().map(|hijo| hijo.name.as_str()).collect();
    check_eq("hijos vivos", vivos, vec!["contable", "hijo 2"])?;
    puerta.open()?;
    contable.join()?;
    otro.join()?;
    check_eq("hijos vivos, después de join", active_children().len(), 0)?;
    // ANCHOR_END: vivos

    check(
        "los dos han dicho la verdad",
        [&contable, &otro].map(Process::exitcode) == [Some(0); 2],
    )?;
    check(
        "el proceso principal no tiene parent_process()",
        Process::parent().is_none(),
    )?;
    say!("CPU que puede usar este programa: {}", varies(available_parallelism()?));
    Ok(())
}
