//! El testigo: lo que añade `cronograma` a quien arranca procesos y los espera, y lo que añade `strace`.

use std::time::{Duration, Instant};

use anyhow::Result;
use shared::turns::in_turns;

use crate::contender::{Contenders, Program};
use crate::launch::run;
use crate::measure::{LONGEST_ROW, Pace, check};
use crate::rows::Language;

/// Lo que dura todo visto desde fuera: el testigo y `strace` también tardan en empezar y en acabar.
pub struct Watched {
    pub amount: u64,
    pub bare: Result<Duration, String>,
    pub cronograma: Result<Duration, String>,
    pub strace: Result<Duration, String>,
}

impl Watched {
    /// Lo que añade `cronograma` dividido por lo que añade `strace`.
    pub fn ratio(&self) -> Option<f64> {
        let bare = self.bare.as_ref().ok()?.as_secs_f64();
        let added =
            |watched: &Result<Duration, String>| Some(watched.as_ref().ok()?.as_secs_f64() - bare);
        Some(added(&self.cronograma)?.max(0.0) / added(&self.strace)?.max(1e-6))
    }
}

pub fn measure(contenders: &Contenders, pace: Pace) -> Result<Watched> {
    let (amount, rounds) = match pace {
        Pace::Full => (2000, 7),
        Pace::Quick => (20, 1),
    };
    let programs = match contenders.program(Language::C, &["proceso"]) {
        Err(reason) => [(); 3].map(|()| Err(reason.to_owned())),
        Ok(bare) => {
            let cronograma = contenders.cronograma(&bare)?.map(|words| bare.under(&words));
            let strace = contenders.strace(&bare)?.map(|words| bare.under(&words));
            [Ok(bare), cronograma, strace]
        }
    };
    let start = Instant::now();
    let rounds = (0..rounds).take_while(|round| *round < 3 || start.elapsed() <= LONGEST_ROW);
    let turn = |program: &Result<Program, String>| match program {
        Ok(program) => from_outside(program, amount).map(Ok),
        Err(reason) => Ok(Err(reason.clone())),
    };
    let mut medians = in_turns(rounds, &programs, turn, Clone::clone)?.into_iter();
    let mut next = || medians.next().expect("hay una mediana por programa");
    Ok(Watched { amount, bare: next(), cronograma: next(), strace: next() })
}

fn from_outside(program: &Program, amount: u64) -> Result<Duration> {
    let mut command = program.command();
    command.arg(amount.to_string());
    let start = Instant::now();
    let answer = run(command)?;
    let time = start.elapsed();
    check(program, &answer, amount)?;
    Ok(time)
}
