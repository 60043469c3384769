//! Bajar el límite de procesos hasta dejar sitio para unos pocos más.

use std::fs;
use std::os::unix::fs::MetadataExt;

use nix::sys::resource::{Resource, getrlimit, setrlimit};
use nix::unistd::{ForkResult, getpid, getuid};
use shared::child;
use shared::fork::{ForkError, fork};
use shared::process::become_user;
use shared::{say, varies};

/// Deja sitio para `sitio` procesos más; devuelve el límite, o nada si aquí no se
/// puede.
pub fn dejar_sitio_para(sitio: u32) -> anyhow::Result<Option<u64>> {
    if getuid().is_root() {
        // A root no le afecta el límite. Un usuario que no sea de nadie no tiene
        // más procesos que este.
        let uid = 61_000 + getpid().as_raw().cast_unsigned() % 4_000;
        if let Err(error) = become_user(uid) {
            say!("en este contenedor no se puede dejar de ser root: {error}");
            return Ok(None);
        }
        say!(
            "a root no le afecta el límite:\nahora soy un usuario sin nombre, UID {}",
            varies(uid)
        );
    }
    // ANCHOR: limite
    let (_, duro) = getrlimit(Resource::RLIMIT_NPROC)?;
    let mut limite = procesos_del_usuario();
    loop {
        limite += u64::from(sitio);
        setrlimit(Resource::RLIMIT_NPROC, limite.min(duro), duro)?;
        // /proc puede no enseñar todos los del usuario: se prueba si cabe otro.
        if cabe_otro()? || limite >= duro {
            say!("límite de procesos: los que ya hay y {sitio} más");
            return Ok(Some(limite.min(duro)));
        }
    }
    // ANCHOR_END: limite
}

/// Si cabe otro proceso: se crea uno y se recoge.
pub fn cabe_otro() -> anyhow::Result<bool> {
    match fork() {
        Ok(ForkResult::Child) => child::run(|| ()),
        Ok(ForkResult::Parent { child }) => {
            Ok(shared::wait::waitpid(child, None).is_ok())
        }
        Err(ForkError::ProcessLimit) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Los procesos y los hilos de este usuario, que es lo que cuenta `RLIMIT_NPROC`.
fn procesos_del_usuario() -> u64 {
    let carpetas = fs::read_dir("/proc").into_iter().flatten().flatten();
    let mios = carpetas.filter(|carpeta| {
        carpeta.metadata().is_ok_and(|datos| datos.uid() == getuid().as_raw())
    });
    // Cada hilo es una carpeta de `task`, y suma un enlace a los dos que tiene.
    mios.filter_map(|proceso| fs::metadata(proceso.path().join("task")).ok())
        .map(|hilos| hilos.nlink() - 2)
        .sum()
}
