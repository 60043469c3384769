//! El guion de una lección: sus pasos, en orden, y todo lo que tienen en común.

mod check;
mod command;
mod command_line;
mod date;
mod find;
mod help;
mod layout;
mod neighbours;
mod numbers;
mod options;
mod pause;
mod picture;
mod python;
mod screen;
mod sentence;
mod step;
mod usage;
mod witness;

use std::io::IsTerminal;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

pub use check::{Unexpected, check, check_eq};
pub use course::{COURSE, CourseLesson};
pub use date::{date, lasting};
pub use layout::{columns, cut, room};
pub use neighbours::Neighbours;
pub use numbers::{bar, bar_after, decimal};
pub use options::{between, parse_pid, parse_signal};
pub use pause::{confirm, is_interactive, predict_part};
pub use python::interpreter;
pub use sentence::counted;
pub use step::{Level, OrProgram, Plain, Runnable, Step, WithOptions};
pub use usage::UsageError;

use crate::errno::describe_chain;
use crate::{child, ending, me, table, voice, waits};
use command_line::{Invocation, Request, parse};
use pause::{Continue, Pauses};

/// Ningún paso necesita tanto: si se agota, algo se ha quedado esperando, y la lección acaba con 1.
const STEP_DEADLINE_SECONDS: u32 = 60;

/// Una lección: lo que `main` entrega a [`Lesson::main`].
pub struct Lesson {
    /// El nombre de su binario, que está en [`COURSE`].
    pub name: &'static str,
    /// La carpeta de su paquete: `env!("CARGO_MANIFEST_DIR")`.
    pub folder: &'static str,
    pub steps: &'static [Step],
}

impl Lesson {
    /// Lee los argumentos, ejecuta los pasos pedidos y devuelve el código de salida:
    /// 0 si todo fue como dice la lección, 1 si el sistema hizo otra cosa, 2 si se usó mal; o el que devuelva el paso, si
    /// se ha pedido como programa ([`OrProgram`]).
    pub fn main(&self) -> ExitCode {
        std::panic::set_hook(Box::new(child::report_panic));
        match catch_unwind(AssertUnwindSafe(|| self.run())) {
            Ok(Ok(code)) => code,
            Ok(Err(error)) => {
                ending::end_descendants();
                report(&error)
            }
            Err(_) => {
                ending::end_descendants();
                ExitCode::from(child::PANIC_CODE)
            }
        }
    }

    fn run(&self) -> anyhow::Result<ExitCode> {
        ending::install_handlers()?;
        let request = parse(self, std::env::args_os())?;
        match request {
            Request::Help => voice::print(&help::lesson(self)),
            Request::HelpOf(steps) => voice::print(&help::steps(&steps)),
            Request::List => voice::print(&help::list(self)),
            Request::Version => {
                voice::print(&format!("{} {}\n", self.name, env!("CARGO_PKG_VERSION")));
            }
            Request::Run(invocation) => {
                table::check_proc()?;
                if invocation.titles {
                    self.run_with_titles(&invocation)?;
                } else {
                    self.run_alone(&invocation)?;
                }
            }
            Request::Python(step, drawing) => {
                self.seen(step);
                return Err(python::become_python(self.folder, step, drawing.as_ref()));
            }
            Request::Draw(drawing) => return Err(drawing.become_witness_of_lesson(self.folder)),
            Request::AsProgram(step, options) => {
                self.seen(step);
                table::check_proc()?;
                return step.run.run_as_program(&options);
            }
        }
        Ok(ExitCode::SUCCESS)
    }

    /// Los pasos, sin nada entre ellos.
    fn run_alone(&self, invocation: &Invocation) -> anyhow::Result<()> {
        invocation.steps.iter().try_for_each(|(step, options)| self.run_step(step, options))
    }

    fn run_with_titles(&self, invocation: &Invocation) -> anyhow::Result<()> {
        let pauses = Pauses::new(invocation.pauses);
        let total = invocation.skipped + invocation.steps.len();
        screen::title(self.course_lesson());
        for (position, (step, options)) in invocation.steps.iter().enumerate() {
            let number = invocation.skipped + position + 1;
            screen::step(step, options, number, total);
            let Continue::Yes(prediction) = pauses.predict() else { return Ok(()) };
            self.run_step(step, options)?;
            screen::observe(step, options, prediction.as_deref());
            if number < total && pauses.between_steps() == Continue::No {
                return Ok(());
            }
        }
        screen::goodbye(self.course_lesson(), course::after(self.name));
        Ok(())
    }

    fn run_step(&self, step: &Step, options: &clap::ArgMatches) -> anyhow::Result<()> {
        me::forget_children();
        waits::forget_departed();
        ending::start_deadline(STEP_DEADLINE_SECONDS);
        let outcome = step.run.run(options);
        ending::stop_deadline();
        outcome.map_err(|error| error.context(format!("paso «{}»", step.name)))?;
        let left = ending::children_left();
        if left > 0 {
            return Err(Unexpected::new("procesos que deja el paso al terminar", &0, &left).into());
        }
        self.seen(step);
        Ok(())
    }

    /// Apunta que se ha visto, si hay una persona delante.
    fn seen(&self, step: &Step) {
        if std::io::stdout().is_terminal() {
            course::progress::note_step(self.name, step.name);
        }
    }

    fn course_lesson(&self) -> &'static CourseLesson {
        course::find(self.name).expect("toda lección está en COURSE")
    }
}

/// Dice qué ha fallado y elige el código de salida.
fn report(error: &anyhow::Error) -> ExitCode {
    if !ending::somebody_listens() {
        ending::nobody_listens();
    }
    if let Some(usage) = error.downcast_ref::<UsageError>() {
        screen::error(&usage.to_string());
        return ExitCode::from(2);
    }
    screen::error(&describe_chain(error.as_ref()));
    ExitCode::FAILURE
}
