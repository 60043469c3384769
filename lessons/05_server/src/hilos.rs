//! Lo mismo con hilos: un solo proceso, y contadores que comparten con `parking_lot`.

mod parada;

use std::net::{SocketAddr, TcpListener};
use std::process::ExitCode;
use std::thread::{self, Builder};
use std::time::Duration;

use clap::Args;
use nix::unistd::Pid;
use parking_lot::Mutex;
use shared::errno::CannotStart;
use shared::gate::Gate;
use shared::lesson::{Level, OrProgram, Step, between, check, check_eq};
use shared::{Signal, say, varies};

use crate::cliente::{Cliente, pedir};
use crate::escenario::con_servidor;
use crate::manejar::atender_sala;
use crate::opciones::{Plazo, Red, callado};
use crate::parada_ordenada::senales;
use crate::sala::Sala;
use crate::servicio::{Puesto, esperar_hilos};
use parada::{esperar_o_acabar, esperar_senal};

pub const STEP: Step = Step {
    name: "hilos",
    title: "Lo mismo con hilos, para comparar",
    level: Level::Extension,
    predict: "cuatro hilos en lugar de cuatro obreros. ¿Cuántos procesos se ven en la tabla? ¿Con qué se protege el contador de clientes? ¿Qué pasa si kill -9 alcanza a quien atiende a un cliente?",
    observe: "los hilos comparten la memoria, y basta un cerrojo de hilos; pero comparten también la suerte: la señal que mata a uno los mata a todos.",
    topic: "Aplicación Práctica; «Todos los hilos deben compartir el mismo lock»",
    run: &OrProgram { step: run, program, turned_by: &["sirve"] },
};

#[derive(Args)]
struct Opciones {
    #[command(flatten)]
    red: Red,
    #[command(flatten)]
    plazo: Plazo,
    /// Con --sirve, cuántos hilos, de 1 a 64
    #[arg(long, value_name = "N", default_value = "4", requires = "sirve", value_parser = between(1..=64_usize, "hilos"))]
    procesos: usize,
}

// ANCHOR: servidor
pub fn servidor(escucha: TcpListener, hilos: usize, plazo: Duration) -> anyhow::Result<()> {
    // Antes de crear los hilos: también ellos heredan las señales bloqueadas.
    let avisos = senales()?;
    let (fin, numeros) = (Gate::new()?, Mutex::new(0));
    let numerar = || {
        let mut numero = numeros.lock();
        *numero += 1;
        *numero
    };
    thread::scope(|ambito| -> anyhow::Result<()> {
        let crear = || -> anyhow::Result<_> {
            let sala = Sala::nueva(escucha.try_clone()?, plazo, numerar)?;
            sala.vigilar(&fin)?;
            let hilo = Builder::new().spawn_scoped(ambito, || atender_sala(sala, Puesto::mio));
            Ok(hilo.map_err(CannotStart)?)
        };
        let creados: anyhow::Result<Vec<_>> = (0..hilos).map(|_| crear()).collect();
        let parada = if creados.is_ok() { esperar_senal(&avisos) } else { Ok(()) };
        // También si algo ha fallado: el ámbito espera a los hilos que haya.
        fin.open()?;
        parada?;
        Ok(esperar_o_acabar(&creados?, &avisos, plazo)?)
    })?;
    say!("clientes: {}", varies(numeros.lock()));
    Ok(())
}
// ANCHOR_END: servidor

fn program(opciones: Opciones) -> anyhow::Result<ExitCode> {
    let (hilos, plazo) = (opciones.procesos, opciones.plazo.plazo());
    opciones.red.sirve_hasta_la_senal(|escucha| servidor(escucha, hilos, plazo))
}

fn run(_: Opciones) -> anyhow::Result<()> {
    let plazo = Duration::from_secs(5);
    con_servidor(|escucha| callado(|| servidor(escucha, 4, plazo)), clientes)
}

// ANCHOR: clientes
fn clientes(donde: SocketAddr, servidor: Pid) -> anyhow::Result<()> {
    check_eq("hilos del servidor, según /proc", esperar_hilos(servidor, 5)?, 5)?;
    let atendido = Cliente::conectar(donde)?;
    atendido.pedir("/lento?segundos=20")?;
    let pids: anyhow::Result<Vec<_>> = (0..20).map(|_| Ok(pedir(donde, "/")?.pid)).collect();
    check("a veinte clientes los atiende el mismo proceso", pids? == [servidor.as_raw(); 20])?;
    nix::sys::signal::kill(servidor, Signal::SIGKILL)?;
    check("kill -9: el cliente que esperaba pierde la conexión", atendido.leer().is_err())?;
    check("y no queda nadie que atienda a otro", pedir(donde, "/").is_err())?;
    Ok(())
}
// ANCHOR_END: clientes
