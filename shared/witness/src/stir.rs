//! Cuánto se retiene a cada proceso, y en qué momento: sale de la semilla y de su nombre, y de nada más.
//!
//! Los nombres (`H1`, `H1.1`) no dependen de la prisa que se den los procesos, ni los PID entran en la cuenta: con la
//! misma semilla, a cada uno le toca lo mismo.

use std::time::Duration;

use fastrand::Rng;

/// Las instrucciones de un recién nacido que se dan de una en una. En menos, un bucle corto ya ha terminado.
pub const STEPS: u32 = 3000;
/// De cada cuántas instrucciones se retiene una, en promedio.
const STEPS_PER_HOLD: u32 = 50;
const LONGEST_STEP_US: u64 = 1000;

const LONGEST_BIRTH_US: u64 = 30_000;
/// De cada cuántos hijos se retiene a uno mucho más, para que se vea seguir a un padre que no espera.
const BIRTHS_PER_LONG_ONE: u32 = 4;
const LONG_BIRTH_US: std::ops::Range<u64> = 100_000..150_000;

const LONGEST_EXIT_US: u64 = 30_000;

/// Las primeras escrituras se retienen; de las demás, una de cada tantas: quien escribe sin parar no ha de tardar más.
const FIRST_WRITES: u32 = 32;
const LATER_WRITES_PER_HOLD: u32 = 16;
const LONGEST_WRITE_US: u64 = 8000;
/// De cada cuántas se retiene una mucho más: con las instrucciones de una en una, los hijos van muy por detrás del padre.
const WRITES_PER_LONG_ONE: u32 = 4;
const LONG_WRITE_US: std::ops::Range<u64> = 30_000..60_000;
const LONGEST_LATER_WRITE_US: u64 = 1000;

/// El plan de una semilla.
#[derive(Clone, Copy)]
pub struct Schedule {
    seed: u64,
}

impl Schedule {
    pub fn new(seed: u64) -> Self {
        Self { seed }
    }

    /// Cuánto se retiene al nacer a `who`.
    pub fn birth(self, who: &str) -> Duration {
        let mut random = self.random(who, "nace");
        let long = random.u32(..BIRTHS_PER_LONG_ONE) == 0;
        Duration::from_micros(random.u64(if long { LONG_BIRTH_US } else { 0..LONGEST_BIRTH_US }))
    }

    /// Cuánto se retiene antes de terminar a `who`, aunque su padre ya lo espere.
    pub fn exit(self, who: &str) -> Duration {
        Duration::from_micros(self.random(who, "termina").u64(..LONGEST_EXIT_US))
    }

    /// Cuánto se retiene cada escritura de `who`.
    pub fn writes(self, who: &str) -> Writes {
        Writes { random: self.random(who, "escribe"), done: 0 }
    }

    /// Cuánto se retiene tras cada una de las primeras instrucciones de `who`; casi siempre, nada.
    pub fn steps(self, who: &str) -> Steps {
        Steps { random: self.random(who, "pasos"), left: STEPS }
    }

    fn random(self, who: &str, moment: &str) -> Rng {
        // FNV-1a: `Hash` de la biblioteca estándar puede cambiar de una versión a otra.
        const PRIME: u64 = 0x100_0000_01b3;
        const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
        let bytes = who.bytes().chain([0]).chain(moment.bytes());
        let key = bytes.fold(BASIS, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
        Rng::with_seed(self.seed ^ key)
    }
}

pub struct Writes {
    random: Rng,
    done: u32,
}

impl Writes {
    pub fn next_hold(&mut self) -> Duration {
        let first = self.done < FIRST_WRITES;
        self.done = self.done.saturating_add(1);
        Duration::from_micros(if first {
            let long = self.random.u32(..WRITES_PER_LONG_ONE) == 0;
            self.random.u64(if long { LONG_WRITE_US } else { 0..LONGEST_WRITE_US })
        } else if self.random.u32(..LATER_WRITES_PER_HOLD) == 0 {
            self.random.u64(..LONGEST_LATER_WRITE_US)
        } else {
            0
        })
    }
}

pub struct Steps {
    random: Rng,
    left: u32,
}

/// Lo que se retiene tras cada instrucción, hasta que ya no se dan de una en una.
impl Iterator for Steps {
    type Item = Duration;

    fn next(&mut self) -> Option<Duration> {
        self.left = self.left.checked_sub(1)?;
        let holds = self.random.u32(..STEPS_PER_HOLD) == 0;
        Some(Duration::from_micros(if holds { self.random.u64(..LONGEST_STEP_US) } else { 0 }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Todo lo que le toca a un proceso.
    fn plan(seed: u64, who: &str) -> Vec<Duration> {
        let schedule = Schedule::new(seed);
        let mut writes = schedule.writes(who);
        [schedule.birth(who), schedule.exit(who)]
            .into_iter()
            .chain((0..200).map(|_| writes.next_hold()))
            .chain(schedule.steps(who))
            .collect()
    }

    #[test]
    fn the_same_seed_gives_the_same_plan() {
        assert_eq!(plan(7, "H1"), plan(7, "H1"));
        assert_ne!(plan(7, "H1"), plan(8, "H1"));
        assert_ne!(plan(7, "H1"), plan(7, "H2"));
        assert_ne!(plan(0, "H1"), plan(1, "H1"));
    }

    #[test]
    fn some_children_are_held_long_and_most_are_not() {
        for seed in 0..50 {
            let schedule = Schedule::new(seed);
            let births = (0..100).map(|child| schedule.birth(&format!("H{child}")));
            let long = births.filter(|hold| *hold >= Duration::from_millis(100)).count();
            assert!((5..60).contains(&long), "semilla {seed}: {long} de 100");
        }
    }

    #[test]
    fn a_flood_of_writes_is_hardly_held() {
        let mut writes = Schedule::new(3).writes("P");
        let first: Duration = (0..FIRST_WRITES).map(|_| writes.next_hold()).sum();
        assert!(first > Duration::from_millis(40), "{first:?}");
        let later: Duration = (0..10_000).map(|_| writes.next_hold()).sum();
        assert!(later < Duration::from_secs(1), "{later:?}");
    }

    #[test]
    fn one_step_in_fifty_is_held() {
        let held = Schedule::new(5).steps("H1").filter(|hold| !hold.is_zero()).count();
        assert!((30..120).contains(&held), "{held}");
        assert_eq!(Schedule::new(5).steps("H1").count(), STEPS as usize);
    }
}
