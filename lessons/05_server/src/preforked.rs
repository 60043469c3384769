//! N obreros, creados de antemano, aceptan del mismo socket; al que muere se le sustituye.

mod clientes;

use std::net::TcpListener;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Args;
use nix::unistd::ForkResult;
use shared::fork::fork;
use shared::gate::Gate;
use shared::ipc::Value;
use shared::lesson::{Level, OrProgram, Step, between, counted};
use shared::{Signal, child, say, varies};

use crate::manejar::atender_sala;
use crate::opciones::{Plazo, Red};
use crate::parada_ordenada::{Hijos, atender_sigterm, espera_aviso, senales};
use crate::sala::{Sala, contador};
use crate::servicio::Puesto;

pub const STEP: Step = Step {
    name: "preforked",
    title: "Los obreros ya están ahí cuando llega el cliente",
    level: Level::Extension,
    predict: "dos obreros atienden a veinte clientes. ¿Cuántos fork hay? Si kill -9 mata a un obrero, ¿qué pierde su cliente, y qué notan los demás?",
    observe: "el coste de fork se paga al arrancar y no con cada cliente; y el padre, que no atiende a nadie, solo vigila que haya siempre N obreros.",
    topic: "Aplicación Práctica; 2_pool.py: «un conjunto de procesos»",
    run: &OrProgram { step: run, program, turned_by: &["sirve"] },
};

#[derive(Args)]
struct Opciones {
    #[command(flatten)]
    red: Red,
    #[command(flatten)]
    plazo: Plazo,
    /// Con --sirve, cuántos obreros, de 1 a 64
    #[arg(long, value_name = "N", default_value = "4", requires = "sirve", value_parser = between(1..=64_usize, "procesos"))]
    procesos: usize,
}

// ANCHOR: servidor
pub fn servidor(escucha: TcpListener, procesos: usize, plazo: Duration) -> anyhow::Result<()> {
    let avisos = senales()?;
    let (fin, numeros) = (Gate::new()?, Value::new(0)?);
    // Si a un obrero le fueran a faltar descriptores, mejor saberlo antes de crearlo.
    drop(Sala::nueva(escucha.try_clone()?, plazo, contador())?);
    let mut obreros = Hijos::default();
    loop {
        while obreros.vivos() < procesos {
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
        let un_momento = Instant::now() + Duration::from_secs(1);
        espera_aviso(&avisos, un_momento)?;
        match avisos.read_signal()?.map(|aviso| aviso.ssi_signo as i32) {
            Some(senal) if senal != Signal::SIGCHLD as i32 => break,
            _ => match obreros.recoger() {
                0 => {} // SIGCHLD avisa también de un hijo que se detiene, o que sigue
                muertos => {
                    say!("sustituyo a {}", counted(muertos, "obrero muerto", "obreros muertos"));
                }
            },
        }
    }
    drop(escucha);
    fin.open()?;
    let echados = obreros.esperar_a_todos(&avisos, plazo)?;
    say!("clientes: {}; obreros echados: {echados}", varies(numeros.get()));
    Ok(())
}

fn obrero(
    escucha: TcpListener,
    plazo: Duration,
    fin: &Gate,
    numeros: &Value<u64>,
) -> anyhow::Result<()> {
    atender_sigterm()?;
    // El número de cliente es de todos: un `Value`, en memoria compartida y con su cerrojo.
    let numerar = || numeros.update(|numero| numero + 1).unwrap_or_default();
    let sala = Sala::nueva(escucha, plazo, numerar)?;
    sala.vigilar(fin)?;
    Ok(atender_sala(sala, Puesto::de_mi_padre)?)
}
// ANCHOR_END: servidor

fn program(opciones: Opciones) -> anyhow::Result<ExitCode> {
    let (procesos, plazo) = (opciones.procesos, opciones.plazo.plazo());
    opciones.red.sirve_hasta_la_senal(|escucha| servidor(escucha, procesos, plazo))
}

fn run(_: Opciones) -> anyhow::Result<()> {
    clientes::veinte()?;
    clientes::muere_un_obrero()
}
