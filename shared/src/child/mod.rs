//! Lo que hace un hijo recién creado, y que nunca vuelve al código de su padre.

mod exit;
mod run;

pub use exit::Termination;
pub(crate) use run::{PANIC_CODE, prepare_hook, report_panic, run_and_exit};

use crate::ending;

/// En el hijo, justo después de `fork`: ejecuta `body` y acaba con `_exit`.
///
/// El código de salida lo decide lo que devuelva `body`, como en [`Process`](crate::process::Process): véase
/// [`Termination`]. Un `?` o un pánico acaban el hijo; nunca suben al código del padre, que el hijo también heredó.
///
/// Si acaba mal, a la mitad de lo suyo, acaba también con los descendientes que tuviera: nadie más iba a recogerlos.
///
/// ```no_run
/// # use nix::unistd::ForkResult;
/// # use shared::{child, fork::fork};
/// # fn main() -> anyhow::Result<()> {
/// let hijo = match fork()? {
///     ForkResult::Child => child::run(|| 7),
///     ForkResult::Parent { child } => child,
/// };
/// # Ok(())
/// # }
/// ```
pub fn run<R: Termination>(body: impl FnOnce() -> R) -> ! {
    run_and_exit(|| {
        let code = body().exit_code();
        if code != 0 {
            ending::end_descendants();
        }
        code
    })
}
