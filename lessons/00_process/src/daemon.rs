//! Al acabar, un padre espera a sus hijos corrientes y mata a los `daemon`.

use shared::gate::Gate;
use shared::ipc::Value;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::process::{Process, ProcessError};
use shared::table::Table;
use shared::{Pid, say};

pub const STEP: Step = Step {
    name: "daemon",
    title: "Lo que hace un padre con sus hijos al acabar",
    level: Level::Extension,
    predict: "un jefe arranca dos hijos, uno de ellos daemon, y acaba sin hacer join. ¿Qué será de cada uno?",
    observe: "al hijo corriente se le espera siempre, aunque nadie escriba join. Al daemon lo mata su padre al acabar, esté como esté; y por eso no puede tener hijos.",
    topic: "multiprocessing.Process(…, daemon=True)",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    let (seguir, hecho) = (Gate::new()?, Gate::new()?);
    let pid_daemon = Value::new(0)?;
    // ANCHOR: jefe
    let mut jefe = Process::new(|| {
        let mut corriente = Process::new(|| {
            seguir.wait()?;
            say!("he terminado mi trabajo");
            hecho.open()
        });
        let mut daemon = Process::new(nix::unistd::pause).with_daemon(true);
        corriente.start()?;
        daemon.start()?;
        pid_daemon.set(daemon.pid().map_or(0, Pid::as_raw));
        seguir.open()?;
        say!("acabo sin hacer join");
        anyhow::Ok(())
    });
    jefe.start()?;
    jefe.join()?;
    // ANCHOR_END: jefe
    check_eq("exitcode() del jefe", jefe.exitcode(), Some(0))?;
    check(
        "al hijo corriente lo han esperado: su trabajo está hecho",
        hecho.wait().is_ok(),
    )?;
    let visto = Table::snapshot()?.get(Pid::from_raw(pid_daemon.get())).is_some();
    check("el daemon ya no está en la tabla", !visto)?;

    // ANCHOR: sin_hijos
    let mut daemon = Process::new(|| {
        let nieto = Process::new(|| ()).start();
        let negado = Err(ProcessError::DaemonWithChildren);
        check_eq("start() en un daemon", nieto, negado)
    })
    .with_daemon(true);
    daemon.start()?;
    daemon.join()?;
    check_eq("exitcode() del daemon", daemon.exitcode(), Some(0))?;
    // ANCHOR_END: sin_hijos
    Ok(())
}
