//! Los binarios de prueba: sin el arnés de Rust, para poder ignorar una prueba mientras corre y ser el vigilante.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Completion, Failed, Trial};

use crate::runner;

thread_local! {
    /// Dónde falló la prueba de este hilo: el gancho de `panic!` lo sabe, y quien lo atrapa ya no.
    static FAILED_AT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// El `main` de un binario de pruebas con `harness = false`.
///
/// Si lo ha lanzado [`Run::run`](crate::Run::run), este proceso es el vigilante y no hace otra cosa.
pub fn main(trials: impl FnOnce() -> Vec<Trial>) -> ExitCode {
    if let Some(code) = serve_if_runner() {
        return code;
    }
    set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        FAILED_AT.set(place);
    }));
    libtest_mimic::run(&Arguments::from_args(), trials()).exit_code()
}

/// Si a este proceso lo ha lanzado [`Run::run`](crate::Run::run), hace de vigilante hasta el final.
///
/// Ha de ser lo primero que haga cualquier programa que use [`Run`](crate::Run).
pub fn serve_if_runner() -> Option<ExitCode> {
    (std::env::args().nth(1).as_deref() == Some(runner::ARGUMENT)).then(runner::serve)
}

/// Una prueba: pasa si `body` vuelve y falla si se queja con `panic!` (`assert!`, `unwrap`…).
pub fn trial(name: &str, body: impl FnOnce() + Send + 'static) -> Trial {
    trial_if(name, || Ok(()), body)
}

/// Una prueba que se ignora, diciendo por qué, si `requirement` responde que aquí no se puede hacer.
///
/// Los requisitos habituales están en [`requires`](crate::requires).
pub fn trial_if(
    name: &str,
    requirement: impl FnOnce() -> Result<(), String> + Send + 'static,
    body: impl FnOnce() + Send + 'static,
) -> Trial {
    Trial::ignorable_test(name, move || {
        if let Err(reason) = requirement() {
            return Ok(Completion::ignored_with(reason));
        }
        match catch_unwind(AssertUnwindSafe(body)) {
            Ok(()) => Ok(Completion::Completed),
            Err(panic) => Err(explain(&*panic)),
        }
    })
}

fn explain(panic: &(dyn Any + Send)) -> Failed {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text =
        text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("falló sin decir por qué");
    format!("{text}\n(en {})", FAILED_AT.take()).into()
}
