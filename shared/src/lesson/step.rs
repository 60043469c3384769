//! Un paso: una idea, un fichero, y lo que hay que predecir antes y observar después.

use std::process::ExitCode;

use clap::parser::ValueSource;
use clap::{ArgMatches, Args, Command, FromArgMatches};

/// Un paso de una lección. Cada fichero de `lessons/*/src` declara el suyo, en la constante `STEP`.
pub struct Step {
    /// Lo que se escribe para ejecutarlo.
    pub name: &'static str,
    pub title: &'static str,
    pub level: Level,
    /// La pregunta que hay que responder antes de ejecutarlo.
    ///
    /// Aquí y en [`observe`](Self::observe), `{obreros}` es el valor de la opción `--obreros`, y
    /// `{obreros|obrero|obreros}`, el valor y lo que cuenta, en singular o en plural.
    pub predict: &'static str,
    /// En qué fijarse al terminar.
    pub observe: &'static str,
    /// El tema de los apuntes que cubre.
    pub topic: &'static str,
    pub run: &'static dyn Runnable,
}

/// Si hace falta para el examen o va más allá.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Imprescindible: entra en el examen, o sin él no se entienden los que van detrás.
    Essential,
    /// Ampliación: se puede dejar para cuando sobre tiempo.
    Extension,
}

/// Lo que se ejecuta en un paso: [`Plain`], [`WithOptions`] u [`OrProgram`].
pub trait Runnable {
    /// Añade a la orden las opciones propias del paso.
    fn add_options(&self, command: Command) -> Command;

    /// Ejecuta el paso.
    ///
    /// # Errors
    /// [`Unexpected`](super::Unexpected) si el sistema no hizo lo que dice el paso; [`UsageError`](super::UsageError) si
    /// las opciones no valen; cualquier otro, si algo falló por el camino.
    fn run(&self, options: &ArgMatches) -> anyhow::Result<()>;

    /// Lo que se ha dado que hace del paso un programa, si se ha dado algo: véase [`OrProgram`].
    fn turned_by(&self, _: &ArgMatches) -> Option<&'static str> {
        None
    }

    /// Ejecuta el paso como programa, si alguna opción lo ha pedido.
    ///
    /// # Errors
    /// Los de [`run`](Runnable::run).
    fn run_as_program(&self, options: &ArgMatches) -> anyhow::Result<ExitCode> {
        self.run(options).map(|()| ExitCode::SUCCESS)
    }
}

/// Un paso sin opciones.
pub struct Plain(pub fn() -> anyhow::Result<()>);

/// Un paso con opciones propias: los campos de `O`, que deriva `clap::Args`.
pub struct WithOptions<O>(pub fn(O) -> anyhow::Result<()>);

/// Un paso que, con ciertas opciones, o con una orden detrás de `--`, es un programa: sin títulos, predicción, pausas ni
/// plazo, y con su propio código de salida. Se pide solo: la lección lo rechaza entre otros pasos antes de ejecutar ninguno.
pub struct OrProgram<O> {
    pub step: fn(O) -> anyhow::Result<()>,
    pub program: fn(O) -> anyhow::Result<ExitCode>,
    /// Los nombres de esas opciones, sin los guiones; la orden es un campo `orden` con `#[arg(last = true)]`.
    pub turned_by: &'static [&'static str],
}

impl Runnable for Plain {
    fn add_options(&self, command: Command) -> Command {
        command
    }

    fn run(&self, _: &ArgMatches) -> anyhow::Result<()> {
        self.0()
    }
}

impl<O: Args> Runnable for WithOptions<O> {
    fn add_options(&self, command: Command) -> Command {
        O::augment_args(command)
    }

    fn run(&self, options: &ArgMatches) -> anyhow::Result<()> {
        self.0(<O as FromArgMatches>::from_arg_matches(options)?)
    }
}

impl<O: Args> Runnable for OrProgram<O> {
    fn add_options(&self, command: Command) -> Command {
        O::augment_args(command)
    }

    fn run(&self, options: &ArgMatches) -> anyhow::Result<()> {
        (self.step)(<O as FromArgMatches>::from_arg_matches(options)?)
    }

    fn turned_by(&self, options: &ArgMatches) -> Option<&'static str> {
        let given = |name: &str| options.value_source(name) == Some(ValueSource::CommandLine);
        self.turned_by.iter().copied().find(|name| given(name))
    }

    fn run_as_program(&self, options: &ArgMatches) -> anyhow::Result<ExitCode> {
        (self.program)(<O as FromArgMatches>::from_arg_matches(options)?)
    }
}
