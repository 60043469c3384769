//! El estado de terminación, bit a bit: el código de salida o la señal, en un solo número.

mod crudo;

use std::process::{Command, Stdio};

use anyhow::Context;
use shared::errno::CannotStart;
use shared::gate::Gate;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::signal::{SignalNumber, send};
use shared::{Signal, say};

use crate::apoyo::hijos::{hijo_que_espera, hijo_que_sale};
pub use crudo::{Final, descifrar};
use crudo::{dibujar, waitpid_crudo};

pub const STEP: Step = Step {
    name: "estado",
    title: "El estado de terminación, bit a bit",
    level: Level::Essential,
    predict: "¿qué número recibe el padre en status si el hijo hace exit(3)? ¿Y exit(256)? ¿Y exit(300)? ¿Y si lo mata la señal 9?",
    observe: "si los 7 bits bajos son ceros, salió, y los bits 8 a 15 son el código: de exit(n) solo llegan 8. Si son unos, está detenido. Si no, son la señal que lo mató.",
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
    let puerta = Gate::new()?;
    for (senal, bits) in [
        (9, "00000000 0 0001001 = 0x0009"),
        (15, "00000000 0 0001111 = 0x000f"),
        (34, "00000000 0 0100010 = 0x0022"),
    ] {
        let hijo = hijo_que_espera(&puerta)?;
        let nombre = SignalNumber::from_raw(senal).context("hay 64 señales")?;
        send(hijo, nombre)?;
        let estado = waitpid_crudo(hijo)?;
        check_eq(&format!("{nombre:10}"), dibujar(estado).as_str(), bits)?;
        check_eq("descifrado", descifrar(estado), Final::Murio(senal))?;
    }
    // ANCHOR_END: senales

    // ANCHOR: detenido
    let hijo = hijo_que_espera(&puerta)?;
    send(hijo, Signal::SIGSTOP)?;
    let estado = waitpid_crudo(hijo)?;
    let bits = "00010011 0 1111111 = 0x137f";
    check_eq("SIGSTOP   ", dibujar(estado).as_str(), bits)?;
    check_eq("descifrado", descifrar(estado), Final::Detenido(19))?;
    send(hijo, Signal::SIGKILL)?;
    let estado = waitpid_crudo(hijo)?;
    check_eq("y después, SIGKILL", descifrar(estado), Final::Murio(9))?;
    // ANCHOR_END: detenido

    // ANCHOR: otros
    let orden = "sh -c 'kill -9 $$'; exit $?";
    let mut shell = Command::new("sh");
    shell.args(["-c", orden]).stderr(Stdio::null());
    let shell = shell.status().map_err(CannotStart)?;
    check_eq("la shell dice 128 + 9", shell.code(), Some(137))?;
    // El `exitcode` de Python es la señal en negativo.
    check_eq("como lo escribe Python", Final::Murio(9).exitcode(), Some(-9))?;
    check_eq("y de exit(300)", Final::Salio(44).exitcode(), Some(44))?;
    // ANCHOR_END: otros
    Ok(())
}
