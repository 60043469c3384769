//! Lo que hace un hijo recién creado, y que nunca vuelve al código de su padre.

mod termination;

use std::panic::{self, AssertUnwindSafe};

pub use termination::Termination;

use crate::ending;
use crate::ending::exit_now;
use crate::output::flush_stdout;

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

/// El código de salida de un programa de Rust que acaba en pánico.
pub(crate) const PANIC_CODE: u8 = 101;

/// Ejecuta la función y acaba el proceso: un pánico nunca llega al código del padre.
pub(crate) fn run_and_exit(target: impl FnOnce() -> i32) -> ! {
    let code = panic::catch_unwind(AssertUnwindSafe(target)).unwrap_or(PANIC_CODE.into());
    let _ = flush_stdout();
    exit_now(code)
}
