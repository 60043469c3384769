//! Peldaño 3: las tuberías. Un proceso por orden, todos a la vez, y cada uno lee lo que escribe el anterior.

use std::io::{PipeReader, PipeWriter, pipe};

use anyhow::Context;
use nix::unistd::{Pid, dup2_stdin, dup2_stdout};
use shared::errno::describe;

use super::gramatica::{Orden, Tuberia};
use super::internas;
use super::redirecciones;
use super::shell::Shell;
use super::una_orden::{convertirse_en, lanzar, quejarse};

// ANCHOR: lanzar
/// Lanza todos los procesos de la tubería y los apunta en `pids` conforme nacen.
pub fn lanzar_tuberia(
    shell: &mut Shell,
    tuberia: &Tuberia,
    pids: &mut Vec<Pid>,
) -> anyhow::Result<()> {
    let mut entrada: Option<PipeReader> = None;
    let ultima = tuberia.ordenes.len() - 1;
    let puerta =
        shell.puerta().context("no se puede crear la puerta de la tubería")?;
    for (posicion, orden) in tuberia.ordenes.iter().enumerate() {
        let (siguiente, salida) = if posicion < ultima {
            let (lectura, escritura) =
                pipe().context("no se puede crear una tubería")?;
            (Some(lectura), Some(escritura))
        } else {
            (None, None)
        };
        let pid = lanzar(|| {
            match shell.prepararse(puerta.as_ref(), tuberia.segundo_plano) {
                Ok(()) => {
                    en_el_hijo(shell, orden, entrada.as_ref(), salida.as_ref())
                }
                Err(_) => 1,
            }
        })?;
        pids.push(pid);
        shell.agrupar(pid, pids[0]);
        // Aquí se cierran `salida` y la `entrada` de antes: ya las tienen los
        // hijos.
        entrada = siguiente;
    }
    Ok(shell.empezar(puerta, pids[0], tuberia.segundo_plano)?)
}
// ANCHOR_END: lanzar

// ANCHOR: en_el_hijo
/// En el hijo: se conecta, se redirige y se convierte en el programa. Los extremos
/// que sobran los cierra `exec`.
fn en_el_hijo(
    shell: &mut Shell,
    orden: &Orden,
    entrada: Option<&PipeReader>,
    salida: Option<&PipeWriter>,
) -> i32 {
    let conectado = entrada
        .map_or(Ok(()), dup2_stdin)
        .and_then(|()| salida.map_or(Ok(()), dup2_stdout));
    if let Err(error) = conectado {
        quejarse(&format!("no se puede conectar la tubería: {}", describe(error)));
        return 1;
    }
    if let Err(texto) = redirecciones::aplicar(&orden.redirecciones, shell.estado) {
        quejarse(&texto);
        return 2;
    }
    let argumentos = orden.argumentos(shell.estado);
    match internas::buscar(&argumentos) {
        Some(interna) => {
            let codigo = interna(shell, &argumentos[1..]);
            shell.salir.unwrap_or(codigo)
        }
        None => convertirse_en(&argumentos),
    }
}
// ANCHOR_END: en_el_hijo
