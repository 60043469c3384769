//! Un programa es un fichero; un proceso, una ejecución suya.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Stdio};

use anyhow::Context;
use shared::errno::CannotStart;
use shared::foreign::printable;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::table::{State, Table, wait_for_state};
use shared::{Pid, say, varies};

pub const STEP: Step = Step {
    name: "programa",
    title: "Un programa es un fichero; un proceso, una ejecución suya",
    level: Level::Essential,
    predict: "arrancamos tres veces el mismo programa, cat. ¿Cuántos procesos habrá? ¿Y cuántos ficheros?",
    observe: "tres PID, tres memorias, tres entradas distintas, y un solo fichero en el disco.",
    topic: "«Un proceso es un programa en ejecución»; diferencia entre programa y proceso",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: arrancar
    let mut procesos = Vec::new();
    for _ in 0..3 {
        // `cat` espera a que le llegue algo: así da tiempo a mirarlo.
        let proceso = Command::new("cat")
            .stdin(Stdio::piped())
            .spawn()
            .map_err(CannotStart)
            .context("no se puede arrancar cat")?;
        procesos.push(proceso);
    }
    // ANCHOR_END: arrancar

    // ANCHOR: mirar
    let mut entradas = BTreeSet::new();
    let mut ficheros = BTreeSet::new();
    for proceso in &procesos {
        let pid = Pid::from_raw(proceso.id().cast_signed());
        wait_for_state(pid, State::Sleeping)?;
        let tabla = Table::snapshot()?;
        let visto = tabla.get(pid).context("no veo a cat; sube `ulimit -n`")?;
        let abiertos = fs::read_dir(format!("/proc/{pid}/fd"))?.count();
        let entrada = fs::read_link(format!("/proc/{pid}/fd/0"))?;
        say!(
            "PID {pid}, PPID {}, {}, {} KiB\n  {abiertos} descriptores, entrada {}",
            visto.ppid,
            visto.state,
            varies(visto.memory_bytes / 1024),
            varies(printable(&entrada)),
        );
        entradas.insert(entrada);
        ficheros.insert(fs::read_link(format!("/proc/{pid}/exe"))?);
    }
    // ANCHOR_END: mirar

    check_eq("entradas distintas", entradas.len(), 3)?;
    check_eq("ficheros de programa distintos", ficheros.len(), 1)?;
    for fichero in &ficheros {
        say!("el programa de los tres es {}", varies(printable(fichero)));
    }

    for proceso in &mut procesos {
        // Al cerrarle la entrada, `cat` lee el final del fichero y termina.
        drop(proceso.stdin.take());
        check("cerrada su entrada, termina bien", proceso.wait()?.success())?;
    }
    Ok(())
}
