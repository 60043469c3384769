//! Esperar mirando, que es lo que queda cuando nadie avisa de lo que se espera.

use std::thread::sleep;
use std::time::{Duration, Instant};

const BETWEEN_LOOKS: Duration = Duration::from_millis(1);

/// Mira cada milisegundo, a lo sumo `timeout`, hasta que `look` vea algo, y devuelve lo que ha visto.
///
/// Es para lo que el núcleo no anuncia, como el estado de un proceso. Para el final de un hijo está
/// [`wait`](crate::wait), y para lo que hace otro proceso del cuaderno, un [`Event`](crate::sync::Event).
///
/// ```
/// # use std::time::{Duration, Instant};
/// # use shared::eventually;
/// let inicio = Instant::now();
/// let visto = eventually(Duration::from_secs(10), || (inicio.elapsed().as_millis() > 2).then_some("ya"));
/// assert_eq!(visto, Some("ya"));
/// assert_eq!(eventually(Duration::ZERO, || None::<()>), None);
/// ```
pub fn eventually<T>(timeout: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        let last = start.elapsed() >= timeout;
        let seen = look();
        if seen.is_some() || last {
            return seen;
        }
        sleep(BETWEEN_LOOKS);
    }
}
