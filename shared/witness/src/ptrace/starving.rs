//! Lo que llevan esperando una CPU los que se miran.

use std::collections::HashMap;
use std::mem;
use std::time::{Duration, Instant};

use super::proc_files;

/// Cada cuánto se mira quién sigue esperando.
const EVERY: Duration = Duration::from_millis(200);

/// El núcleo apunta lo que espera un hilo cuando deja de esperar. Lo que lleva esperando ahora se sabe aquí: desde cuándo
/// está listo sin que cambie nada de lo apuntado.
pub struct Starving {
    ready: HashMap<i32, (String, Instant)>,
    looked: Instant,
    by_the_dead: Duration,
}

impl Starving {
    pub fn new() -> Self {
        Self { ready: HashMap::new(), looked: Instant::now(), by_the_dead: Duration::ZERO }
    }

    pub fn look(&mut self, tids: impl Iterator<Item = i32>) {
        if self.looked.elapsed() < EVERY {
            return;
        }
        self.looked = Instant::now();
        let mut before = mem::take(&mut self.ready);
        for tid in tids.filter(|tid| proc_files::is_ready(*tid)) {
            let times = proc_files::schedule(&tid.to_string());
            let since = match before.remove(&tid) {
                Some((same, since)) if same == times => since,
                _ => self.looked,
            };
            self.ready.insert(tid, (times, since));
        }
    }

    /// Ha muerto un hilo que había esperado ese tiempo.
    pub fn dead(&mut self, waited: Duration) {
        self.by_the_dead += waited;
    }

    /// Lo que han esperado entre todos, y quien los mira.
    pub fn waited(&self, tids: impl Iterator<Item = i32>) -> Duration {
        let until_now =
            |tid: i32| proc_files::waited_for_cpu(&tid.to_string()) + self.still_waiting(tid);
        let alive = tids.map(until_now).sum::<Duration>();
        alive + self.by_the_dead + proc_files::waited_for_cpu("self")
    }

    fn still_waiting(&self, tid: i32) -> Duration {
        match self.ready.get(&tid) {
            Some((_, since)) if *since < self.looked => since.elapsed(),
            _ => Duration::ZERO,
        }
    }
}
