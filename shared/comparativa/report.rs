//! La tabla: un apartado por trabajo y, en él, una línea por participante.

use std::io::{self, Write};
use std::time::Duration;

use anyhow::Result;

use crate::measure::{Measured, Pace};
use crate::rows::{Aim, Row, Unit};
use crate::watched::Watched;

#[derive(Default)]
pub struct Report {
    compared: usize,
    missed: usize,
}

impl Report {
    pub fn begin(&mut self, pace: Pace) -> Result<()> {
        let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let load = load.split(' ').next().unwrap_or_default().replace('.', ",");
        let cpus = std::thread::available_parallelism().map_or(1, usize::from);
        self.write(&match pace {
            Pace::Full => format!(
                "El mismo trabajo, por turnos: la mediana de varias rondas. Tarda un minuto.\n\
                 La razón es lo de este cuaderno dividido por lo del otro.\n\
                 Esta máquina: {cpus} CPU, carga {load}.\n"
            ),
            Pace::Quick => "Poco trabajo y una sola ronda: las cifras no significan nada.\n".into(),
        })
    }

    pub fn row(&mut self, row: &Row, measured: &Measured) -> Result<()> {
        let figure = |time| figure(row.unit, time, measured.amount);
        let mut text = format!("\n{}\n", row.title);
        text += &format!(
            "  {:<18} {}\n",
            "este cuaderno",
            written(row.unit, figure(measured.ours)).trim_end()
        );
        for (rival, time) in row.rivals.iter().zip(&measured.rivals) {
            let line = match time {
                Ok(time) => {
                    let theirs = figure(*time);
                    let ratio = figure(measured.ours) / theirs;
                    let verdict = rival.aim.map(|aim| self.verdict(aim, ratio)).unwrap_or_default();
                    let ratio = decimals(ratio, 2);
                    format!("{}   razón {ratio:>6}{verdict}", written(row.unit, theirs))
                }
                Err(reason) => {
                    let aim = rival.aim.map(|aim| format!("; objetivo: {}", aim_text(aim)));
                    format!("sin medir: {reason}{}", aim.unwrap_or_default())
                }
            };
            text += &format!("  {:<18} {line}\n", rival.name);
        }
        self.write(&text)
    }

    pub fn watched(&mut self, watched: &Watched) -> Result<()> {
        const AIM: Aim = Aim::AtMost(0.5);
        let mut text = format!(
            "\nTestigo: arrancar {} procesos que no hacen nada y esperarlos, mirados o no\n\
             (la razón es lo que añade cronograma dividido por lo que añade strace)\n",
            watched.amount
        );
        let figure = |time| written(Unit::Each, figure(Unit::Each, time, watched.amount));
        for (name, time, aim) in [
            ("sin mirar", &watched.bare, None),
            ("con cronograma", &watched.cronograma, None),
            ("con strace", &watched.strace, Some(AIM)),
        ] {
            let line = match (time, aim) {
                (Err(reason), None) => format!("sin medir: {reason}"),
                (Err(reason), Some(aim)) => {
                    format!("sin medir: {reason}; objetivo: {}", aim_text(aim))
                }
                (Ok(time), None) => figure(*time).trim_end().to_owned(),
                (Ok(time), Some(aim)) => match watched.ratio() {
                    Some(ratio) => {
                        let verdict = self.verdict(aim, ratio);
                        format!("{}   razón {:>6}{verdict}", figure(*time), decimals(ratio, 2))
                    }
                    None => figure(*time).trim_end().to_owned(),
                },
            };
            text += &format!("  {name:<18} {line}\n");
        }
        self.write(&text)
    }

    fn verdict(&mut self, aim: Aim, ratio: f64) -> String {
        let reached = match aim {
            Aim::AtLeast(least) => ratio >= least,
            Aim::AtMost(most) => ratio <= most,
        };
        self.compared += 1;
        self.missed += usize::from(!reached);
        format!("   objetivo {} {}", aim_text(aim), if reached { "✔" } else { "✘" })
    }

    pub fn end(&mut self) -> Result<()> {
        let (reached, compared) = (self.compared - self.missed, self.compared);
        self.write(&format!(
            "\nSe cumplen {reached} de {compared} objetivos. Si hay otros programas en marcha, repite la medida.\n"
        ))
    }

    pub fn write(&mut self, text: &str) -> Result<()> {
        let mut output = io::stdout().lock();
        output.write_all(text.as_bytes())?;
        Ok(output.flush()?)
    }
}

fn figure(unit: Unit, time: Duration, amount: u64) -> f64 {
    let (seconds, amount) = (time.as_secs_f64(), amount as f64);
    match unit {
        Unit::Laps | Unit::Megabytes => amount / seconds / 1e6,
        Unit::Messages => amount / seconds / 1e3,
        Unit::Each => seconds / amount * 1e6,
    }
}

fn written(unit: Unit, figure: f64) -> String {
    let (places, name) = match unit {
        Unit::Laps => (2, "millones de veces/s"),
        Unit::Messages => (0, "miles de mensajes/s"),
        Unit::Megabytes => (0, "MB/s"),
        Unit::Each => (1, "µs cada uno"),
    };
    format!("{:>8} {name:<19}", decimals(figure, places))
}

fn aim_text(aim: Aim) -> String {
    match aim {
        Aim::AtLeast(least) => format!("≥ {}", decimals(least, 1)),
        Aim::AtMost(most) => format!("≤ {}", decimals(most, 1)),
    }
}

/// Como se escribe en español, con coma.
fn decimals(number: f64, places: usize) -> String {
    format!("{number:.places$}").replace('.', ",")
}
