//! Una tubería de dos sentidos: por cada extremo se puede enviar y recibir.

use shared::ipc::{Connection, IpcError, Pipe};
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::process::Process;
use shared::say;

pub const STEP: Step = Step {
    name: "tuberia_doble",
    title: "Una tubería de dos sentidos",
    level: Level::Essential,
    predict: "un hijo recibe números por su extremo de una tubería, y por él devuelve sus cuadrados. ¿Cómo sabe que no habrá más?",
    observe: "por cada extremo se envía y se recibe. El hijo ve el final porque ha cerrado su copia del extremo del padre.",
    topic: "1_syncProcesses.py: «cómo los procesos pueden comunicarse entre sí»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: padre
    let (mio, suyo) = Pipe::duplex()?;
    let mut hijo = Process::new(|| cuadrados(&mio, &suyo));
    hijo.start()?;
    suyo.close();
    for numero in [3, 12, 20] {
        mio.send(&numero)?;
        check_eq(
            &format!("el cuadrado de {numero}"),
            mio.recv()?,
            numero * numero,
        )?;
    }
    mio.close();
    hijo.join()?;
    check_eq("exitcode()", hijo.exitcode(), Some(0))?;
    // ANCHOR_END: padre
    Ok(())
}

// ANCHOR: hijo
fn cuadrados(
    del_padre: &Connection<u32>,
    mio: &Connection<u32>,
) -> anyhow::Result<()> {
    del_padre.close();
    loop {
        match mio.recv() {
            Ok(numero) => mio.send(&(numero * numero))?,
            Err(IpcError::EndOfFile) => break,
            Err(otro) => return Err(otro.into()),
        }
    }
    say!("mi padre ha cerrado su extremo: no habrá más números");
    Ok(())
}
// ANCHOR_END: hijo
