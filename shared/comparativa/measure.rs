//! Las rondas: en cada una, todos hacen el trabajo por turnos, y de todas se queda la mediana.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use shared::turns::in_turns;

use crate::contender::{Contenders, Program};
use crate::launch::run;
use crate::rows::Row;

/// Si los otros programas de la máquina estorban tanto que un apartado pasa de esto, bastan tres rondas.
pub const LONGEST_ROW: Duration = Duration::from_secs(9);

/// Cuánto trabajo.
#[derive(Clone, Copy)]
pub enum Pace {
    Full,
    Quick,
}

/// Lo que ha tardado cada uno; o por qué no participa.
pub struct Measured<'a> {
    pub ours: Duration,
    pub rivals: Vec<Result<Duration, &'a str>>,
    pub amount: u64,
}

pub fn measure<'a>(row: &Row, contenders: &'a Contenders, pace: Pace) -> Result<Measured<'a>> {
    let (sizes, rounds) = match pace {
        Pace::Full => (row.full, row.rounds),
        Pace::Quick => (row.quick, 1),
    };
    let rivals =
        row.rivals.iter().map(|rival| (contenders.program(rival.language, row.job), rival.variant));
    let mut programs = vec![(Ok(contenders.ours(row.job)), None)];
    programs.extend(rivals);

    let start = Instant::now();
    let rounds = (0..rounds).take_while(|round| *round < 3 || start.elapsed() <= LONGEST_ROW);
    let turn = |(program, variant): &(Result<Program, &'a str>, Option<&str>)| match program {
        Ok(program) => one(program, sizes, *variant, (row.result)(sizes)).map(Ok),
        Err(reason) => Ok(Err(*reason)),
    };
    let mut medians = in_turns(rounds, &programs, turn, |time| *time)?.into_iter();
    let ours = medians.next().and_then(Result::ok).expect("este cuaderno participa siempre");
    Ok(Measured { ours, rivals: medians.collect(), amount: (row.amount)(sizes) })
}

/// Hace el trabajo una vez; el programa escribe los nanosegundos y el resultado, que ha de ser el debido.
fn one(program: &Program, sizes: &[u64], variant: Option<&str>, expected: u64) -> Result<Duration> {
    let mut command = program.command();
    command.args(sizes.iter().map(u64::to_string)).args(variant);
    let answer = run(command)?;
    Ok(Duration::from_nanos(check(program, &answer, expected)?.max(1)))
}

/// Comprueba el resultado y devuelve los nanosegundos.
pub fn check(program: &Program, answer: &str, expected: u64) -> Result<u64> {
    let numbers: Vec<u64> =
        answer.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    ensure!(
        matches!(numbers[..], [_, result] if result == expected),
        "{program} no ha hecho el trabajo: debía dar {expected} y ha escrito «{}»",
        answer.trim()
    );
    Ok(numbers[0])
}
