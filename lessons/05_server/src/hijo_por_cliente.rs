//! Un `fork` por conexión. Cada lado cierra lo que no necesita, y `/proc` enseña qué pasa si no lo hace.

use std::net::{SocketAddr, TcpListener};
use std::process::ExitCode;
use std::time::Duration;

use nix::unistd::{ForkResult, Pid};
use shared::child;
use shared::fork::fork;
use shared::lesson::{Level, OrProgram, Step, check, check_eq};

use crate::cliente::{Cliente, pedir};
use crate::escenario::con_servidor;
use crate::escucha::aceptar;
use crate::manejar::{manejar_cliente, manejar_sin_despedirse};
use crate::opciones::Red;
use crate::servicio::{Puesto, esperar_sockets, primer_hijo};

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
pub fn servidor(escucha: TcpListener, el_padre_cierra: bool) -> anyhow::Result<()> {
    let mut olvidados = Vec::new();
    for numero in 1.. {
        let cliente = aceptar(&escucha)?;
        if let ForkResult::Child = fork()? {
            child::run(|| {
                drop(escucha);
                let puesto = Puesto::de_mi_padre(numero);
                if el_padre_cierra {
                    manejar_cliente(&cliente, puesto);
                } else {
                    // Al despedirse, `shutdown` acabaría la conexión también por su padre.
                    manejar_sin_despedirse(&cliente, puesto);
                }
            });
        }
        if el_padre_cierra {
            drop(cliente);
        } else {
            olvidados.push(cliente);
        }
    }
    Ok(())
}
// ANCHOR_END: servidor

fn program(red: Red) -> anyhow::Result<ExitCode> {
    red.sirve(|escucha| servidor(escucha, true))
}

fn run(_: Red) -> anyhow::Result<()> {
    con_servidor(|escucha| servidor(escucha, true), el_segundo_no_espera)?;
    con_servidor(|escucha| servidor(escucha, true), cada_uno_con_lo_suyo)?;
    con_servidor(|escucha| servidor(escucha, false), el_padre_se_olvida)
}

// ANCHOR: segundo
fn el_segundo_no_espera(donde: SocketAddr, servidor: Pid) -> anyhow::Result<()> {
    let primero = Cliente::conectar(donde)?;
    let al_segundo = pedir(donde, "/")?;
    check_eq("el primero calla, y al segundo le responden", al_segundo.codigo, 200)?;
    check("no le ha respondido el servidor, sino un hijo", al_segundo.pid != servidor.as_raw())?;
    primero.pedir("/")?;
    check("al primero le responde otro hijo", primero.leer()?.pid != al_segundo.pid)?;
    Ok(())
}
// ANCHOR_END: segundo

// ANCHOR: cerrar
fn cada_uno_con_lo_suyo(donde: SocketAddr, servidor: Pid) -> anyhow::Result<()> {
    let cliente = Cliente::conectar(donde)?;
    let hijo = primer_hijo(servidor)?;
    check_eq("sockets del hijo según /proc (el del cliente)", esperar_sockets(hijo, 1)?, 1)?;
    check_eq("sockets del padre (el que escucha)", esperar_sockets(servidor, 1)?, 1)?;
    cliente.pedir("/")?;
    cliente.leer()?;
    Ok(())
}

fn el_padre_se_olvida(donde: SocketAddr, servidor: Pid) -> anyhow::Result<()> {
    for clientes in 1..=3 {
        let cliente = Cliente::conectar(donde)?;
        cliente.pedir("/")?;
        cliente.leer_sin_final()?;
        let cerrada = cliente.hay_algo_en(Duration::from_millis(100))?;
        check("el padre no ha cerrado, y el cliente no ve el final", !cerrada)?;
        check_eq(
            "y el padre acumula sockets",
            esperar_sockets(servidor, clientes + 1)?,
            clientes + 1,
        )?;
    }
    Ok(())
}
// ANCHOR_END: cerrar
