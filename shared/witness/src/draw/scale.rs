//! El tiempo en columnas. Donde no pasa nada se encoge, para que se vea lo que pasa.

use crate::Record;

/// Qué columna le toca a cada momento.
pub struct Scale {
    /// Momentos en los que pasa algo, y su posición, de 0 a 1.
    points: Vec<(u64, f64)>,
    columns: usize,
    /// Los intervalos encogidos: dónde está su mitad.
    shrunk: Vec<f64>,
}

/// Ningún intervalo sin sucesos ocupa más que esta parte del dibujo.
const MOST_OF_ALL: f64 = 0.2;

impl Scale {
    pub fn new(record: &Record, columns: usize) -> Self {
        let mut times = moments(record);
        times.sort_unstable();
        times.dedup();
        let gaps: Vec<f64> = times.windows(2).map(|pair| (pair[1] - pair[0]) as f64).collect();
        // Lo que se encoge es lo que dura mucho más que todo lo demás junto.
        let mut sorted = gaps.clone();
        sorted.sort_by(f64::total_cmp);
        let longest = sorted.last().copied().unwrap_or_default();
        let others: f64 = sorted.iter().sum::<f64>() - longest;
        let most = (others * MOST_OF_ALL / (1.0 - MOST_OF_ALL)).max(1.0).min(longest);
        let total: f64 = gaps.iter().map(|gap| gap.min(most)).sum::<f64>().max(1.0);
        let mut position = 0.0;
        let mut points = vec![(times.first().copied().unwrap_or_default(), 0.0)];
        let mut shrunk = Vec::new();
        for (time, gap) in times.iter().skip(1).zip(&gaps) {
            let width = gap.min(most) / total;
            if *gap > most * 1.5 {
                shrunk.push(position + width / 2.0);
            }
            position += width;
            points.push((*time, position));
        }
        Self { points, columns, shrunk }
    }

    /// La columna de un momento, de 0 a `columns - 1`.
    pub fn column(&self, at: u64) -> usize {
        let next = self.points.partition_point(|(time, _)| *time < at);
        let position = match (next.checked_sub(1).map(|i| self.points[i]), self.points.get(next)) {
            (Some((before, low)), Some((after, high))) => {
                low + (high - low) * (at - before) as f64 / (after - before) as f64
            }
            (None, Some((_, position))) => *position,
            _ => 1.0,
        };
        self.place(position)
    }

    /// Las columnas en las que el tiempo se ha encogido.
    pub fn shrunk_columns(&self) -> impl Iterator<Item = usize> {
        self.shrunk.iter().map(|position| self.place(*position))
    }

    fn place(&self, position: f64) -> usize {
        (position * (self.columns - 1) as f64).round() as usize
    }
}

/// Todos los momentos en los que pasa algo.
fn moments(record: &Record) -> Vec<u64> {
    let mut times = vec![0, record.end_us];
    for process in &record.processes {
        times.push(process.born_us);
        times.extend(process.execs.iter().map(|exec| exec.t_us));
        times.extend(process.exit.map(|exit| exit.t_us));
        times.extend(process.reaped.as_ref().map(|reaped| reaped.t_us));
        times.extend(
            process.stops.iter().flat_map(|stop| [Some(stop.begin_us), stop.end_us]).flatten(),
        );
        let waits = process.waits.iter().filter(|wait| !wait.nohang);
        times.extend(waits.flat_map(|wait| [Some(wait.begin_us), wait.end_us]).flatten());
    }
    times.extend(record.signals.iter().map(|signal| signal.t_us));
    times
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(births: &[u64], end_us: u64) -> Record {
        let text = serde_json::json!({
            "version": 1, "backend": "ptrace", "end_us": end_us, "signals": [], "writes": [],
            "limits": [], "doubts": [],
            "processes": births.iter().map(|born| serde_json::json!({
                "name": "P", "pid": 1, "parent": null, "born_us": born, "how": "root", "threads": 0,
                "execs": [], "failed_execs": [], "exit": null, "reaped": null, "adopted": [],
                "waits": [], "stops": [], "priorities": [],
            })).collect::<Vec<_>>(),
        });
        serde_json::from_value(text).unwrap()
    }

    #[test]
    fn lo_que_pasa_seguido_va_a_escala() {
        let scale = Scale::new(&record(&[0, 10, 20, 30, 40], 50), 51);
        assert_eq!([0, 10, 25, 50].map(|at| scale.column(at)), [0, 10, 25, 50]);
        assert_eq!(scale.shrunk_columns().count(), 0);
    }

    #[test]
    fn donde_no_pasa_nada_se_encoge_y_se_dice() {
        let scale = Scale::new(&record(&[0, 10, 20, 30, 40, 1_000_000], 1_000_010), 101);
        assert_eq!(scale.shrunk_columns().count(), 1);
        assert!(scale.column(40) > 10, "lo del principio se distingue: {}", scale.column(40));
        assert!(scale.column(1_000_000) < 100);
    }
}
