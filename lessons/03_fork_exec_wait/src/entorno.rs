//! El entorno: cada proceso tiene el suyo, los hijos empiezan con una copia, y a un programa se le puede dar otro.

use std::env::var;
use std::io::ErrorKind;
use std::process::Command;

use nix::unistd::ForkResult;
use shared::child;
use shared::errno::CannotStart;
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::wait::{WaitStatus, waitpid};

use crate::apoyo::entorno::{poner, quitar};
use crate::apoyo::ordenes::texto;

pub const STEP: Step = Step {
    name: "entorno",
    title: "El entorno se hereda, y no vuelve",
    level: Level::Extension,
    predict: "la variable de entorno SALUDO vale «hola». ¿La ve un hijo? Y si el hijo la cambia por «buenas», ¿qué ve después el padre?",
    observe: "un hijo empieza con una copia del entorno de su padre, y lo que cambia en ella no lo ve nadie más que sus propios hijos.",
    topic: "«una copia exacta del proceso padre»; exec()",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: entorno
    poner("SALUDO", "hola");
    check_eq("un programa lo hereda", ve(&mut printenv())?.as_str(), "hola")?;
    let otro = ve(printenv().env("SALUDO", "buenas"))?;
    check_eq("con otro entorno", otro.as_str(), "buenas")?;
    check_eq("con el entorno vacío", ve(printenv().env_clear())?.as_str(), "")?;

    let hijo = match fork()? {
        ForkResult::Child => child::run(|| {
            poner("SALUDO", "buenas");
            i32::from(var("SALUDO").as_deref() != Ok("buenas"))
        }),
        ForkResult::Parent { child } => child,
    };
    let estado = waitpid(hijo, None)?;
    check_eq("un hijo lo cambia", estado, WaitStatus::Exited(hijo, 0))?;
    check_eq("y en el padre", var("SALUDO")?.as_str(), "hola")?;

    let sin_path = Command::new("ls").env("PATH", "/no/existe").status();
    let error = sin_path.map_err(|error| error.kind());
    let no_existe = error == Err(ErrorKind::NotFound);
    check("si PATH no lleva a su carpeta, ls no existe", no_existe)?;
    // ANCHOR_END: entorno
    quitar("SALUDO");
    Ok(())
}

fn printenv() -> Command {
    let mut orden = Command::new("printenv");
    orden.arg("SALUDO");
    orden
}

/// Lo que ve ese programa.
fn ve(orden: &mut Command) -> anyhow::Result<String> {
    let hecho = orden.output().map_err(CannotStart)?;
    Ok(texto(&hecho.stdout).trim_end().to_owned())
}
