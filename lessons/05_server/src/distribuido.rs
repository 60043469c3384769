//! El mismo trabajo, repartido entre procesos de una máquina y entre «máquinas» que solo se hablan por la red.

use std::io::{BufRead, BufReader, Write};
use std::iter::zip;
use std::net::{SocketAddr, TcpListener};

use anyhow::Context;
use nix::sys::signal::kill;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::pool::Pool;
use shared::wait::waitpid;
use shared::{Signal, say};

use crate::apoyo::clientes::escenario::con_servidor_callado;
use crate::apoyo::escucha::aceptar;
use crate::apoyo::primos::{cuantos_primos, encargar, leer};

pub const STEP: Step = Step {
    name: "distribuido",
    title: "El mismo trabajo, repartido entre máquinas",
    level: Level::Extension,
    predict: "dos procesos de esta máquina cuentan los primos, cada uno de una mitad. Después lo hacen dos «máquinas» a las que solo se les puede hablar por un socket. ¿Qué cambia para quien reparte? ¿Y si una de las dos se apaga?",
    observe: "en paralelo, quien reparte crea los procesos y los espera; en distribuido solo envía encargos y recibe respuestas, y ha de contar con que alguna no llegue.",
    topic: "Aplicación Práctica; 1_syncProcesses.py: «cómo los procesos pueden comunicarse entre sí»",
    run: &Plain(run),
};

const MITADES: [(u32, u32); 2] = [(0, 10_000), (10_000, 20_000)];

fn run() -> anyhow::Result<()> {
    // ANCHOR: paralelo
    let pool = Pool::new(2, |(desde, hasta)| cuantos_primos(desde, hasta))?;
    let paralelo: u32 = pool.map(MITADES)?.iter().sum();
    pool.close();
    pool.join()?;
    check_eq("primos, con dos procesos", paralelo, 2262)?;
    // ANCHOR_END: paralelo
    con_servidor_callado(maquina, |una, pid_de_una| {
        con_servidor_callado(maquina, |otra, _| {
            check_eq("primos, con dos máquinas", repartir([una, otra])?, 2262)?;
            kill(pid_de_una, Signal::SIGKILL)?; // Como si se apagara.
            waitpid(pid_de_una, None)?;
            Ok(check_eq("primos, con una apagada", repartir([una, otra])?, 2262)?)
        })
    })
}

// ANCHOR: maquina
fn maquina(escucha: TcpListener) -> anyhow::Result<()> {
    loop {
        let conexion = aceptar(&escucha)?;
        let mut encargo = String::new();
        BufReader::new(&conexion).read_line(&mut encargo)?;
        let (desde, hasta) =
            encargo.trim().split_once(' ').context("faltan números")?;
        let primos = cuantos_primos(desde.parse()?, hasta.parse()?);
        write!(&conexion, "{primos}")?;
    }
}
// ANCHOR_END: maquina

// ANCHOR: repartir
fn repartir(maquinas: [SocketAddr; 2]) -> anyhow::Result<u32> {
    // Primero, a todas: así trabajan a la vez.
    let encargos: Vec<_> = zip(maquinas, MITADES).map(encargar).collect();
    let mut primos = 0;
    for (cual, encargo) in encargos.into_iter().enumerate() {
        primos += encargo.and_then(leer).or_else(|_| {
            say!("una máquina no responde: su mitad la hace la otra");
            leer(encargar((maquinas[1 - cual], MITADES[cual]))?)
        })?;
    }
    Ok(primos)
}
// ANCHOR_END: repartir
