//! Cuántos hay de muchos, en cada trozo del tiempo.

use crate::Record;
use crate::record::Process;

pub struct Crowd {
    /// Cuántos viven en cada trozo.
    pub alive: Vec<usize>,
    /// Cuántos hay, con los zombis.
    pub present: Vec<usize>,
}

impl Crowd {
    /// `slot` dice en qué trozo cae cada momento, de 0 a `slots - 1`.
    pub fn new(
        processes: &[&Process],
        record: &Record,
        slots: usize,
        slot: impl Fn(u64) -> usize,
    ) -> Self {
        let (mut alive, mut present) = (vec![0; slots + 1], vec![0; slots + 1]);
        for process in processes {
            let death = process.exit.map_or(record.end_us, |exit| exit.t_us);
            let gone = process.reaped.as_ref().map_or(record.end_us, |reaped| reaped.t_us);
            for (changes, end) in [(&mut alive, death), (&mut present, gone)] {
                changes[slot(process.born_us)] += 1;
                changes[slot(end) + 1] -= 1;
            }
        }
        Self { alive: added(&alive), present: added(&present) }
    }
}

fn added(changes: &[i64]) -> Vec<usize> {
    let mut now = 0;
    let sums = changes.iter().map(|change| {
        now += change;
        now.max(0) as usize
    });
    sums.collect()
}
