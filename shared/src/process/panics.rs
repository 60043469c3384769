//! Lo que se dice de un pánico.

use std::panic::{self, PanicHookInfo};
use std::sync::Once;

use crate::{varies, voice};

/// El mensaje de un pánico, en español y con quien lo sufre delante.
pub(crate) fn report_panic(info: &PanicHookInfo<'_>) {
    let message = info.payload_as_str().unwrap_or("sin mensaje");
    match info.location() {
        Some(place) => {
            let (file, line) = (place.file(), varies(place.line()));
            voice::complain(format_args!("pánico en {file}:{line}: {message}"))
        }
        None => voice::complain(format_args!("pánico: {message}")),
    }
}

/// Antes del primer `fork`: los pánicos de los hijos saldrán en español, y los de este proceso, como salieran.
pub(super) fn prepare_hook() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let old = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if super::Process::parent().is_some() { report_panic(info) } else { old(info) }
        }));
    });
}
