//! El estado de terminación, bit a bit: el código de salida o la señal, en un solo número.

mod crudo;

use std::process::{Command, Stdio};

use nix::sys::signal::{Signal, kill};
use nix::unistd::{ForkResult, Pid, pause};
use shared::ending::exit_now;
use shared::errno::CannotStart;
use shared::fork::fork;
use shared::gate::Gate;
use shared::lesson::{Plain, Step, check_eq};
use shared::say;

use crudo::{Final, descifrar, dibujar, waitpid_crudo};

pub const STEP: Step = Step {
    name: "estado",
    title: "El estado de terminación, bit a bit",
    predict: "¿qué número recibe el padre en status si el hijo hace exit(3)? ¿Y exit(256)? ¿Y exit(300)? ¿Y si lo mata la señal 9?",
    observe: "los 7 bits bajos son la señal; los bits 8 a 15, el código. De exit(n) solo llegan 8 bits.",
    topic: "wait()",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    say!("                código core señal");
    // ANCHOR: codigos
    for (codigo, bits, visto) in [
        (3, "00000011 0 0000000 = 0x0300", 3),
        (256, "00000000 0 0000000 = 0x0000", 0),
        (300, "00101100 0 0000000 = 0x2c00", 44),
        (-1, "11111111 0 0000000 = 0xff00", 255),
    ] {
        let estado = waitpid_crudo(hijo_que_sale(codigo)?)?;
        check_eq(&format!("exit({codigo:4})"), dibujar(estado).as_str(), bits)?;
        check_eq("descifrado", descifrar(estado), Final::Salio(visto))?;
    }
    // ANCHOR_END: codigos

    // ANCHOR: senales
    for (senal, bits) in [
        (Signal::SIGKILL, "00000000 0 0001001 = 0x0009"),
        (Signal::SIGTERM, "00000000 0 0001111 = 0x000f"),
    ] {
        let hijo = hijo_que_duerme()?;
        kill(hijo, senal)?;
        let estado = waitpid_crudo(hijo)?;
        check_eq(&format!("{senal}   "), dibujar(estado).as_str(), bits)?;
        check_eq("descifrado", descifrar(estado), Final::Murio(senal as i32))?;
    }
    // ANCHOR_END: senales

    // ANCHOR: otros
    let orden = "sh -c 'kill -9 $$'; exit $?";
    let mut shell = Command::new("sh");
    shell.args(["-c", orden]).stderr(Stdio::null());
    let shell = shell.status().map_err(CannotStart)?;
    check_eq("la shell dice 128 + 9", shell.code(), Some(137))?;
    // El `exitcode` de Python es la señal en negativo.
    check_eq("como lo escribe Python", Final::Murio(9).exitcode(), -9)?;
    check_eq("y de exit(300)", Final::Salio(44).exitcode(), 44)?;
    // ANCHOR_END: otros
    Ok(())
}

fn hijo_que_sale(codigo: i32) -> anyhow::Result<Pid> {
    match fork()? {
        ForkResult::Child => exit_now(codigo),
        ForkResult::Parent { child } => Ok(child),
    }
}

fn hijo_que_duerme() -> anyhow::Result<Pid> {
    let dormido = Gate::new()?;
    match fork()? {
        ForkResult::Child => {
            let _ = dormido.open();
            pause();
            exit_now(0)
        }
        ForkResult::Parent { child } => {
            dormido.wait()?;
            Ok(child)
        }
    }
}
