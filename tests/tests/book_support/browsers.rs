//! Los navegadores de un binario de pruebas: cada uno hace una prueba cada vez, y la siguiente usa el que quede libre.

use super::browser::Browser;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// Con más, las pruebas se quitarían la CPU: cada navegador son varios procesos.
const MOST: usize = 2;

#[derive(Clone, Default)]
pub struct Browsers(Arc<(Mutex<Free>, Condvar)>);

#[derive(Default)]
struct Free {
    idle: Vec<Browser>,
    lent: usize,
}

/// El prestado, que se devuelve aunque la prueba falle: eso no lo estropea.
struct Lent<'a>(&'a Browsers, Option<Browser>);

impl Browsers {
    /// Hace algo con uno. Si todos están ocupados, espera; si no hay ninguno libre y caben más, lo abre.
    pub fn with_one(&self, act: impl FnOnce(&mut Browser)) {
        let (free, returned) = &*self.0;
        let mut free = free.lock().unwrap_or_else(PoisonError::into_inner);
        while free.lent == MOST {
            free = returned.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
        free.lent += 1;
        let idle = free.idle.pop();
        drop(free);
        let mut lent = Lent(self, idle);
        act(lent.1.get_or_insert_with(Browser::launch));
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let (free, returned) = &*self.0.0;
        let mut free = free.lock().unwrap_or_else(PoisonError::into_inner);
        free.idle.extend(self.1.take());
        free.lent -= 1;
        returned.notify_one();
    }
}
