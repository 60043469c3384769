//! Mirar procesos desde la shell: `ps`, `top`, `pgrep`, `pkill` y `strace`.

use anyhow::Context;
use nix::unistd::getpid;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::process::Process;
use shared::say;

use crate::apoyo::{detener, ejecutar, ensenar, letra_de_stat, ver};

pub const STEP: Step = Step {
    name: "mirar",
    title: "Mirar y depurar procesos",
    level: Level::Extension,
    predict: "¿qué llamadas al sistema hace la shell para ejecutar una orden y esperar a que acabe?",
    observe: "ps y top leen la tabla; pgrep y pkill buscan en ella por el nombre; strace enseña cada llamada al sistema, también las de los hijos.",
    topic: "Estado de un proceso y jerarquía de procesos",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    let mut uno = ejecutar(&["sleep", "60"], "sleep")?;
    let mut dos = ejecutar(&["nice", "-n", "5", "sleep", "60"], "sleep")?;
    detener(&dos)?;
    say!("{uno} duerme; {dos} está detenido");
    let pid = |hijo: &Process<'_>| {
        hijo.pid().context("ha arrancado").map(|pid| pid.to_string())
    };
    let (mio, pid_uno, pid_dos) = (getpid().to_string(), pid(&uno)?, pid(&dos)?);

    // ANCHOR: mirar
    let columnas = "pid,ppid,stat,ni,pcpu,rss,cmd";
    if let Some(filas) =
        ver(&["ps", "-o", columnas, "-p", &pid_uno, "-p", &pid_dos], "procps")?
    {
        ensenar(&filas);
        let letra = |pid| letra_de_stat(&filas, pid);
        check_eq("STAT del primero empieza por", letra(&pid_uno), Some('S'))?;
        check_eq("STAT del segundo empieza por", letra(&pid_dos), Some('T'))?;
    }
    if let Some(foto) =
        ver(&["top", "-b", "-n", "1", "-p", &pid_uno, "-p", &pid_dos], "procps")?
    {
        ensenar(&foto);
    }
    // ANCHOR_END: mirar

    // ANCHOR: buscar
    if let Some(filas) = ver(&["pgrep", "-P", &mio, "-l", "sleep"], "procps")? {
        ensenar(&filas);
        check_eq("hijos míos que se llaman sleep", filas.lines().count(), 2)?;
    }
    if ver(&["pkill", "-P", &mio, "sleep"], "procps")?.is_some() {
        uno.join()?;
        check_eq("exitcode() del primero", uno.exitcode(), Some(-15))?;
        check("el segundo, que está detenido, sigue vivo", dos.is_alive())?;
    }
    // ANCHOR_END: buscar
    for hijo in [&mut uno, &mut dos] {
        hijo.kill()?;
        hijo.join()?;
    }

    // ANCHOR: seguir
    let orden = ["sh", "-c", "sleep 1 & wait"];
    let seguir =
        ["strace", "-f", "-qq", "-e", "trace=process", "-e", "signal=none"];
    if let Some(llamadas) = ver(&[&seguir[..], &orden].concat(), "strace")? {
        ensenar(&llamadas);
        let execve = llamadas.matches("execve(").count();
        check("hay dos execve, el de sh y el de sleep", execve >= 2)?;
        check("la shell espera a su hijo", llamadas.contains("wait4("))?;
    }
    // ANCHOR_END: seguir
    Ok(())
}
