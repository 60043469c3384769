//! Un servidor que atiende a un cliente cada vez, y lo que nota el segundo.

use std::net::TcpListener;
use std::process::ExitCode;

use shared::lesson::{Level, OrProgram, Step};

use crate::apoyo::clientes::escenario::con_servidor;
use crate::apoyo::clientes::uno_a_uno as clientes;
use crate::apoyo::escucha::aceptar;
use crate::apoyo::manejar::manejar_cliente;
use crate::apoyo::opciones::Red;
use crate::apoyo::servicio::Puesto;

pub const STEP: Step = Step {
    name: "uno_a_uno",
    title: "Un servidor de red que atiende a un cliente cada vez",
    level: Level::Essential,
    predict: "el primer cliente conecta y no dice nada. El segundo conecta y pide la página. ¿Puede conectar? ¿Cuándo le responden?",
    observe: "puede conectar, porque el núcleo lo pone en la cola del socket; pero nadie lo atiende hasta que acaba el primero.",
    topic: "Aplicación Práctica: Crear un Servidor Multiproceso",
    run: &OrProgram { step: run, program, turned_by: &["sirve"] },
};

// ANCHOR: servidor
pub fn servidor(escucha: TcpListener) -> anyhow::Result<()> {
    for numero in 1.. {
        let cliente = aceptar(&escucha)?;
        manejar_cliente(&cliente, Puesto::mio(numero));
    }
    Ok(())
}
// ANCHOR_END: servidor

fn program(red: Red) -> anyhow::Result<ExitCode> {
    servidor(red.escuchar()?)?;
    Ok(ExitCode::SUCCESS)
}

fn run(_: Red) -> anyhow::Result<()> {
    con_servidor(servidor, clientes::el_segundo_espera)
}
