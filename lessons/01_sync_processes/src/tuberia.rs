//! Una tubería: el final llega cuando nadie puede ya escribir.

use std::time::Duration;

use shared::ipc::{Connection, IpcError, Pipe};
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::process::Process;
use shared::say;

pub const STEP: Step = Step {
    name: "tuberia",
    title: "Una tubería y sus dos extremos",
    level: Level::Essential,
    predict: "el hijo ha escrito todo y ha terminado. El padre, que lee, no cerró su copia del extremo que escribe. ¿Ve el final?",
    observe: "fork copia los dos extremos. Mientras quede abierta una copia del que escribe, quien lee no ve el final.",
    topic: "1_syncProcesses.py: «cómo los procesos pueden comunicarse entre sí»",
    run: &Plain(run),
};

const PLAZO: Duration = Duration::from_millis(200);

fn run() -> anyhow::Result<()> {
    // ANCHOR: un_sentido
    let (lee, escribe) = Pipe::one_way()?;
    let mut hijo = Process::new(|| enviar(&lee, &escribe));
    hijo.start()?;
    check_eq("recv()", lee.recv()?, "uno".to_owned())?;
    check_eq("recv()", lee.recv()?, "dos".to_owned())?;
    hijo.join()?;
    check_eq("exitcode()", hijo.exitcode(), Some(0))?;
    // ANCHOR_END: un_sentido

    // ANCHOR: olvido
    say!("el hijo ha terminado, pero mi extremo que escribe sigue abierto");
    check("poll(), con plazo: ni un mensaje ni el final", !lee.poll(PLAZO)?)?;
    escribe.close();
    check("cerrada mi copia, poll(): ya hay algo que leer", lee.poll(PLAZO)?)?;
    check_eq("recv()", lee.recv(), Err(IpcError::EndOfFile))?;
    // ANCHOR_END: olvido
    Ok(())
}

// ANCHOR: hijo
fn enviar(
    lee: &Connection<String>,
    escribe: &Connection<String>,
) -> anyhow::Result<()> {
    lee.close();
    for palabra in ["uno", "dos"] {
        escribe.send(&palabra.to_owned())?;
        say!("he enviado «{palabra}»");
    }
    Ok(())
}
// ANCHOR_END: hijo
