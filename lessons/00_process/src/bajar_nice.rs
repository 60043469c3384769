//! Subir `nice` puede cualquiera; bajarlo, quien tenga privilegio.

use nix::unistd::{geteuid, getpid};
use shared::errno::describe;
use shared::lesson::{Level, Plain, Step, UsageError, check_eq};
use shared::process::{Process, become_nobody};
use shared::table::{NICE_RANGE, SystemProcess, TableError, may_lower_nice_to};
use shared::{say, varies};

pub const STEP: Step = Step {
    name: "bajar_nice",
    title: "nice: quién puede subirlo y quién bajarlo",
    level: Level::Essential,
    predict: "un proceso sube su nice en 1. ¿Puede después dejarlo como estaba?",
    observe: "subirlo puede el dueño del proceso. Bajarlo exige privilegio, aunque sea para volver al valor de antes.",
    topic: "proc.nice()",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    if SystemProcess::new(getpid().as_raw())?.nice()? == *NICE_RANGE.end() {
        return Err(UsageError::new(
            "este programa ya tiene nice 19, y no se puede subir más: arráncalo con uno menor",
        )
        .into());
    }
    let mut hijo =
        Process::new(|| subir_y_bajar("el usuario que ejecuta la lección"));
    hijo.start()?;
    hijo.join()?;
    check_eq("exitcode()", hijo.exitcode(), Some(0))?;

    if geteuid().is_root() {
        let mut hijo = Process::new(|| {
            if let Err(error) = become_nobody() {
                say!("en este contenedor no se puede dejar de ser root: {error}");
                return Ok(());
            }
            subir_y_bajar("nobody, un usuario sin privilegios")
        });
        hijo.start()?;
        hijo.join()?;
        check_eq("exitcode()", hijo.exitcode(), Some(0))?;
    } else {
        let programa = std::env::args().next().unwrap_or_default();
        say!("para verlo también como root:\n  `sudo {programa} bajar_nice`");
    }
    Ok(())
}

// ANCHOR: cambiar
fn subir_y_bajar(usuario: &str) -> anyhow::Result<()> {
    let yo = SystemProcess::new(getpid().as_raw())?;
    let nice = yo.nice()?;
    say!("soy {usuario} (UID {}) y mi nice es {nice}", varies(geteuid()));

    yo.set_nice(nice + 1)?;
    check_eq("tras subirlo, que puede cualquiera, nice", yo.nice()?, nice + 1)?;

    let permitido = may_lower_nice_to(nice);
    match yo.set_nice(nice) {
        Ok(()) => say!("bajarlo de nuevo a {nice}: permitido"),
        Err(TableError::NiceDenied { error, .. }) => {
            say!("bajarlo de nuevo a {nice}: {}", describe(error));
        }
        Err(otro) => return Err(otro.into()),
    }
    let esperado = if permitido { nice } else { nice + 1 };
    check_eq("nice al final", yo.nice()?, esperado)?;
    Ok(())
}
// ANCHOR_END: cambiar
