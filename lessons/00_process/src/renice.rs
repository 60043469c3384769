//! Tres formas de decidir el `nice` de otro proceso: `nice -n`, `renice` y desde el programa.

use nix::unistd::getpid;
use shared::foreign::printable;
use shared::lesson::{Level, Plain, Step, UsageError, check_eq};
use shared::table::{NICE_RANGE, SystemProcess};
use shared::{say, varies};

use crate::apoyo::{ejecutar, ver};

pub const STEP: Step = Step {
    name: "renice",
    title: "nice -n y renice: el nice, desde la shell",
    level: Level::Extension,
    predict: "arrancas un programa con nice -n 5, y después le haces renice -n 10. ¿Qué nice tiene al final: 5, 10 o 15?",
    observe: "nice -n suma al nice de quien lo arranca; renice -n dice cuál es el nuevo. Desde un programa también se dice cuál es.",
    topic: "proc.nice(): «herramientas externas o comandos del sistema operativo»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    let mio = SystemProcess::new(getpid().as_raw())?.nice()?;
    if !NICE_RANGE.contains(&(mio + 15)) {
        let por_que =
            format!("este programa ya tiene nice {mio}, y hace falta subirlo 15");
        return Err(
            UsageError::new(format!("{por_que}: arráncalo con uno menor")).into()
        );
    }
    say!("mi nice: {mio}");

    // ANCHOR: formas
    let mut hijo = ejecutar(&["nice", "-n", "5", "sleep", "60"], "sleep")?;
    let proc = hijo.in_table()?;
    say!("`nice -n 5 sleep 60` es ahora {hijo}");
    check_eq("con nice -n 5", proc.nice()?, mio + 5)?;

    let pid = proc.pid().to_string();
    if let Some(escrito) =
        ver(&["renice", "-n", &(mio + 10).to_string(), "-p", &pid], "bsdutils")?
    {
        say!("{}", varies(printable(escrito.trim_end())));
        check_eq(&format!("con renice -n {}", mio + 10), proc.nice()?, mio + 10)?;
    }

    proc.set_nice(mio + 15)?;
    check_eq(&format!("con set_nice({})", mio + 15), proc.nice()?, mio + 15)?;
    // ANCHOR_END: formas

    hijo.kill()?;
    hijo.join()?;
    Ok(())
}
