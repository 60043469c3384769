//! Con `SIGTERM` o Ctrl-C no se acepta a nadie más, se espera a los que quedan y se dice cuánto se ha hecho.

mod clientes;
mod hijos;

use std::net::TcpListener;
use std::process::ExitCode;
use std::time::Duration;

use nix::unistd::ForkResult;
use shared::child;
use shared::fork::fork;
use shared::lesson::{Level, OrProgram, Step};
use shared::{Signal, say};

use crate::despedida::despedirse;
use crate::manejar::responder;
use crate::opciones::Opciones;
use crate::sala::{Sala, contador};
use crate::servicio::Puesto;

pub use hijos::{Hijos, atender_sigterm, espera_aviso, senales};

pub const STEP: Step = Step {
    name: "parada_ordenada",
    title: "Parar sin dejar a nadie a medias",
    level: Level::Extension,
    predict: "hay un cliente al que se está atendiendo, que tardará un segundo, y llega SIGTERM. ¿Recibe su respuesta? ¿Puede conectar otro? ¿Y si llega una segunda señal?",
    observe: "la primera señal cierra la puerta y espera a los que están dentro; la segunda los echa. En los dos casos se recoge a todos.",
    topic: "Aplicación Práctica: «for _ in range(3): … os.wait()»",
    run: &OrProgram { step: run, program, turned_by: &["sirve"] },
};

// ANCHOR: servidor
pub fn servidor(escucha: TcpListener, procesos: u32, plazo: Duration) -> anyhow::Result<()> {
    // Los avisos se leen de un descriptor, junto a los clientes: SIGCHLD, SIGTERM y Ctrl-C.
    let avisos = senales()?;
    let mut hijos = Hijos::default();
    let mut atendidos = 0;
    let mut sala = Sala::nueva(escucha, plazo, contador())?;
    sala.vigilar(&avisos)?;
    loop {
        let Some(cliente) = sala.siguiente()? else {
            match avisos.read_signal()?.map(|aviso| aviso.ssi_signo as i32) {
                Some(senal) if senal != Signal::SIGCHLD as i32 => break,
                _ => drop(hijos.recoger()),
            }
            continue;
        };
        if hijos.vivos() >= procesos as usize {
            sala.no_cabe(cliente, "Ahora mismo no cabe nadie más: vuelve luego.")?;
            continue;
        }
        match fork() {
            Ok(ForkResult::Child) => child::run(|| -> anyhow::Result<()> {
                drop((sala, avisos));
                atender_sigterm()?;
                cliente.esperarle_como_mucho(plazo)?;
                let puesto = Puesto::de_mi_padre(cliente.numero);
                responder(&cliente.flujo, puesto, &cliente.peticion);
                despedirse(&cliente.flujo);
                Ok(())
            }),
            Ok(ForkResult::Parent { child }) => {
                hijos.apuntar(child);
                atendidos += 1;
            }
            Err(error) => sala.no_cabe(cliente, &error.to_string())?,
        }
    }
    sala.cerrar()?;
    say!("no acepto a nadie más; hijos vivos: {}", hijos.vivos());
    let echados = hijos.esperar_a_todos(&avisos, plazo)?;
    say!("atendidos: {atendidos}; recogidos: {}; echados: {echados}", hijos.recogidos());
    Ok(())
}
// ANCHOR_END: servidor

fn program(opciones: Opciones) -> anyhow::Result<ExitCode> {
    opciones
        .red
        .sirve_hasta_la_senal(|escucha| servidor(escucha, opciones.procesos, opciones.plazo()))
}

fn run(_: Opciones) -> anyhow::Result<()> {
    clientes::una_senal()?;
    clientes::dos_senales()?;
    clientes::se_acaba_el_plazo()
}
