//! Qué se trae a la caja del sistema de fuera.

use std::ffi::{CString, c_int, c_uint};
use std::fs;
use std::io;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// El sistema, que no tiene nada de nadie.
pub const SISTEMA: [&str; 11] = [
    "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/etc", "/opt",
    "/nix", "/gnu",
];
const AJUSTES: &str = "/etc";
/// Los dispositivos que no son de nadie.
const DISPOSITIVOS: [&str; 6] = [
    "/dev/null",
    "/dev/zero",
    "/dev/full",
    "/dev/random",
    "/dev/urandom",
    "/dev/tty",
];

/// Algo que se verá en la caja, en la misma ruta.
pub struct Visto {
    pub ruta: PathBuf,
    pub que: Que,
}

pub enum Que {
    Enlace(PathBuf),
    /// Un montaje que aún no está en ningún sitio, y si es una carpeta.
    Montaje(OwnedFd, bool),
    /// Una carpeta en la que no se ve nada.
    Vacia,
}

/// El sistema, y además esas rutas, para leer; y los dispositivos. Lo que no existe no está.
///
/// # Errors
/// Si el sistema no deja.
pub fn trae(ademas: &[PathBuf]) -> io::Result<Vec<Visto>> {
    let sistema = SISTEMA.iter().map(PathBuf::from);
    let mut vistas = Vec::new();
    for ruta in sistema.chain(ademas.iter().cloned()) {
        let Ok(datos) = fs::symlink_metadata(&ruta) else { continue };
        let que = if datos.is_symlink() && ruta.components().count() == 2 {
            Que::Enlace(fs::read_link(&ruta)?)
        } else {
            let solo_lectura = libc::MOUNT_ATTR_RDONLY
                | libc::MOUNT_ATTR_NOSUID
                | libc::MOUNT_ATTR_NODEV;
            Que::Montaje(copia(&ruta, solo_lectura)?, ruta.is_dir())
        };
        vistas.push(Visto { ruta, que });
    }
    tapa_lo_reservado(Path::new(AJUSTES), &mut vistas)?;
    for ruta in DISPOSITIVOS.map(PathBuf::from) {
        if ruta.exists() {
            let que = Que::Montaje(copia(&ruta, libc::MOUNT_ATTR_NOSUID)?, false);
            vistas.push(Visto { ruta, que });
        }
    }
    Ok(vistas)
}

/// Lo que ahí no puede leer cualquiera, como las contraseñas, que quien corrige sí puede si es el administrador.
fn tapa_lo_reservado(carpeta: &Path, vistas: &mut Vec<Visto>) -> io::Result<()> {
    for ruta in fs::read_dir(carpeta).into_iter().flatten().flatten() {
        let ruta = ruta.path();
        let Ok(datos) = fs::symlink_metadata(&ruta) else { continue };
        let puede_cualquiera = |permisos| datos.mode() & permisos == permisos;
        if datos.is_dir() && puede_cualquiera(0o005) {
            tapa_lo_reservado(&ruta, vistas)?;
        } else if datos.is_dir() {
            vistas.push(Visto { ruta, que: Que::Vacia });
        } else if !puede_cualquiera(0o004) {
            let nada = copia(Path::new("/dev/null"), libc::MOUNT_ATTR_NOSUID)?;
            vistas.push(Visto { ruta, que: Que::Montaje(nada, false) });
        }
    }
    Ok(())
}

/// Una copia de lo montado en esa ruta y debajo de ella.
fn copia(ruta: &Path, atributos: u64) -> io::Result<OwnedFd> {
    const RECURSIVO: c_uint = libc::AT_RECURSIVE as c_uint;
    let texto = CString::new(ruta.as_os_str().as_bytes())?;
    let como = libc::OPEN_TREE_CLONE | libc::OPEN_TREE_CLOEXEC | RECURSIVO;
    // SAFETY: la ruta está viva y acaba en cero.
    let fd = unsafe {
        libc::syscall(libc::SYS_open_tree, libc::AT_FDCWD, texto.as_ptr(), como)
    };
    if fd < 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: el descriptor acaba de crearse y no es de nadie más.
    let montaje = unsafe { OwnedFd::from_raw_fd(fd as c_int) };
    let pedidos = libc::mount_attr {
        attr_set: atributos,
        attr_clr: 0,
        propagation: 0,
        userns_fd: 0,
    };
    // SAFETY: `pedidos` está vivo y mide lo que se dice.
    let hecho = unsafe {
        libc::syscall(
            libc::SYS_mount_setattr,
            montaje.as_raw_fd(),
            c"".as_ptr(),
            libc::AT_EMPTY_PATH as c_uint | RECURSIVO,
            &raw const pedidos,
            size_of::<libc::mount_attr>(),
        )
    };
    if hecho < 0 { Err(io::Error::last_os_error()) } else { Ok(montaje) }
}

/// Pone ese montaje en su sitio, que ya existe.
pub fn pon(montaje: &OwnedFd, destino: &Path) -> io::Result<()> {
    let destino = CString::new(destino.as_os_str().as_bytes())?;
    // SAFETY: las rutas están vivas y acaban en cero.
    let hecho = unsafe {
        libc::syscall(
            libc::SYS_move_mount,
            montaje.as_raw_fd(),
            c"".as_ptr(),
            libc::AT_FDCWD,
            destino.as_ptr(),
            libc::MOVE_MOUNT_F_EMPTY_PATH,
        )
    };
    if hecho < 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}
