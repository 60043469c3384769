//! Un servidor que atiende a un cliente cada vez, y lo que nota el segundo.

use std::net::{SocketAddr, TcpListener};
use std::process::ExitCode;
use std::time::Duration;

use nix::unistd::Pid;
use shared::lesson::{Level, OrProgram, Step, check, check_eq};

use crate::cliente::Cliente;
use crate::escenario::con_servidor;
use crate::escucha::aceptar;
use crate::manejar::manejar_cliente;
use crate::opciones::Red;
use crate::servicio::{Puesto, libre};

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
fn servidor(escucha: TcpListener) -> anyhow::Result<()> {
    for numero in 1.. {
        let cliente = aceptar(&escucha)?;
        manejar_cliente(&cliente, Puesto::mio(numero));
        libre();
    }
    Ok(())
}
// ANCHOR_END: servidor

fn program(red: Red) -> anyhow::Result<ExitCode> {
    red.sirve(servidor)
}

fn run(_: Red) -> anyhow::Result<()> {
    con_servidor(servidor, clientes)
}

// ANCHOR: clientes
fn clientes(donde: SocketAddr, servidor: Pid) -> anyhow::Result<()> {
    let primero = Cliente::conectar(donde)?;
    let segundo = Cliente::conectar(donde)?;
    segundo.pedir("/")?;
    let respondido = segundo.hay_algo_en(Duration::from_millis(300))?;
    check("el segundo ha conectado y ha pedido, pero no le responden", !respondido)?;

    primero.pedir("/")?;
    let (al_primero, al_segundo) = (primero.leer()?, segundo.leer()?);
    check_eq("por fin pide el primero, y le responden", al_primero.codigo, 200)?;
    check_eq("y entonces responden al segundo", al_segundo.codigo, 200)?;
    let pids = [al_primero.pid, al_segundo.pid];
    check("a los dos los ha atendido el mismo proceso", pids == [servidor.as_raw(); 2])?;
    Ok(())
}
// ANCHOR_END: clientes
