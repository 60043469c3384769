//! Un `fork` por conexión, y cada lado cierra lo que no necesita.

use std::net::TcpListener;
use std::process::ExitCode;

use nix::unistd::ForkResult;
use shared::child;
use shared::fork::fork;
use shared::lesson::{Level, OrProgram, Step};

use crate::apoyo::clientes::escenario::con_servidor;
use crate::apoyo::clientes::hijo_por_cliente as clientes;
use crate::apoyo::escucha::aceptar;
use crate::apoyo::manejar::manejar_cliente;
use crate::apoyo::olvidadizo;
use crate::apoyo::opciones::Red;
use crate::apoyo::servicio::Puesto;

pub const STEP: Step = Step {
    name: "hijo_por_cliente",
    title: "Un hijo por cliente, y cada uno cierra lo que no necesita",
    level: Level::Essential,
    predict: "después de fork, el socket del cliente está abierto en el padre y en el hijo. El hijo responde y termina. Si el padre no ha cerrado el suyo, ¿se entera el cliente de que la conexión ha acabado?",
    observe: "una conexión se cierra cuando la cierran todos los que la tienen: el padre que se olvida deja a cada cliente esperando, y acaba por quedarse sin descriptores.",
    topic: "Aplicación Práctica: «cada uno con un proceso hijo»",
    run: &OrProgram { step: run, program, turned_by: &["sirve"] },
};

// ANCHOR: servidor
pub fn servidor(escucha: TcpListener) -> anyhow::Result<()> {
    for numero in 1.. {
        let cliente = aceptar(&escucha)?;
        if let ForkResult::Child = fork()? {
            child::run(|| {
                drop(escucha);
                manejar_cliente(&cliente, Puesto::de_mi_padre(numero));
            });
        }
        drop(cliente);
    }
    Ok(())
}
// ANCHOR_END: servidor

fn program(red: Red) -> anyhow::Result<ExitCode> {
    servidor(red.escuchar()?)?;
    Ok(ExitCode::SUCCESS)
}

fn run(_: Red) -> anyhow::Result<()> {
    con_servidor(servidor, clientes::el_segundo_no_espera)?;
    con_servidor(servidor, clientes::cada_uno_con_lo_suyo)?;
    con_servidor(olvidadizo::servidor, clientes::el_padre_olvida)
}
