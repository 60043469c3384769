//! Un paso: una idea, un fichero, y lo que hay que predecir antes y observar después.

use std::process::ExitCode;

use clap::{ArgMatches, Args, Command, FromArgMatches};

/// Un paso de una lección. Cada fichero de `lessons/*/src` declara el suyo, en la constante `STEP`.
pub struct Step {
    /// Lo que se escribe para ejecutarlo.
    pub name: &'static str,
    pub title: &'static str,
    /// La pregunta que hay que responder antes de ejecutarlo.
    pub predict: &'static str,
    /// En qué fijarse al terminar.
    pub observe: &'static str,
    /// El tema de los apuntes que cubre.
    pub topic: &'static str,
    pub run: &'static dyn Runnable,
}

/// Lo que se ejecuta en un paso: [`Plain`], [`WithOptions`] o [`OrProgram`].
pub trait Runnable {
    /// Añade a la orden las opciones propias del paso.
    fn add_options(&self, command: Command) -> Command;

    /// Ejecuta el paso.
    ///
    /// # Errors
    /// [`Unexpected`](super::Unexpected) si el sistema no hizo lo que dice el paso; [`Usage`](super::Usage) si
    /// las opciones no valen; cualquier otro, si algo falló por el camino.
    fn run(&self, options: &ArgMatches) -> anyhow::Result<()>;

    /// Lo que se ejecuta en lugar de la lección si se han dado ciertas opciones: véase [`OrProgram`].
    fn program(&self, _: &ArgMatches) -> Option<anyhow::Result<ExitCode>> {
        None
    }
}

/// Un paso sin opciones.
pub struct Plain(pub fn() -> anyhow::Result<()>);

/// Un paso con opciones propias: los campos de `O`, que deriva `clap::Args`.
pub struct WithOptions<O>(pub fn(O) -> anyhow::Result<()>);

/// Un paso que, con ciertas opciones, es un programa: sin títulos, predicción, pausas ni plazo, y con su propio
/// código de salida.
pub struct OrProgram<O> {
    pub step: fn(O) -> anyhow::Result<()>,
    /// `None` si las opciones no piden el programa.
    pub program: fn(O) -> Option<anyhow::Result<ExitCode>>,
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

    fn program(&self, options: &ArgMatches) -> Option<anyhow::Result<ExitCode>> {
        match <O as FromArgMatches>::from_arg_matches(options) {
            Ok(options) => (self.program)(options),
            Err(error) => Some(Err(error.into())),
        }
    }
}
