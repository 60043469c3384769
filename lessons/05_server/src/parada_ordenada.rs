//! Con `SIGTERM` o Ctrl-C no se acepta a nadie más, se espera a los que quedan y se dice cuánto se ha hecho.

use std::net::TcpListener;
use std::process::ExitCode;
use std::time::Duration;

use nix::unistd::ForkResult;
use shared::fork::fork;
use shared::lesson::{Level, OrProgram, Step};
use shared::{child, say};

use crate::apoyo::clientes::escenario::con_servidor_callado;
use crate::apoyo::clientes::parada_ordenada as clientes;
use crate::apoyo::hijos::Hijos;
use crate::apoyo::manejar::manejar_visita;
use crate::apoyo::plazos::DeHijos;
use crate::apoyo::sala::{Sala, contador};
use crate::apoyo::senales::{atender_sigterm, hay_que_parar, senales};

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
pub fn servidor(
    escucha: TcpListener,
    procesos: usize,
    plazo: Duration,
) -> anyhow::Result<()> {
    // SIGCHLD, SIGTERM y Ctrl-C se leen de un descriptor.
    let avisos = senales()?;
    let mut hijos = Hijos::default();
    let mut sala = Sala::nueva(escucha, plazo, contador())?;
    sala.vigilar(&avisos)?;
    loop {
        match sala.siguiente()? {
            None if hay_que_parar(&avisos)? => break,
            None => _ = hijos.recoger(),
            Some(cliente) if hijos.cuantos() >= procesos => {
                let lleno = "Ahora mismo no cabe nadie más: vuelve luego.";
                sala.no_cabe(cliente, lleno)?;
            }
            Some(cliente) => match fork() {
                Ok(ForkResult::Child) => child::run(|| {
                    drop((sala, avisos));
                    atender_sigterm()?;
                    manejar_visita(&cliente, plazo)
                }),
                Ok(ForkResult::Parent { child }) => hijos.apuntar(child),
                Err(error) => sala.no_cabe(cliente, &error.to_string())?,
            },
        }
    }
    sala.cerrar()?;
    say!("no acepto a nadie más; hijos vivos: {}", hijos.cuantos());
    let echados = hijos.esperar_a_todos(&avisos, plazo)?;
    let Hijos { nacidos, recogidos, .. } = hijos;
    say!("atendidos: {nacidos}; recogidos: {recogidos}; echados: {echados}");
    Ok(())
}
// ANCHOR_END: servidor

fn program(opciones: DeHijos) -> anyhow::Result<ExitCode> {
    opciones.servir_con_parada(servidor)
}

fn run(_: DeHijos) -> anyhow::Result<()> {
    let paciente = |escucha| servidor(escucha, 3, Duration::from_secs(8));
    let impaciente = |escucha| servidor(escucha, 3, Duration::from_millis(200));
    con_servidor_callado(paciente, clientes::una_senal)?;
    con_servidor_callado(paciente, clientes::dos_senales)?;
    con_servidor_callado(impaciente, clientes::se_acaba_el_plazo)
}
