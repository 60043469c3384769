//! N obreros, creados de antemano, aceptan del mismo socket; al que muere se le sustituye.

use std::net::TcpListener;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use nix::unistd::ForkResult;
use shared::fork::fork;
use shared::gate::Gate;
use shared::ipc::Value;
use shared::lesson::{Level, OrProgram, Step, counted};
use shared::{child, say, varies};

use crate::apoyo::clientes::escenario::con_servidor_callado;
use crate::apoyo::clientes::preforked as clientes;
use crate::apoyo::hijos::Hijos;
use crate::apoyo::obreros::obrero;
use crate::apoyo::plazos::DeObreros;
use crate::apoyo::sala::comprobar_que_cabe;
use crate::apoyo::senales::{esperar_aviso, hay_que_parar, senales};

pub const STEP: Step = Step {
    name: "preforked",
    title: "Los obreros ya están ahí cuando llega el cliente",
    level: Level::Extension,
    predict: "dos obreros atienden a veinte clientes. ¿Cuántos fork hay? Si kill -9 mata a un obrero, ¿qué pierde su cliente, y qué notan los demás?",
    observe: "el coste de fork se paga al arrancar y no con cada cliente; y el padre, que no atiende a nadie, solo vigila que haya siempre N obreros.",
    topic: "Aplicación Práctica; 2_pool.py: «un conjunto de procesos»",
    run: &OrProgram { step: run, program, turned_by: &["sirve"] },
};

// ANCHOR: servidor
pub fn servidor(
    escucha: TcpListener,
    procesos: usize,
    plazo: Duration,
) -> anyhow::Result<()> {
    let avisos = senales()?;
    let (fin, numeros) = (Gate::new()?, Value::new(0)?);
    comprobar_que_cabe(&escucha)?;
    let mut obreros = Hijos::default();
    while !hay_que_parar(&avisos)? {
        let muertos = obreros.recoger();
        if muertos > 0 {
            let cuantos = counted(muertos, "obrero muerto", "obreros muertos");
            say!("sustituyo a {cuantos}");
        }
        while obreros.cuantos() < procesos {
            match fork() {
                Ok(ForkResult::Child) => {
                    drop(avisos);
                    child::run(|| obrero(escucha, plazo, &fin, &numeros));
                }
                Ok(ForkResult::Parent { child }) => obreros.apuntar(child),
                Err(error) => {
                    say!("no puedo crear un obrero: {error}");
                    break;
                }
            }
        }
        // Si falta alguno, se intenta otra vez dentro de un momento.
        esperar_aviso(&avisos, Instant::now() + Duration::from_secs(1))?;
    }
    drop(escucha);
    fin.open()?;
    let echados = obreros.esperar_a_todos(&avisos, plazo)?;
    say!("clientes: {}; obreros echados: {echados}", varies(numeros.get()));
    Ok(())
}
// ANCHOR_END: servidor

fn program(opciones: DeObreros) -> anyhow::Result<ExitCode> {
    opciones.servir_con_parada(servidor)
}

fn run(_: DeObreros) -> anyhow::Result<()> {
    let plazo = Duration::from_secs(5);
    con_servidor_callado(|escucha| servidor(escucha, 2, plazo), clientes::veinte)?;
    con_servidor_callado(|escucha| servidor(escucha, 2, plazo), clientes::muere_uno)
}
