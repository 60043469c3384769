//! Lo mismo con hilos: un solo proceso, y contadores que comparten con `parking_lot`.

use std::net::TcpListener;
use std::process::ExitCode;
use std::thread::{self, Builder};
use std::time::Duration;

use parking_lot::Mutex;
use shared::errno::CannotStart;
use shared::gate::Gate;
use shared::lesson::{Level, OrProgram, Step};
use shared::{say, varies};

use crate::apoyo::clientes::escenario::con_servidor_callado;
use crate::apoyo::clientes::hilos as clientes;
use crate::apoyo::hilos::{esperar_o_acabar, esperar_senal};
use crate::apoyo::manejar::atender_sala;
use crate::apoyo::plazos::DeHilos;
use crate::apoyo::sala::Sala;
use crate::apoyo::senales::senales;
use crate::apoyo::servicio::Puesto;

pub const STEP: Step = Step {
    name: "hilos",
    title: "Lo mismo con hilos, para comparar",
    level: Level::Extension,
    predict: "cuatro hilos en lugar de cuatro obreros. ¿Cuántos procesos se ven en la tabla? ¿Con qué se protege el contador de clientes? ¿Qué pasa si kill -9 alcanza a quien atiende a un cliente?",
    observe: "los hilos comparten la memoria, y basta un cerrojo de hilos; pero comparten también la suerte: la señal que mata a uno los mata a todos.",
    topic: "Aplicación Práctica; «Todos los hilos deben compartir el mismo lock»",
    run: &OrProgram { step: run, program, turned_by: &["sirve"] },
};

// ANCHOR: servidor
pub fn servidor(
    escucha: TcpListener,
    hilos: usize,
    plazo: Duration,
) -> anyhow::Result<()> {
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
            let hilo = Builder::new()
                .spawn_scoped(ambito, || atender_sala(sala, Puesto::mio));
            Ok(hilo.map_err(CannotStart)?)
        };
        let todos = (0..hilos).map(|_| crear());
        let todos: anyhow::Result<Vec<_>> = todos.collect();
        let senal = if todos.is_ok() { esperar_senal(&avisos) } else { Ok(()) };
        // También si algo ha fallado: el ámbito espera a los hilos que haya.
        fin.open()?;
        senal?;
        Ok(esperar_o_acabar(&todos?, &avisos, plazo)?)
    })?;
    say!("clientes: {}", varies(numeros.lock()));
    Ok(())
}
// ANCHOR_END: servidor

fn program(opciones: DeHilos) -> anyhow::Result<ExitCode> {
    opciones.servir_con_parada(servidor)
}

fn run(_: DeHilos) -> anyhow::Result<()> {
    let plazo = Duration::from_secs(5);
    con_servidor_callado(
        |escucha| servidor(escucha, 4, plazo),
        clientes::mueren_todos,
    )
}
