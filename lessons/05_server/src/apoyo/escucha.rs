//! El socket que escucha: abrirlo, y aceptar de él sin que una conexión perdida acabe con el servidor.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::Duration;

use anyhow::Context;
use nix::errno::Errno;
use nix::sys::resource::{Resource, getrlimit, setrlimit};
use nix::sys::socket::{Backlog, listen};
use shared::errno::describe;
use shared::lesson::UsageError;
use shared::voice;

/// Cuántas conexiones esperan en el núcleo a que alguien las acepte.
const COLA: i32 = 1024;
/// Si este proceso ya ha dicho que no le caben más.
static SE_HA_DICHO: AtomicBool = AtomicBool::new(false);
/// Cuánto se espera, cuando no quedan descriptores, a que se cierre alguno.
const RESPIRO: Duration = Duration::from_millis(10);

/// Escucha en esa dirección; con el puerto 0, en uno que esté libre.
pub fn abrir(direccion: IpAddr, puerto: u16) -> anyhow::Result<TcpListener> {
    // Cada cliente ocupa un descriptor, y el límite habitual, 1024, se puede subir.
    let (_, duro) = getrlimit(Resource::RLIMIT_NOFILE)?;
    setrlimit(Resource::RLIMIT_NOFILE, duro, duro)?;
    let escucha = TcpListener::bind(SocketAddr::new(direccion, puerto))
        .map_err(|error| UsageError::new(explicar(direccion, puerto, &error)))?;
    listen(&escucha, Backlog::new(COLA)?)?;
    cabe_un_cliente(&escucha)?;
    Ok(escucha)
}

/// Cuando ya está abierto todo lo demás: sin un descriptor libre, no se podría
/// atender a nadie.
pub fn cabe_un_cliente(escucha: &TcpListener) -> anyhow::Result<()> {
    escucha.try_clone().context("no queda ningún descriptor para los clientes")?;
    Ok(())
}

fn explicar(direccion: IpAddr, puerto: u16, error: &io::Error) -> String {
    match Errno::from_raw(error.raw_os_error().unwrap_or_default()) {
        Errno::EADDRINUSE => format!(
            "el puerto {puerto} ya lo usa otro programa: elige otro con --puerto, o 0 para uno libre"
        ),
        Errno::EACCES => format!(
            "el puerto {puerto} es menor que 1024 y exige privilegio: elige otro con --puerto, o 0 para uno libre"
        ),
        Errno::EADDRNOTAVAIL => format!(
            "la dirección {direccion} no es de este ordenador: mira las suyas con `ip addr`"
        ),
        Errno::EINVAL => format!(
            "la dirección {direccion} no vale para escuchar: prueba 127.0.0.1 o ::1"
        ),
        otro => format!(
            "no se puede escuchar en {direccion}, puerto {puerto}: {}",
            describe(otro)
        ),
    }
}

/// La conexión siguiente.
///
/// # Errors
/// Los que no dependen de una conexión: que el socket no escuche, por ejemplo.
pub fn aceptar(escucha: &TcpListener) -> io::Result<TcpStream> {
    loop {
        match escucha.accept() {
            Ok((cliente, _)) => return Ok(cliente),
            Err(error) if pasajero(&error) || falta_sitio(&error) => {}
            Err(error) => return Err(error),
        }
    }
}

/// Si el error es de una conexión, y con otra puede ir bien.
pub fn pasajero(error: &io::Error) -> bool {
    let errno = Errno::from_raw(error.raw_os_error().unwrap_or_default());
    // Con `EAGAIN`, otro proceso se ha adelantado.
    matches!(
        errno,
        Errno::EAGAIN
            | Errno::EINTR
            | Errno::ECONNABORTED
            | Errno::EPROTO
            | Errno::EPERM
    )
}

/// Si al sistema o a este proceso no le cabe otra conexión. Lo dice, la primera
/// vez, y espera un poco.
pub fn falta_sitio(error: &io::Error) -> bool {
    let errno = Errno::from_raw(error.raw_os_error().unwrap_or_default());
    let falta = matches!(
        errno,
        Errno::EMFILE | Errno::ENFILE | Errno::ENOBUFS | Errno::ENOMEM
    );
    if falta {
        if !SE_HA_DICHO.swap(true, Ordering::Relaxed) {
            let por_que = describe(errno);
            voice::complain(format_args!(
                "no puedo aceptar a nadie más: {por_que}"
            ));
        }
        sleep(RESPIRO);
    }
    falta
}
