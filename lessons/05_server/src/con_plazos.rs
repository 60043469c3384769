//! A los clientes lentos, callados o interminables se les corta, y mientras tanto no ocupan ningún proceso.

use std::net::TcpListener;
use std::process::ExitCode;
use std::time::Duration;

use nix::unistd::ForkResult;
use shared::child;
use shared::lesson::{Level, OrProgram, Step};

use crate::apoyo::clientes::con_plazos as clientes;
use crate::apoyo::clientes::escenario::con_servidor_callado;
use crate::apoyo::cuenta;
use crate::apoyo::manejar::manejar_visita;
use crate::apoyo::plazos::DeHijos;
use crate::apoyo::sala::{Sala, contador};

pub const STEP: Step = Step {
    name: "con_plazos",
    title: "Los clientes lentos, callados o interminables no estorban",
    level: Level::Extension,
    predict: "el servidor admite tres hijos y conectan veinte clientes callados. ¿Se puede atender a otro? ¿Qué hay que hacer con los callados, y con quien envía una letra cada poco para que no se le corte?",
    observe: "se espera a todos en un solo proceso, con epoll, y el hijo nace cuando la petición está entera; el plazo es de toda la petición, no de cada letra.",
    topic: "Aplicación Práctica: «Un servidor multiproceso puede manejar múltiples clientes»",
    run: &OrProgram { step: run, program, turned_by: &["sirve"] },
};

// ANCHOR: servidor
pub fn servidor(
    escucha: TcpListener,
    procesos: usize,
    plazo: Duration,
) -> anyhow::Result<()> {
    cuenta::recoger_al_avisar()?;
    let mut sala = Sala::nueva(escucha, plazo, contador())?;
    while let Some(cliente) = sala.siguiente()? {
        if cuenta::cuantos() >= procesos {
            let lleno = "Ahora mismo no cabe nadie más: vuelve luego.";
            sala.no_cabe(cliente, lleno)?;
            continue;
        }
        match cuenta::fork() {
            Ok(ForkResult::Child) => child::run(|| {
                drop(sala);
                manejar_visita(&cliente, plazo)
            }),
            Ok(ForkResult::Parent { .. }) => drop(cliente),
            Err(error) => sala.no_cabe(cliente, &error.to_string())?,
        }
    }
    Ok(())
}
// ANCHOR_END: servidor

fn program(opciones: DeHijos) -> anyhow::Result<ExitCode> {
    opciones.servir(servidor)
}

fn run(_: DeHijos) -> anyhow::Result<()> {
    let plazo = Duration::from_millis(400);
    con_servidor_callado(
        |escucha| servidor(escucha, 3, plazo),
        clientes::malos_clientes,
    )
}
