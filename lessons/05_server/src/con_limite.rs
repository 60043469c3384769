//! Como mucho N hijos a la vez; a quien no cabe se le dice, y un `fork` que falla no acaba con el servidor.

use std::net::TcpListener;
use std::process::ExitCode;

use nix::unistd::ForkResult;
use shared::lesson::{Level, OrProgram, Step};
use shared::{child, say};

use crate::apoyo::clientes::con_limite as clientes;
use crate::apoyo::clientes::escenario::con_servidor_callado;
use crate::apoyo::cuenta;
use crate::apoyo::despedidas::Despedidas;
use crate::apoyo::manejar::manejar_cliente;
use crate::apoyo::opciones::ConLimite;
use crate::apoyo::servicio::Puesto;
use crate::apoyo::sin_fork;

pub const STEP: Step = Step {
    name: "con_limite",
    title: "Como mucho N hijos a la vez",
    level: Level::Extension,
    predict: "el servidor admite tres hijos y hay tres clientes callados. ¿Qué le pasa al cuarto? ¿Y si el sistema no deja crear más procesos?",
    observe: "a quien no cabe se le responde 503 sin esperar a que pida nada, que es mejor que dejarlo en la cola; y en cuanto acaba un hijo, cabe otro.",
    topic: "Aplicación Práctica: «Servidor que maneja 3 clientes»",
    run: &OrProgram { step: run, program, turned_by: &["sirve"] },
};

// ANCHOR: servidor
pub fn servidor(escucha: TcpListener, procesos: usize) -> anyhow::Result<()> {
    cuenta::recoger_al_avisar()?;
    // A quien no cabe tampoco se le espera: si no, retrasaría a los demás.
    let mut despedidas = Despedidas::default();
    for numero in 1.. {
        let cliente = despedidas.aceptar(&escucha)?;
        if cuenta::cuantos() >= procesos {
            let lleno = "Ahora mismo no cabe nadie más: vuelve luego.";
            despedidas.no_cabe(cliente, numero, lleno);
            continue;
        }
        match cuenta::fork() {
            Ok(ForkResult::Child) => child::run(|| {
                drop((escucha, despedidas));
                manejar_cliente(&cliente, Puesto::de_mi_padre(numero));
            }),
            Ok(ForkResult::Parent { .. }) => drop(cliente),
            Err(error) => {
                let por_que = error.to_string();
                despedidas.no_cabe(cliente, numero, &por_que);
            }
        }
    }
    Ok(())
}
// ANCHOR_END: servidor

fn program(opciones: ConLimite) -> anyhow::Result<ExitCode> {
    servidor(opciones.red.escuchar()?, opciones.procesos)?;
    Ok(ExitCode::SUCCESS)
}

fn run(_: ConLimite) -> anyhow::Result<()> {
    con_servidor_callado(|escucha| servidor(escucha, 3), clientes::el_cuarto)?;
    if !sin_fork::se_puede() {
        say!(
            "en este contenedor no se puede agotar el cupo: no pruebo un fork que falla"
        );
        return Ok(());
    }
    let sin_fork = |escucha| sin_fork::ejecutar(|| servidor(escucha, 3));
    con_servidor_callado(sin_fork, clientes::sin_fork)
}
