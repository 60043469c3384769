//! Lo que devuelve cada forma de lanzar un programa: el código, el estado sin descifrar, el PID o lo que escribe.

mod de_c;

use nix::errno::Errno;
use nix::spawn::{PosixSpawnAttr, PosixSpawnFileActions, posix_spawn};
use shared::Pid;
use shared::errno::CannotStart;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::wait::{WaitStatus, waitpid};
use std::ffi::CStr;

use crate::apoyo::ordenes::{returncode, sh};
use crate::estado::{Final, descifrar};
use de_c::{popen, system};

pub const STEP: Step = Step {
    name: "valor_devuelto",
    title: "system, popen, spawn y posix_spawn: qué devuelve cada una",
    level: Level::Extension,
    predict: "se lanza «exit 3» con os.system, con os.popen, con os.spawnlp y con os.posix_spawn. ¿Cuál devuelve un 3?",
    observe: "system y popen devuelven el estado de terminación, que hay que descifrar; spawn, si espera, el código; posix_spawn no espera, y devuelve el PID.",
    topic: "exec() y wait()",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: valores
    let mut hijo = sh("exit 3").spawn().map_err(CannotStart)?;
    check_eq("spawn, y esperar", returncode(hijo.wait()?), 3)?;
    let mut hijo = sh("kill -9 $$").spawn().map_err(CannotStart)?;
    check_eq("spawn, si lo mata la señal 9", returncode(hijo.wait()?), -9)?;

    check_eq("system", system(c"exit 3"), 768)?;
    check_eq("descifrado", descifrar(768), Final::Salio(3))?;
    check_eq("system, si lo mata la señal 9", system(c"kill -9 $$"), 9)?;

    let (leido, al_cerrar) = popen(c"echo hola; exit 3")?;
    check_eq("popen, lo que lee", leido.as_str(), "hola\n")?;
    check_eq("popen, al cerrar", al_cerrar, 768)?;

    let hijo = lanzar(c"/bin/sh")?;
    let estado = waitpid(hijo, None)?;
    check_eq("posix_spawn, y waitpid", estado, WaitStatus::Exited(hijo, 3))?;
    let hijo = lanzar(c"/no/existe");
    check_eq("posix_spawn de lo que no existe", hijo, Err(Errno::ENOENT))?;
    // ANCHOR_END: valores
    Ok(())
}

// ANCHOR: posix_spawn
fn lanzar(programa: &CStr) -> nix::Result<Pid> {
    let orden = [c"sh", c"-c", c"exit 3"];
    let entorno: [&CStr; 0] = [];
    let cambios = PosixSpawnFileActions::init()?;
    let atributos = PosixSpawnAttr::init()?;
    posix_spawn(programa, &cambios, &atributos, &orden, &entorno)
}
// ANCHOR_END: posix_spawn
