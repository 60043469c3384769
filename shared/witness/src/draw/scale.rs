//! El tiempo en el papel. Donde no pasa nada se encoge, para que se vea lo que pasa.

use crate::Record;
use crate::record::Process;

/// Qué sitio le toca a cada momento, de 0 a 1.
pub struct Scale {
    /// Momentos en los que pasa algo, y su posición.
    points: Vec<(u64, f64)>,
    /// Los intervalos encogidos.
    shrunk: Vec<Shrunk>,
}

/// Un intervalo en el que el tiempo corre mucho más deprisa que en lo demás.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shrunk {
    /// Su mitad en el dibujo, de 0 a 1.
    pub middle: f64,
    pub us: u64,
}

/// Dos momentos más cercanos que esto son el mismo.
const SAME_US: u64 = 25;
/// Lo que tarda, más o menos, quien estaba en `wait` en recoger al que acaba de morir: no merece sitio.
const PROMPT_US: u64 = 500;
/// El intervalo mediano ocupa al menos esta parte de lo que ocuparía si todos fueran iguales.
const FAIR: f64 = 0.4;
/// Encogido es lo que corre tantas veces más deprisa que el intervalo mediano.
const MUCH: f64 = 8.0;

impl Scale {
    pub fn new(record: &Record) -> Self {
        let times = apart(moments(record));
        let gaps: Vec<f64> = times.windows(2).map(|pair| (pair[1] - pair[0]) as f64).collect();
        let mut sorted = gaps.clone();
        sorted.sort_by(f64::total_cmp);
        let median = sorted.get(sorted.len() / 2).copied().unwrap_or(1.0);
        let power = power(&gaps, median);
        let total: f64 = gaps.iter().map(|gap| gap.powf(power)).sum();
        let mut position = 0.0;
        let mut points = vec![(times[0], 0.0)];
        let mut shrunk = Vec::new();
        for (time, gap) in times.iter().skip(1).zip(&gaps) {
            let width = gap.powf(power) / total;
            if (gap / median).powf(1.0 - power) > MUCH {
                shrunk.push(Shrunk { middle: position + width / 2.0, us: *gap as u64 });
            }
            position += width;
            points.push((*time, position));
        }
        Self { points, shrunk }
    }

    /// El sitio de un momento, de 0 a 1.
    pub fn position(&self, at: u64) -> f64 {
        let next = self.points.partition_point(|(time, _)| *time < at);
        match (next.checked_sub(1).map(|i| self.points[i]), self.points.get(next)) {
            (Some((before, low)), Some((after, high))) => {
                low + (high - low) * (at - before) as f64 / (after - before) as f64
            }
            (None, Some((_, position))) => *position,
            _ => 1.0,
        }
    }

    pub fn shrunk(&self) -> &[Shrunk] {
        &self.shrunk
    }

    /// Los momentos en los que pasa algo, con su sitio.
    pub fn points(&self) -> &[(u64, f64)] {
        &self.points
    }
}

/// A qué potencia se elevan los intervalos: 1 es a escala, y cuanto menos, más se encogen los largos. Va de 0,05 en
/// 0,05, para que una ejecución algo más lenta se dibuje igual.
fn power(gaps: &[f64], median: f64) -> f64 {
    let readable = |power: &f64| {
        let total: f64 = gaps.iter().map(|gap| gap.powf(*power)).sum();
        median.powf(*power) * gaps.len() as f64 >= FAIR * total
    };
    (4..=20).rev().map(|step| f64::from(step) / 20.0).find(readable).unwrap_or(0.2)
}

/// Por orden, y sin los que están demasiado cerca del anterior. Al menos dos.
fn apart(mut times: Vec<u64>) -> Vec<u64> {
    times.sort_unstable();
    let mut kept = vec![0];
    for time in times {
        if time >= kept[kept.len() - 1] + SAME_US {
            kept.push(time);
        }
    }
    if kept.len() == 1 {
        kept.push(1);
    }
    kept
}

/// Todos los momentos en los que pasa algo.
fn moments(record: &Record) -> Vec<u64> {
    let mut times = vec![record.end_us];
    for process in &record.processes {
        times.push(process.born_us);
        times.extend(process.execs.iter().map(|exec| exec.t_us));
        times.extend(process.exit.map(|exit| exit.t_us));
        times.extend(
            process.reaped.as_ref().map(|reaped| reaped.t_us).filter(|at| late(process, *at)),
        );
        times.extend(
            process.stops.iter().flat_map(|stop| [Some(stop.begin_us), stop.end_us]).flatten(),
        );
        for wait in process.waits.iter().filter(|wait| !wait.nohang) {
            let child = wait.reaped.as_ref().and_then(|name| record.process(name));
            let end = wait.end_us.filter(|end| child.is_none_or(|child| late(child, *end)));
            times.extend([Some(wait.begin_us), end].into_iter().flatten());
        }
    }
    times.extend(record.signals.iter().map(|signal| signal.t_us));
    times.extend(record.marks.iter().map(|mark| mark.t_us));
    times
}

/// Si lo recogieron bastante después de que terminara.
fn late(child: &Process, reaped_us: u64) -> bool {
    child.exit.is_none_or(|exit| reaped_us > exit.t_us + PROMPT_US)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::sample::{family, process, record};

    fn born_at(births: &[u64], end_us: u64) -> Record {
        let processes =
            births.iter().map(|born| process("P", None, [*born, end_us, end_us])).collect();
        record(processes, end_us)
    }

    #[test]
    fn lo_que_pasa_seguido_va_a_escala() {
        let scale = Scale::new(&born_at(&[0, 1_000, 2_000, 3_000, 4_000], 5_000));
        for (at, position) in [(0, 0.0), (1_000, 0.2), (2_500, 0.5), (5_000, 1.0)] {
            assert!((scale.position(at) - position).abs() < 1e-9, "{at}: {}", scale.position(at));
        }
        assert_eq!(scale.shrunk().len(), 0);
    }

    #[test]
    fn donde_no_pasa_nada_se_encoge_y_se_dice() {
        let scale = Scale::new(&born_at(&[0, 1_000, 2_000, 3_000, 4_000, 9_000_000], 9_001_000));
        assert_eq!(scale.shrunk().len(), 1);
        assert_eq!(scale.shrunk()[0].us, 8_996_000);
        let begin = scale.position(4_000);
        assert!((0.2..0.6).contains(&begin), "lo del principio se distingue: {begin}");
        assert!(scale.position(9_000_000) < 0.98);
    }

    #[test]
    fn un_poco_mas_despacio_se_ve_casi_igual() {
        let (quick, slow) =
            (Scale::new(&family(9)), Scale::new(&born_at(&[0, 1_060, 2_010, 3_050], 4_020)));
        assert!((quick.position(1_000) - 1.0 / 11.0).abs() < 0.03);
        assert!((slow.position(2_010) - 0.5).abs() < 0.03);
    }
}
