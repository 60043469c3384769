//! Lanzar un programa y hablar con él por tuberías mientras está en marcha. Leerlas a mano puede atascarlo.

use std::io::Write;
use std::os::fd::AsFd;
use std::process::{Command, Stdio};

use anyhow::Context;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use shared::errno::CannotStart;
use shared::lesson::{Level, Plain, Step, check_eq};

use crate::apoyo::ordenes::{returncode, sh, texto};

pub const STEP: Step = Step {
    name: "popen",
    title: "Popen: hablar por tuberías con un programa en marcha",
    level: Level::Extension,
    predict: "un programa escribe dos millones de bytes por la salida de errores, y después «fin» por la otra. El padre lee la otra hasta el final, y luego leerá la de errores. ¿Qué pasa?",
    observe: "una tubería llena para a quien escribe. Si el padre espera por una y el hijo está parado en la otra, ninguno sigue: hay que leer las dos a la vez, que es lo que hace communicate.",
    topic: "exec() y wait()",
    run: &Plain(run),
};

const MUCHOS: usize = 2_000_000;

fn run() -> anyhow::Result<()> {
    let lanzar = |orden: &mut Command| {
        let orden = orden
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        orden.spawn().map_err(CannotStart)
    };
    // ANCHOR: communicate
    let mut sort = lanzar(&mut Command::new("sort"))?;
    let mut entrada = sort.stdin.take().context("su entrada es una tubería")?;
    check_eq("poll, mientras sort espera", sort.try_wait()?, None)?;
    entrada.write_all(b"pera\nuva\nhigo\n")?;
    drop(entrada);
    let hecho = sort.wait_with_output()?;
    let escrito = texto(&hecho.stdout);
    check_eq("lo que escribe sort", escrito.as_str(), "higo\npera\nuva\n")?;
    check_eq("returncode", returncode(hecho.status), 0)?;
    // ANCHOR_END: communicate

    // ANCHOR: atasco
    let guion = format!("head -c {MUCHOS} /dev/zero >&2; echo fin");
    let hablador = lanzar(&mut sh(&guion))?;
    let salida = hablador.stdout.as_ref().context("su salida es una tubería")?;
    let mut mirada = [PollFd::new(salida.as_fd(), PollFlags::POLLIN)];
    let listas = poll(&mut mirada, PollTimeout::from(300u16))?;
    check_eq("salidas con algo que leer, si nadie lee los errores", listas, 0)?;

    let hecho = hablador.wait_with_output()?;
    check_eq("leyendo las dos a la vez, errores", hecho.stderr.len(), MUCHOS)?;
    check_eq("y salida", texto(&hecho.stdout).as_str(), "fin\n")?;
    // ANCHOR_END: atasco
    Ok(())
}
