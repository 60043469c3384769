//! Cuánta CPU han usado los demás programas mientras se medía algo: si ha sido mucha, la medida vale poco.

use std::fs;
use std::time::{Duration, Instant};

use nix::sched::{CpuSet, sched_getaffinity};
use nix::sys::resource::{UsageWho, getrusage};
use nix::unistd::Pid;

use super::decimal;
use super::layout::{fold, room};
use crate::say_incident;

/// Con menos tiempo no se sabe: el núcleo cuenta la CPU de todos por centésimas de segundo.
const TOO_SHORT: Duration = Duration::from_millis(100);
/// La parte de la CPU desde la que los demás estorban.
const BUSY: f64 = 0.2;
/// Las centésimas en que cuenta `/proc/stat`, en milisegundos.
const TICK: u64 = 10;

/// Los programas que no son de esta familia, desde que se empieza a mirarlos.
pub struct Neighbours {
    before: Option<Reading>,
}

impl Neighbours {
    /// Empieza a contar.
    pub fn watch() -> Self {
        Neighbours { before: Reading::now() }
    }

    /// La parte (de 0 a 1) que han usado los demás de las CPU en las que se puede ejecutar este proceso; `None` si no se
    /// puede saber, o ha pasado demasiado poco tiempo. Los hijos han de estar ya recogidos: si no, cuentan como los demás.
    pub fn share(&self) -> Option<f64> {
        let (before, after) = (self.before.as_ref()?, Reading::now()?);
        (after.at - before.at >= TOO_SHORT).then(|| others(before, &after))
    }

    /// Si los demás han usado mucha, lo dice, y qué hacer. Devuelve si lo ha dicho.
    pub fn warn(&self) -> bool {
        let share = self.share().filter(|share| *share >= BUSY);
        if let Some(share) = share {
            let share = decimal(share * 100.0, 0);
            let text = format!(
                "tu máquina está ocupada: otros programas usan el {share} % de la CPU. Puede que no se vea la \
                 diferencia: repítelo cuando no la usen"
            );
            say_incident!("{}", fold(&text, room(), "", ""));
        }
        share.is_some()
    }
}

struct Reading {
    at: Instant,
    cpus: u32,
    /// Lo que han trabajado esas CPU desde que se encendió la máquina, para quien sea.
    all: Duration,
    /// Lo que han usado este proceso y sus hijos ya recogidos.
    own: Duration,
}

impl Reading {
    fn now() -> Option<Self> {
        let allowed = sched_getaffinity(Pid::from_raw(0)).ok()?;
        let (cpus, all) = worked(&fs::read_to_string("/proc/stat").ok()?, |cpu| {
            cpu < CpuSet::count() && allowed.is_set(cpu) == Ok(true)
        })?;
        let spent = |who| -> Option<Duration> {
            let usage = getrusage(who).ok()?;
            [usage.user_time(), usage.system_time()].into_iter().try_fold(
                Duration::ZERO,
                |sum, time| {
                    let seconds = Duration::from_secs(time.tv_sec().try_into().ok()?);
                    Some(sum + seconds + Duration::from_micros(time.tv_usec().try_into().ok()?))
                },
            )
        };
        let own = spent(UsageWho::RUSAGE_SELF)? + spent(UsageWho::RUSAGE_CHILDREN)?;
        Some(Reading { at: Instant::now(), cpus, all, own })
    }
}

fn others(before: &Reading, after: &Reading) -> f64 {
    let all = after.all.saturating_sub(before.all);
    let theirs = all.saturating_sub(after.own.saturating_sub(before.own));
    let possible = (after.at - before.at) * after.cpus;
    (theirs.as_secs_f64() / possible.as_secs_f64()).min(1.0)
}

/// Cuántas de esas CPU hay, y cuánto han trabajado: todo, menos lo que han estado ociosas o esperando al disco. Lo que se
/// lleva otra máquina virtual (`steal`) también cuenta: aquí no se ha podido usar.
fn worked(stat: &str, is_ours: impl Fn(usize) -> bool) -> Option<(u32, Duration)> {
    let (mut cpus, mut ticks) = (0, 0_u64);
    for line in stat.lines() {
        let mut fields = line.split_whitespace();
        let number = fields.next().and_then(|name| name.strip_prefix("cpu")?.parse().ok());
        let Some(true) = number.map(&is_ours) else { continue };
        let times: Vec<u64> = fields.map_while(|field| field.parse().ok()).collect();
        let [user, nice, system, _idle, _iowait, irq, softirq, steal, ..] = times[..] else {
            return None;
        };
        cpus += 1;
        ticks += user + nice + system + irq + softirq + steal;
    }
    (cpus > 0).then(|| (cpus, Duration::from_millis(TICK * ticks)))
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::{Reading, others, worked};

    const STAT: &str = "cpu  99 99 99 99 99 99 99 99 0 0\n\
                        cpu0 1 2 4 1000 1000 8 16 32 7 7\n\
                        cpu1 100 0 0 5 0 0 0 0 0 0\n\
                        intr 501882 0 0\n";

    #[test]
    fn cuenta_lo_trabajado_en_las_cpu_permitidas() {
        assert_eq!(worked(STAT, |_| true), Some((2, Duration::from_millis(1630))));
        assert_eq!(worked(STAT, |cpu| cpu == 0), Some((1, Duration::from_millis(630))));
        assert_eq!(worked(STAT, |_| false), None);
        assert_eq!(worked("cpu0 1 2\n", |_| true), None);
    }

    #[test]
    fn lo_de_la_familia_no_es_de_los_demas() {
        let at = Instant::now();
        let reading = |seconds, all, own| Reading {
            at: at + Duration::from_secs(seconds),
            cpus: 2,
            all: Duration::from_secs(all),
            own: Duration::from_secs(own),
        };
        let before = reading(0, 50, 7);
        assert_eq!(others(&before, &reading(10, 70, 27)), 0.0);
        assert_eq!(others(&before, &reading(10, 70, 17)), 0.5);
        assert_eq!(others(&before, &reading(10, 70, 7)), 1.0);
        // Las centésimas se redondean: la familia puede parecer haber usado más que todos juntos.
        assert_eq!(others(&before, &reading(10, 60, 27)), 0.0);
    }
}
