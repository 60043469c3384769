//! Cuándo se pasa de un límite.

use std::time::Duration;

use super::tracer::Tracer;
use super::{proc_files, signals};
use crate::record::Limit;

/// Los hilos que puede haber por cada proceso que puede haber.
const THREADS_OF_EACH: usize = 8;

impl Tracer {
    pub(super) fn limit_met(&mut self) -> Option<Limit> {
        let limits = &self.limits;
        let processes = || self.tasks.iter().filter(|(tid, task)| **tid == task.pid);
        let is_full = |most| proc_files::take_more_than(most, processes().map(|(pid, _)| *pid));
        let cpu = || processes().map(|(pid, _)| proc_files::cpu_time(*pid)).sum::<Duration>();
        if signals::asked_to_end() {
            Some(Limit::Terminated)
        } else if self.wall_is_over() {
            Some(Limit::Wall)
        } else if self.survivors_stay() {
            Some(Limit::Survivors)
        } else if limits.cpu.is_some_and(|most| cpu() + self.cpu_of_the_dead > most) {
            Some(Limit::Cpu)
        } else if limits.memory_bytes.is_some_and(is_full) {
            Some(Limit::Memory)
        } else {
            self.nobody_can_go_on().then_some(Limit::Stuck)
        }
    }

    fn wall_is_over(&self) -> bool {
        let Some(wall) = self.limits.wall else { return false };
        // Lo que se retiene a unos para mirar a otros no cuenta, hasta tanto como el propio plazo.
        let held = self.stir.as_ref().map_or(Duration::ZERO, |stir| stir.holds.watched());
        let spent = self.start.elapsed().saturating_sub(held.min(wall));
        spent > wall && spent > wall + self.waited().min(self.limits.starved)
    }

    /// También se les perdona lo que esperan por una CPU desde entonces.
    fn survivors_stay(&self) -> bool {
        let (Some(end), most) = (self.root_end, self.limits.survivors) else { return false };
        let waited = || self.waited().saturating_sub(self.waited_at_root_end);
        end.elapsed() > most && end.elapsed() > most + waited().min(self.limits.starved)
    }

    pub(super) fn waited(&self) -> Duration {
        self.starving.waited(self.tasks.keys().copied())
    }

    /// A los que quedan cuando ha terminado el primero ya se les espera poco.
    fn nobody_can_go_on(&mut self) -> bool {
        if self.limits.outsider && !signals::told_they_are_alone() {
            return false;
        }
        let still = self.root_end.is_none() && self.newborn.is_empty() && self.queue.is_empty();
        self.stuck.as_mut().is_some_and(|stuck| still && stuck.is_met(self.tasks.iter()))
    }

    pub(super) fn check_counts(&mut self) {
        let too_many = |most| self.alive > most || self.tasks.len() > most * THREADS_OF_EACH;
        if self.limits.alive.is_some_and(too_many) {
            self.end_all(Limit::Alive);
        } else if self.limits.total.is_some_and(|most| self.total > most) {
            self.end_all(Limit::Total);
        }
    }
}
