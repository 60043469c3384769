//! El zócalo que escucha: abrirlo, y aceptar de él sin que una conexión perdida acabe con el servidor.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream};
use std::thread::sleep;
use std::time::Duration;

use nix::errno::Errno;
use nix::sys::resource::{Resource, getrlimit, setrlimit};
use nix::sys::socket::{Backlog, listen};
use shared::errno::describe;
use shared::lesson::Usage;

/// Cuántas conexiones esperan en el núcleo a que alguien las acepte.
const COLA: i32 = 1024;
/// Cuánto se espera, cuando no quedan descriptores, a que se cierre alguno.
const RESPIRO: Duration = Duration::from_millis(10);

/// Escucha en esa dirección; con el puerto 0, en uno que esté libre.
pub fn abrir(direccion: IpAddr, puerto: u16) -> anyhow::Result<TcpListener> {
    // Cada cliente ocupa un descriptor, y el límite habitual, 1024, es ampliable sin permiso de nadie.
    let (_, duro) = getrlimit(Resource::RLIMIT_NOFILE)?;
    setrlimit(Resource::RLIMIT_NOFILE, duro, duro)?;
    let escucha = TcpListener::bind(SocketAddr::new(direccion, puerto))
        .map_err(|error| Usage::new(explicar(direccion, puerto, &error)))?;
    listen(&escucha, Backlog::new(COLA)?)?;
    Ok(escucha)
}

fn explicar(direccion: IpAddr, puerto: u16, error: &io::Error) -> String {
    match Errno::from_raw(error.raw_os_error().unwrap_or_default()) {
        Errno::EADDRINUSE => format!(
            "el puerto {puerto} ya lo usa otro programa: elige otro con --puerto, o 0 para uno libre"
        ),
        Errno::EACCES => format!(
            "el puerto {puerto} es menor que 1024 y exige privilegio: elige otro con --puerto, o 0 para uno libre"
        ),
        Errno::EADDRNOTAVAIL => {
            format!(
                "la dirección {direccion} no es de este ordenador: mira las suyas con `ip addr`"
            )
        }
        Errno::EINVAL => {
            format!("la dirección {direccion} no vale para escuchar: prueba 127.0.0.1 o ::1")
        }
        otro => format!("no se puede escuchar en {direccion}, puerto {puerto}: {}", describe(otro)),
    }
}

/// La conexión siguiente.
///
/// # Errors
/// Los que no dependen de una conexión: que el zócalo no escuche, por ejemplo.
pub fn aceptar(escucha: &TcpListener) -> io::Result<TcpStream> {
    loop {
        match escucha.accept() {
            Ok((cliente, _)) => return Ok(cliente),
            Err(error) if pasajero(&error) => {}
            Err(error) => return Err(error),
        }
    }
}

/// Si el error es de una conexión, o se pasa solo: entonces conviene volver a intentarlo.
pub fn pasajero(error: &io::Error) -> bool {
    match Errno::from_raw(error.raw_os_error().unwrap_or_default()) {
        Errno::EMFILE | Errno::ENFILE | Errno::ENOBUFS | Errno::ENOMEM => {
            sleep(RESPIRO);
            true
        }
        Errno::EINTR | Errno::ECONNABORTED | Errno::EPROTO | Errno::EPERM => true,
        _ => false,
    }
}
