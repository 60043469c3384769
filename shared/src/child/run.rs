//! Lo que ocurre en el hijo: ejecutar la función, vaciar la salida y acabar con `_exit`.

use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Once;

use crate::ground::exit_now;
use crate::ground::output::flush_stdout;
use crate::{me, voice};

/// El código de salida de un programa de Rust que acaba en pánico.
pub(crate) const PANIC_CODE: u8 = 101;

/// Ejecuta la función y acaba el proceso: un pánico nunca llega al código del padre.
pub(crate) fn run_and_exit(target: impl FnOnce() -> i32) -> ! {
    let code = panic::catch_unwind(AssertUnwindSafe(target)).unwrap_or(PANIC_CODE.into());
    let _ = flush_stdout();
    exit_now(code)
}

/// El mensaje de un pánico, en español y con quien lo sufre delante.
pub(crate) fn report_panic(info: &PanicHookInfo<'_>) {
    let message = info.payload_as_str().unwrap_or("sin mensaje");
    match info.location() {
        Some(place) => voice::complain(format_args!(
            "pánico en {}:{}:\n  {message}",
            place.file(),
            place.line()
        )),
        None => voice::complain(format_args!("pánico: {message}")),
    }
}

/// Antes del primer `fork`: los pánicos de los hijos saldrán en español, y los de este proceso, como salieran.
pub(crate) fn prepare_hook() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let old = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if me::parent().is_some() { report_panic(info) } else { old(info) }
        }));
    });
}
