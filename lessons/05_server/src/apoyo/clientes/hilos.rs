//! Un proceso con cuatro hilos: quién atiende, y qué queda después de `kill -9`.

use std::net::SocketAddr;

use nix::sys::signal::kill;
use shared::lesson::{check, check_eq};
use shared::{Pid, Signal};

use super::cliente::{Cliente, pedir};
use super::esperas::esperar_hilos;

pub fn mueren_todos(donde: SocketAddr, servidor: Pid) -> anyhow::Result<()> {
    check_eq("hilos del servidor, según /proc", esperar_hilos(servidor, 5)?, 5)?;
    let atendido = Cliente::conectar(donde)?;
    atendido.pedir("/lento?segundos=20")?;
    let pids: anyhow::Result<Vec<_>> =
        (0..20).map(|_| Ok(pedir(donde, "/")?.pid)).collect();
    check(
        "a veinte clientes los atiende el mismo proceso",
        pids? == [servidor.as_raw(); 20],
    )?;
    kill(servidor, Signal::SIGKILL)?;
    check(
        "kill -9: el cliente que esperaba pierde la conexión",
        atendido.leer().is_err(),
    )?;
    check("y no queda nadie que atienda a otro", pedir(donde, "/").is_err())?;
    Ok(())
}
