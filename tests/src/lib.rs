//! Lo que comparten las pruebas del cuaderno: lanzar un programa, vigilarlo desde fuera y juzgar lo que hizo.
//!
//! | módulo | qué contiene |
//! |---|---|
//! | [`harness`] | [`main`], [`trial`], [`trial_if`], [`at_once`] y [`until`]: los binarios de prueba, con `harness = false` |
//! | [`lesson`] | [`Lesson`]: las pruebas que pasa cualquier lección |
//! | [`claims`] | [`Lesson::claims_trial`]: lo que dice un paso es cierto con cualquier valor de sus opciones |
//! | [`numerals`] | los números de un texto en español |
//! | [`requires`] | qué necesita una prueba para poder hacerse aquí |
//! | [`run`] | [`Run`]: el programa, sus límites, su terminal y lo que se le hace mientras corre |
//! | [`outcome`] | [`Outcome`]: cómo acabó y qué dejó atrás; sus `assert_…` están en `assertions` |
//! | [`mod@scenario`] | funciones que hacen `fork`, cada una en un programa aparte |
//! | [`pages`] | las páginas del libro que son de un paso |
//! | [`paths`] | la raíz del cuaderno y el binario de cada lección |
//! | [`mod@normalize`] | una salida con nombres en lugar de PID |
//! | [`recording`] | las salidas grabadas que enseña el libro |
//! | [`minutes`] | lo que se tarda en enseñar cada capítulo |
//! | [`pictures`] | los cronogramas que enseña el libro |
//! | [`snippet`] | el código que enseña una página, y de qué fichero es |
//! | [`layers`] | qué módulos usan a cuáles, y que no haya círculos |
//! | [`order`] | comparar dos salidas en las que varios procesos hablan a la vez |
//!
//! Lo que suele sorprender, y cómo se trata aquí:
//!
//! - **Quien lanza un programa no se entera de los nietos**: entre la prueba y el programa hay un proceso
//!   vigilante, un *subreaper* que adopta a todo descendiente huérfano y por eso puede contarlos al final.
//! - **Leer una tubería hasta el final puede no acabar nunca**: basta un huérfano que la tenga abierta. El
//!   vigilante deja de leer cuando acaba el programa, no cuando se cierra la tubería.
//! - **`fork` en un proceso con hilos es una trampa**, y las pruebas corren en hilos: el vigilante es este mismo
//!   binario, ejecutado otra vez desde `/proc/self/exe`, con un solo hilo.

#[cfg(not(target_os = "linux"))]
compile_error!(
    "Las pruebas del cuaderno necesitan Linux: en Windows, instala WSL2; en macOS, una máquina virtual."
);

mod assertions;
mod change;
pub mod claims;
pub mod harness;
mod launch;
pub mod layers;
pub mod lesson;
pub mod minutes;
pub mod normalize;
pub mod numerals;
pub mod order;
pub mod outcome;
pub mod pages;
pub mod paths;
pub mod pictures;
pub mod recording;
pub mod requires;
pub mod run;
mod runner;
pub mod scenario;
pub mod snippet;
mod spec;
mod verdicts;

pub use harness::{at_once, main, trial, trial_if, until};
pub use lesson::Lesson;
pub use libtest_mimic::Trial;
pub use nix::sys::signal::Signal;
pub use normalize::{normalize, strip_ansi};
pub use order::same_by_speaker;
pub use outcome::{End, Ended, Living, Outcome};
pub use paths::{lesson_bin, lesson_names, witness_bin, workspace_root};
pub use run::Run;
pub use scenario::{main_with_scenarios, scenario};
