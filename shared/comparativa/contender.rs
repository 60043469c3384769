//! Los programas de cada participante: este mismo, los de C, recién compilados, y los de Python.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::launch::{Interrupted, Missing, run, run_within};
use crate::rows::Language;
use crate::trabajos;

/// Lo que hay que ejecutar para hacer un trabajo; faltan las cantidades.
pub struct Program(Vec<PathBuf>);

impl Program {
    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.0[0]);
        command.args(&self.0[1..]);
        command
    }

    /// El mismo programa, ejecutado por otro que lo mira.
    pub fn under(&self, watcher: &[PathBuf]) -> Program {
        Program([watcher, &self.0].concat())
    }
}

impl fmt::Display for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<String> = self.0.iter().map(|word| word.display().to_string()).collect();
        write!(f, "`{}`", words.join(" "))
    }
}

/// Los que hay en esta máquina.
pub struct Contenders {
    me: PathBuf,
    /// La carpeta con los programas de C, o por qué no los hay. Se borra al soltarla.
    c: Result<TempDir, String>,
    python: Result<(), String>,
}

const STRACE: [&str; 7] =
    ["strace", "-f", "--seccomp-bpf", "-e", "trace=process", "-o", "/dev/null"];

/// Lo que puede tardar en construirse `cronograma`, en segundos.
const BUILDING: u32 = 600;

/// Los trabajos que también están escritos en C.
const IN_C: [&str; 2] = ["cerrojo", "proceso"];

impl Contenders {
    pub fn find() -> Result<Self> {
        let me = std::env::current_exe().context("no sé dónde está este programa")?;
        Ok(Contenders { me, c: compile()?, python: find_python()? })
    }

    pub fn ours(&self, job: &[&str]) -> Program {
        let mut words = vec![self.me.clone(), trabajos::ARGUMENT.into()];
        words.extend(job.iter().map(PathBuf::from));
        Program(words)
    }

    /// El programa que hace ese trabajo, o por qué no se puede ejecutar aquí.
    pub fn program(&self, language: Language, job: &[&str]) -> Result<Program, &str> {
        let (program, words) = job.split_first().expect("un trabajo tiene nombre");
        let mut command = match language {
            Language::C => {
                let folder = self.c.as_ref().map_err(String::as_str)?;
                vec![folder.path().join(program)]
            }
            Language::Python => {
                self.python.as_ref().map_err(String::as_str)?;
                vec!["python3".into(), "-B".into(), source(program, "py")]
            }
        };
        command.extend(words.iter().map(PathBuf::from));
        Ok(Program(command))
    }

    /// Las palabras que hay que poner delante de una orden para mirarla con `cronograma`, que se construye como este
    /// programa y queda en la carpeta de encima.
    pub fn cronograma(&self, sample: &Program) -> Result<Result<Vec<PathBuf>, String>> {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--quiet", "--package", "witness", "--bin", "cronograma"]);
        cargo.args((!cfg!(debug_assertions)).then_some("--release"));
        cargo.current_dir(env!("CARGO_MANIFEST_DIR"));
        if let Err(reason) = absent(run_within(BUILDING, cargo), "no está `cargo`")? {
            return Ok(Err(reason));
        }
        let folder = self.me.ancestors().nth(2).context("este programa no está en una carpeta")?;
        watcher(vec![folder.join("cronograma"), "--".into()], sample, "no está `cronograma`")
    }

    /// Lo mismo, con `strace` y como menos estorba.
    pub fn strace(&self, sample: &Program) -> Result<Result<Vec<PathBuf>, String>> {
        watcher(STRACE.iter().map(PathBuf::from).collect(), sample, "no está `strace`")
    }
}

fn source(job: &str, extension: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("comparativa/trabajos")
        .join(job)
        .with_extension(extension)
}

fn compile() -> Result<Result<TempDir, String>> {
    let folder = TempDir::new().context("no se puede crear una carpeta para los programas de C")?;
    for job in IN_C {
        let mut cc = Command::new("cc");
        cc.args(["-O2", "-pthread", "-o"]).arg(folder.path().join(job)).arg(source(job, "c"));
        // Lo que deje a medias si lo interrumpen se borra con la carpeta.
        cc.env("TMPDIR", folder.path());
        if let Err(reason) = absent(run(cc), "no está el compilador de C (`cc`)")? {
            return Ok(Err(reason));
        }
    }
    Ok(Ok(folder))
}

fn find_python() -> Result<Result<(), String>> {
    let mut python = Command::new("python3");
    python.args(["-c", "import multiprocessing.synchronize"]);
    absent(run(python), "no está `python3`")
}

/// Comprueba que se puede mirar así.
fn watcher(
    words: Vec<PathBuf>,
    sample: &Program,
    missing: &str,
) -> Result<Result<Vec<PathBuf>, String>> {
    let mut command = sample.under(&words).command();
    command.arg("1");
    Ok(absent(run(command), missing)?.map(|()| words))
}

/// Que falte un programa, o que no sirva, no es un error: se dice en la tabla.
fn absent(outcome: Result<String>, missing: &str) -> Result<Result<(), String>> {
    match outcome {
        Ok(_) => Ok(Ok(())),
        Err(error) if error.is::<Interrupted>() => Err(error),
        Err(error) if error.is::<Missing>() => Ok(Err(missing.to_owned())),
        Err(error) => Ok(Err(format!("{error:#}"))),
    }
}
