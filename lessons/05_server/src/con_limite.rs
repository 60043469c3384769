//! Como mucho N hijos a la vez; a quien no cabe se le dice, y un `fork` que falla no acaba con el servidor.

mod cupo;

use std::net::{SocketAddr, TcpListener};
use std::process::ExitCode;

use clap::Args;
use nix::unistd::{ForkResult, Pid};
use shared::child;
use shared::lesson::{Level, OrProgram, Step, between, check, check_eq};
use shared::say;

use crate::cliente::{Cliente, pedir};
use crate::despedidas::Despedidas;
use crate::escenario::con_servidor;
use crate::manejar::manejar_cliente;
use crate::opciones::{Red, callado};
use crate::servicio::{Puesto, esperar_cuenta};
use crate::vivos;

pub const STEP: Step = Step {
    name: "con_limite",
    title: "Como mucho N hijos a la vez",
    level: Level::Extension,
    predict: "el servidor admite tres hijos y hay tres clientes callados. ¿Qué le pasa al cuarto? ¿Y si el sistema no deja crear más procesos?",
    observe: "a quien no cabe se le responde 503 sin esperar a que pida nada, que es mejor que dejarlo en la cola; y en cuanto acaba un hijo, cabe otro.",
    topic: "Aplicación Práctica: «Servidor que maneja 3 clientes»",
    run: &OrProgram { step: run, program, turned_by: &["sirve"] },
};

#[derive(Args)]
struct Opciones {
    #[command(flatten)]
    red: Red,
    /// Con --sirve, cuántos clientes se atienden a la vez como mucho, de 1 a 2000
    #[arg(long, value_name = "N", default_value = "64", requires = "sirve", value_parser = between(1..=2000_u32, "procesos"))]
    procesos: u32,
}

// ANCHOR: servidor
pub fn servidor(escucha: TcpListener, procesos: u32) -> anyhow::Result<()> {
    vivos::recoger_al_avisar()?;
    // A quien no cabe tampoco se le espera: si no, retrasaría a los demás.
    let mut despedidas = Despedidas::default();
    for numero in 1.. {
        let cliente = despedidas.aceptar(&escucha)?;
        if vivos::cuantos() >= procesos {
            despedidas.no_cabe(cliente, numero, "Ahora mismo no cabe nadie más: vuelve luego.");
            continue;
        }
        match vivos::fork() {
            Ok(ForkResult::Child) => child::run(|| {
                drop((escucha, despedidas));
                manejar_cliente(&cliente, Puesto::de_mi_padre(numero));
            }),
            Ok(ForkResult::Parent { .. }) => drop(cliente),
            Err(error) => despedidas.no_cabe(cliente, numero, &error.to_string()),
        }
    }
    Ok(())
}
// ANCHOR_END: servidor

fn program(opciones: Opciones) -> anyhow::Result<ExitCode> {
    opciones.red.sirve(|escucha| servidor(escucha, opciones.procesos))
}

fn run(_: Opciones) -> anyhow::Result<()> {
    con_servidor(|escucha| callado(|| servidor(escucha, 3)), el_cuarto)?;
    if cupo::se_puede_agotar() {
        con_servidor(|escucha| callado(|| cupo::sin_fork(|| servidor(escucha, 3))), sin_fork)?;
    } else {
        say!("en este contenedor no se puede agotar el cupo: no pruebo un fork que falla");
    }
    Ok(())
}

// ANCHOR: cuarto
fn el_cuarto(donde: SocketAddr, servidor: Pid) -> anyhow::Result<()> {
    let callados = [(); 3].map(|()| Cliente::conectar(donde));
    esperar_cuenta(servidor, (3, 0))?;
    check_eq("con tres callados, al cuarto le responden", pedir(donde, "/")?.codigo, 503)?;
    let [uno, ..] = callados;
    let uno = uno?;
    uno.pedir("/")?;
    check_eq("el primero deja de callar, y le responden", uno.leer()?.codigo, 200)?;
    esperar_cuenta(servidor, (2, 0))?;
    check_eq("ha quedado un sitio, y al quinto le responden", pedir(donde, "/")?.codigo, 200)?;
    Ok(())
}

fn sin_fork(donde: SocketAddr, servidor: Pid) -> anyhow::Result<()> {
    let [uno, otro] = [pedir(donde, "/")?, pedir(donde, "/")?];
    check_eq(
        "fork falla, y a los dos clientes les responden",
        [uno.codigo, otro.codigo],
        [503, 503],
    )?;
    check("lo dice el servidor, que sigue vivo", otro.pid == servidor.as_raw())?;
    Ok(())
}
// ANCHOR_END: cuarto
