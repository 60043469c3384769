//! La raíz de la caja: lo que se ve de fuera, y unas carpetas en memoria.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::symlink;
use std::path::Path;

use anyhow::Context;
use nix::mount::{MntFlags, MsFlags, mount, umount2};
use nix::sys::statvfs::statvfs;
use nix::unistd::{chdir, pivot_root};

use super::vista::{self, Que, Visto};

/// Donde están las copias de lo que se juzga y las carpetas en las que se ejecuta.
pub const DEL_ALUMNO: &str = "/alumno";
/// Donde está lo que el programa juzgado no ha de tocar.
pub const DEL_JUEZ: &str = "/juez";

/// Las carpetas en memoria, y lo que cabe en ellas.
const EN_MEMORIA: [(&str, &str); 4] = [
    (DEL_ALUMNO, "size=256m,nr_inodes=20k,mode=755"),
    (DEL_JUEZ, "size=256m,nr_inodes=20k,mode=700"),
    ("/tmp", "size=64m,nr_inodes=20k,mode=1777"),
    ("/dev/shm", "size=64m,nr_inodes=20k,mode=1777"),
];

const VIEJA: &str = "/vieja";

/// Cambia la raíz de este espacio de montajes. Lo llama el primer proceso de la caja.
///
/// # Errors
/// Si el sistema no deja; dice en qué.
pub fn cambia(vistas: &[Visto]) -> anyhow::Result<()> {
    let base = Path::new("/tmp");
    monta_en_memoria(base, "size=1m,mode=755")
        .context("no se puede montar una carpeta en memoria")?;
    fs::create_dir(base.join("vieja"))?;
    pivot_root(base, &base.join("vieja")).context("no se puede cambiar la raíz")?;
    chdir("/")?;
    fs::create_dir_all("/dev/pts")?;
    // Antes que lo de fuera, que puede estar en una de ellas: un cuaderno en /tmp.
    for (carpeta, medidas) in EN_MEMORIA {
        fs::create_dir_all(carpeta)?;
        monta_en_memoria(Path::new(carpeta), medidas)?;
    }
    for visto in vistas {
        pon(visto).with_context(|| {
            format!("no se puede poner {} en la caja", visto.ruta.display())
        })?;
    }
    monta("proc", "/proc").context("no se puede montar un /proc propio")?;
    monta_terminales().context("no se pueden montar los terminales")?;
    umount2(VIEJA, MntFlags::MNT_DETACH).context("no se puede quitar la raíz")?;
    Ok(fs::remove_dir(VIEJA)?)
}

fn pon(visto: &Visto) -> io::Result<()> {
    if let Some(padre) = visto.ruta.parent() {
        fs::create_dir_all(padre)?;
    }
    match &visto.que {
        Que::Enlace(destino) => symlink(destino, &visto.ruta),
        Que::Montaje(montaje, es_carpeta) => {
            if *es_carpeta {
                fs::create_dir_all(&visto.ruta)?;
            } else if !visto.ruta.exists() {
                File::create(&visto.ruta)?;
            }
            vista::pon(montaje, &visto.ruta)
        }
        Que::Vacia => Ok(monta_en_memoria(&visto.ruta, "size=4k,mode=555")?),
    }
}

fn monta_en_memoria(carpeta: &Path, medidas: &str) -> nix::Result<()> {
    let como = MsFlags::MS_NOSUID | MsFlags::MS_NODEV;
    mount(Some("tmpfs"), carpeta, Some("tmpfs"), como, Some(medidas))
}

fn monta(clase: &str, carpeta: &str) -> anyhow::Result<()> {
    fs::create_dir_all(carpeta)?;
    let como = MsFlags::MS_NOSUID | MsFlags::MS_NODEV | MsFlags::MS_NOEXEC;
    Ok(mount(Some(clase), carpeta, Some(clase), como, None::<&str>)?)
}

fn monta_terminales() -> anyhow::Result<()> {
    let como = MsFlags::MS_NOSUID | MsFlags::MS_NOEXEC;
    let medidas = Some("newinstance,ptmxmode=0666,mode=0620");
    mount(Some("devpts"), "/dev/pts", Some("devpts"), como, medidas)?;
    symlink("pts/ptmx", "/dev/ptmx")?;
    symlink("/proc/self/fd", "/dev/fd")?;
    for (numero, nombre) in ["stdin", "stdout", "stderr"].iter().enumerate() {
        symlink(format!("/proc/self/fd/{numero}"), Path::new("/dev").join(nombre))?;
    }
    Ok(())
}

/// Si no cabe nada más.
pub fn llena(carpeta: &Path) -> bool {
    statvfs(carpeta).is_ok_and(|sitio| {
        sitio.blocks_available() == 0 || sitio.files_available() == 0
    })
}
