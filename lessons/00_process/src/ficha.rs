//! Lo que se puede preguntar de un proceso, dentro y fuera de él.

use anyhow::Context;
use nix::unistd::getpid;
use shared::lesson::{Level, Plain, Step, check, check_eq, date};
use shared::table::{State, SystemProcess, Table, TableError};
use shared::{say, varies};

use crate::apoyo::ejecutar;

pub const STEP: Step = Step {
    name: "ficha",
    title: "Lo que se puede preguntar de un proceso",
    level: Level::Extension,
    predict: "guardas el PID de un proceso, lo matas y lo recoges. Si después preguntas cuánta memoria ocupa, ¿qué respuesta recibes?",
    observe: "mientras el proceso está en la tabla, cualquiera puede preguntar por él. Cuando lo recogen, preguntar es un error, y hay que contar con ello.",
    topic: "psutil: «información del sistema operativo, como procesos, CPU, memoria, red, etc.»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    let mut hijo = ejecutar(&["sleep", "60"], "sleep")?;
    let pid = hijo.pid().context("el hijo ha arrancado")?;
    say!("{hijo} duerme: ¿qué se puede saber de él?");

    // ANCHOR: ficha
    check_eq("¿existe?", SystemProcess::new(pid.as_raw()).is_ok(), true)?;
    let tabla = Table::snapshot()?;
    let proc = tabla.get(pid).context("el hijo está en la tabla")?;
    let yo = tabla.get(getpid()).context("yo también")?;
    check_eq("nombre", proc.name.to_string(), "sleep".to_owned())?;
    check_eq("orden", proc.command.to_string(), "sleep 60".to_owned())?;
    check("su usuario es el mío", proc.user == *yo.user.as_os_str())?;
    say!("arrancó el {}", varies(date(proc.created_seconds)));
    check("su padre soy yo", proc.ppid == yo.pid)?;
    check_eq("estado", proc.state, State::Sleeping)?;
    say!("ocupa {} KiB de memoria", varies(proc.memory_bytes / 1024));
    check_eq("descendientes míos", tabla.descendants(yo.pid).len(), 1)?;
    // ANCHOR_END: ficha

    // ANCHOR: despues
    let proc = hijo.in_table()?;
    hijo.kill()?;
    hijo.join()?;
    check_eq("después, ¿existe?", SystemProcess::new(pid.as_raw()).is_ok(), false)?;
    check_eq(
        "su estado",
        proc.status(),
        Err(TableError::NoSuchProcess(pid.as_raw())),
    )?;
    // ANCHOR_END: despues
    Ok(())
}
