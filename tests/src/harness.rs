//! Los binarios de prueba: sin el arnés de Rust, para poder ignorar una prueba mientras corre y ser el vigilante.

use std::any::Any;
use std::cell::RefCell;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use libtest_mimic::{Arguments, Completion, Trial};
use shared::eventually;

use crate::runner;

/// Con esta variable, cada prueba dice cuánto ha tardado.
const TIMES: &str = "CUADERNO_TIEMPOS";

/// Cuántas pruebas van a la vez por cada CPU: casi todas pasan más tiempo esperando que calculando.
const WAITING_PER_CPU: usize = 2;

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
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert_with(|| WAITING_PER_CPU * cpus());
    match catch_unwind(AssertUnwindSafe(trials)) {
        Ok(trials) => libtest_mimic::run(&arguments, trials).exit_code(),
        Err(panic) => {
            eprintln!("no se han podido preparar las pruebas: {}", complaint(&*panic));
            ExitCode::FAILURE
        }
    }
}

fn cpus() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
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
    let label = name.to_owned();
    Trial::ignorable_test(name, move || {
        // Un pánico aquí dentro, sin atrapar, acabaría con todas las pruebas sin decir nada.
        match catch_unwind(AssertUnwindSafe(requirement)) {
            Ok(Ok(())) => {}
            Ok(Err(reason)) => return Ok(Completion::ignored_with(reason)),
            Err(panic) => return Err(complaint(&*panic).into()),
        }
        let began = Instant::now();
        let ended = catch_unwind(AssertUnwindSafe(body));
        if std::env::var_os(TIMES).is_some() {
            eprintln!("{:7.2} s  {label}", began.elapsed().as_secs_f64());
        }
        match ended {
            Ok(()) => Ok(Completion::Completed),
            Err(panic) => Err(complaint(&*panic).into()),
        }
    })
}

/// Hace lo mismo con cada uno, tantos a la vez como CPU, y falla con lo que diga el primero que falle.
///
/// # Panics
/// Si `body` entra en pánico con alguno, y si no hay ninguno: así no se probaría nada.
pub fn at_once<T: Sync>(items: &[T], body: impl Fn(&T) + Sync) {
    assert!(!items.is_empty(), "no hay nada que probar");
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Err(panic) = catch_unwind(AssertUnwindSafe(|| body(item))) {
                next.store(items.len(), Ordering::Relaxed);
                return Some(complaint(&*panic));
            }
        }
        None
    };
    let complaints: Vec<String> = thread::scope(|scope| {
        let workers: Vec<_> = (0..cpus()).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .filter_map(|worker| worker.join().expect("no entra en pánico"))
            .collect()
    });
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Espera a que algo sea cierto.
///
/// # Panics
/// Si en 20 s no lo es.
#[track_caller]
pub fn until(what: &str, mut holds: impl FnMut() -> bool) {
    const TOO_LONG: Duration = Duration::from_secs(20);
    assert!(eventually(TOO_LONG, || holds().then_some(())).is_some(), "no ocurre: {what}");
}

/// Lo que dijo quien entró en pánico, y dónde.
fn complaint(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text =
        text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("falló sin decir por qué");
    format!("{text}\n(en {})", FAILED_AT.take())
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::{at_once, complaint};

    #[test]
    fn con_cada_uno() {
        let sum = AtomicU32::new(0);
        at_once(&[1, 2, 3, 4], |number| {
            sum.fetch_add(*number, Ordering::Relaxed);
        });
        assert_eq!(sum.into_inner(), 10);
    }

    #[test]
    fn si_falla_uno_o_no_hay_ninguno_falla_y_dice_por_que() {
        let failed = catch_unwind(|| at_once(&[1, 2, 3], |number| assert!(*number != 2, "el dos")));
        assert!(complaint(&*failed.unwrap_err()).contains("el dos"));
        assert!(catch_unwind(|| at_once(&[(); 0], |()| ())).is_err());
    }
}
