//! Un registro sin su principio: para dibujar lo que importa y no lo que tarda en arrancar el programa.

use super::Record;

impl Record {
    /// Lo mismo, contado desde ese momento. Lo que ocurrió antes parece haber ocurrido entonces.
    #[must_use]
    pub fn since(mut self, start_us: u64) -> Self {
        let shift = |t_us: &mut u64| *t_us = t_us.saturating_sub(start_us);
        shift(&mut self.end_us);
        for process in &mut self.processes {
            shift(&mut process.born_us);
            process.execs.iter_mut().for_each(|exec| shift(&mut exec.t_us));
            process.failed_execs.iter_mut().for_each(|exec| shift(&mut exec.t_us));
            process.exit.iter_mut().for_each(|exit| shift(&mut exit.t_us));
            process.reaped.iter_mut().for_each(|reaped| shift(&mut reaped.t_us));
            process.adopted.iter_mut().for_each(|adopted| shift(&mut adopted.t_us));
            for wait in &mut process.waits {
                shift(&mut wait.begin_us);
                wait.end_us.iter_mut().for_each(shift);
            }
            for stop in &mut process.stops {
                shift(&mut stop.begin_us);
                stop.end_us.iter_mut().for_each(shift);
            }
            process.priorities.iter_mut().for_each(|change| shift(&mut change.t_us));
        }
        for signal in &mut self.signals {
            shift(&mut signal.t_us);
            signal.received_us.iter_mut().for_each(shift);
        }
        self.writes.iter_mut().for_each(|write| shift(&mut write.t_us));
        self.looks.iter_mut().for_each(|look| shift(&mut look.t_us));
        self.marks.iter_mut().for_each(|mark| shift(&mut mark.t_us));
        self.limits.iter_mut().for_each(|limit| shift(&mut limit.t_us));
        self
    }
}
