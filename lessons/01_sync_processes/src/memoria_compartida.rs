//! Memoria compartida con nombre: la ve quien sepa el nombre, y el nombre hay que borrarlo.

mod numero;

use std::path::Path;
use std::sync::atomic::Ordering::SeqCst;
use std::time::Duration;

use anyhow::ensure;
use nix::errno::Errno;
use nix::sys::mman::shm_unlink;
use nix::unistd::getpid;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::process::Process;

use crate::apoyo::fin::como_ha_acabado;
use crate::apoyo::rastreador::Rastreador;
use numero::Numero;

pub const STEP: Step = Step {
    name: "memoria_compartida",
    title: "Memoria compartida con nombre",
    level: Level::Extension,
    predict: "un proceso crea memoria con un nombre, y otro la abre con él. Si se borra el nombre, ¿se pierde lo que había?",
    observe: "no: la memoria dura mientras alguien la tenga abierta. El nombre dura hasta que alguien lo borra, aunque no quede nadie.",
    topic: "1_syncProcesses.py: «cómo los procesos pueden comunicarse entre sí»",
    run: &Plain(run),
};

const PLAZO: Duration = Duration::from_secs(5);

fn run() -> anyhow::Result<()> {
    let nombre = format!("/cuaderno-{}", getpid());
    let fichero = format!("/dev/shm{nombre}");
    // ANCHOR: padre
    let borrar = || {
        let _ = shm_unlink(nombre.as_str());
    };
    let rastreador = Rastreador::new(borrar)?; // por si nos matan antes de borrarlo
    let numero = Numero::crear(&nombre)?;
    numero.store(41, SeqCst);
    let mut hijo = Process::new(|| sumar(&nombre)).with_name("hijo");
    hijo.start()?;
    hijo.join_timeout(PLAZO)?;
    let con_nombre = Path::new(&fichero).exists();
    drop(rastreador); // borra el nombre

    ensure!(hijo.exitcode() == Some(0), como_ha_acabado(&hijo));
    check_eq("el hijo la ha encontrado por su nombre", numero.load(SeqCst), 42)?;
    check("mientras tuvo nombre, fue un fichero de /dev/shm", con_nombre)?;
    check("borrado el nombre, ya no lo es", !Path::new(&fichero).exists())?;
    check_eq(
        "abrirla otra vez",
        Numero::abrir(&nombre).err(),
        Some(Errno::ENOENT),
    )?;
    numero.fetch_add(1, SeqCst);
    check_eq("pero la memoria sigue siendo mía", numero.load(SeqCst), 43)?;
    // ANCHOR_END: padre
    Ok(())
}

// ANCHOR: hijo
fn sumar(nombre: &str) -> nix::Result<()> {
    let numero = Numero::abrir(nombre)?;
    numero.fetch_add(1, SeqCst);
    Ok(())
}
// ANCHOR_END: hijo
