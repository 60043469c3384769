//! A los clientes lentos, callados o interminables se les corta, y mientras tanto no ocupan ningún proceso.

use std::net::{SocketAddr, TcpListener};
use std::process::ExitCode;
use std::thread::sleep;
use std::time::Duration;

use nix::unistd::{ForkResult, Pid};
use shared::child;
use shared::lesson::{Level, OrProgram, Step, check_eq};

use crate::cliente::{Cliente, pedir};
use crate::despedida::despedirse;
use crate::escenario::con_servidor;
use crate::http::{CABECERA, LINEA};
use crate::manejar::responder;
use crate::opciones::{Opciones, callado};
use crate::sala::{Sala, contador};
use crate::servicio::{Puesto, esperar_cuenta};
use crate::vivos;

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
pub fn servidor(escucha: TcpListener, procesos: u32, plazo: Duration) -> anyhow::Result<()> {
    vivos::recoger_al_avisar()?;
    let mut sala = Sala::nueva(escucha, plazo, contador())?;
    while let Some(cliente) = sala.siguiente()? {
        if vivos::cuantos() >= procesos {
            sala.no_cabe(cliente, "Ahora mismo no cabe nadie más: vuelve luego.")?;
            continue;
        }
        match vivos::fork() {
            Ok(ForkResult::Child) => child::run(|| -> anyhow::Result<()> {
                drop(sala);
                cliente.esperarle_como_mucho(plazo)?;
                let puesto = Puesto::de_mi_padre(cliente.numero);
                responder(&cliente.flujo, puesto, &cliente.peticion);
                despedirse(&cliente.flujo);
                Ok(())
            }),
            Ok(ForkResult::Parent { .. }) => drop(cliente),
            Err(error) => sala.no_cabe(cliente, &error.to_string())?,
        }
    }
    Ok(())
}
// ANCHOR_END: servidor

fn program(opciones: Opciones) -> anyhow::Result<ExitCode> {
    opciones.red.sirve(|escucha| servidor(escucha, opciones.procesos, opciones.plazo()))
}

fn run(_: Opciones) -> anyhow::Result<()> {
    let plazo = Duration::from_millis(400);
    con_servidor(
        |escucha| callado(|| servidor(escucha, 3, plazo)),
        |donde, servidor| {
            malos_clientes(donde, servidor)?;
            una_letra_cada_poco(donde)
        },
    )
}

// ANCHOR: clientes
fn malos_clientes(donde: SocketAddr, servidor: Pid) -> anyhow::Result<()> {
    let callados: anyhow::Result<Vec<_>> = (0..20).map(|_| Cliente::conectar(donde)).collect();
    let codigo = |bytes: &[u8]| -> anyhow::Result<u16> {
        let cliente = Cliente::conectar(donde)?;
        cliente.enviar(bytes)?;
        Ok(cliente.leer()?.codigo)
    };
    check_eq(
        "con veinte callados, hijos vivos y zombis",
        esperar_cuenta(servidor, (0, 0))?,
        (0, 0),
    )?;
    check_eq("y a otro cliente le responden", pedir(donde, "/")?.codigo, 200)?;
    check_eq("a quien no habla HTTP le responden", codigo(b"hola\0\r\n\r\n")?, 400)?;
    check_eq("a una línea sin fin", codigo(&vec![b'A'; LINEA + 100])?, 414)?;
    let larga = format!("GET / HTTP/1.1\r\nX: {}", "y".repeat(CABECERA));
    check_eq("a una cabecera sin fin", codigo(larga.as_bytes())?, 431)?;
    let uno = callados?.pop().expect("hay veinte");
    check_eq("a un callado, cuando se le acaba el plazo", uno.leer()?.codigo, 408)?;
    Ok(())
}

fn una_letra_cada_poco(donde: SocketAddr) -> anyhow::Result<()> {
    let lento = Cliente::conectar(donde)?;
    for letra in b"GET / HTTP/1" {
        // Cuando se le corta, puede que ya no pueda enviar nada.
        let _ = lento.enviar(&[*letra]);
        sleep(Duration::from_millis(50));
    }
    check_eq("a quien envía una letra cada poco", lento.leer()?.codigo, 408)?;
    Ok(())
}
// ANCHOR_END: clientes
