//! Las primeras instrucciones de un recién nacido, de una en una: si dos leen, suman y escriben lo mismo, se cruzan.
//!
//! El núcleo avisa de cada paso con un `SIGTRAP` que el programa no ve. Si lo tenía bloqueado, deja de estarlo.

use super::raw;
use super::tracer::Tracer;

const TRAP_BRKPT: i32 = 1;
const TRAP_TRACE: i32 = 2;

impl Tracer {
    /// Si esa parada es un paso, y no una señal para el programa.
    pub(super) fn is_step(&self, tid: i32, signal: i32) -> bool {
        if signal != libc::SIGTRAP || !self.stir.as_ref().is_some_and(|stir| stir.is_stepped(tid)) {
            return false;
        }
        let origin = raw::signal_origin(tid);
        // Al salir de una llamada al sistema, arm64 dice que la envió el proceso 0.
        [TRAP_BRKPT, TRAP_TRACE].contains(&origin.code)
            || (origin.code, origin.pid) == (libc::SI_USER, 0)
    }

    pub(super) fn step(&mut self, tid: i32) {
        if let Some(stir) = &mut self.stir {
            stir.stepped(tid);
        }
        self.go_on(tid, raw::Resume::Continue, 0);
    }
}
