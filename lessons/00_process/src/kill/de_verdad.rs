//! Enviar una señal de verdad, con `--pid`: primero se enseña quién es y se pregunta.

use std::time::Duration;

use anyhow::Context;
use shared::lesson::{UsageError, confirm, is_interactive};
use shared::say;
use shared::signal::SignalNumber;
use shared::table::{State, SystemProcess, Table, TableError};

pub fn enviar(pid: i32, senal: SignalNumber, si: bool) -> anyhow::Result<()> {
    let mal_uso = |error: TableError| UsageError::new(error.to_string());
    let proceso = SystemProcess::new(pid).map_err(mal_uso)?;
    proceso.may_signal(senal).map_err(mal_uso)?;
    let tabla = Table::snapshot()?;
    let visto =
        tabla.get(proceso.pid()).context("el proceso acaba de desaparecer")?;
    say!(
        "PID {pid}: {}, de {}, hijo de PID {}, {}",
        visto.name,
        visto.user,
        visto.ppid,
        visto.state
    );
    say!("orden: {}", visto.command);
    if !si && !is_interactive() {
        return Err(UsageError::new(
            "sin un terminal no puedo preguntarte: añade --si para enviar la señal",
        )
        .into());
    }
    if !si && !confirm(&format!("¿Le envío {senal}?")) {
        say!("no le envío nada");
        return Ok(());
    }
    proceso.send_signal(senal).map_err(mal_uso)?;
    let ha_terminado = proceso.wait(Duration::from_secs(1))?;
    match proceso.status() {
        Ok(State::Zombie) => {
            say!("{senal} enviada: ha terminado, y su padre aún no lo ha recogido");
        }
        Ok(estado) if !ha_terminado => {
            say!("{senal} enviada: un segundo después sigue ahí, {estado}");
        }
        _ => say!("{senal} enviada: ha terminado y ya no está en la tabla"),
    }
    Ok(())
}
