//! El tamaño de los trozos: cuántas tareas se lleva un obrero cada vez que vuelve a por más.

use std::time::Instant;

use clap::Args;
use shared::lesson::{
    Level, Neighbours, Step, WithOptions, between, check, check_eq,
};
use shared::pool::Pool;
use shared::say;

use crate::apoyo::cuentas::{Hecho, comparar_tiempos, cuadrado, distintos};

pub const STEP: Step = Step {
    name: "chunksize",
    title: "chunksize: de cuántas en cuántas",
    level: Level::Extension,
    predict: "{tareas|tarea muy corta|tareas muy cortas}, de una en una, de diez en diez… o todas en un trozo. ¿Qué tarda menos? ¿Y quién trabaja en el último caso?",
    observe: "cada trozo es un viaje: con pocos viajes se gana. Pero un trozo lo hace un solo obrero: si no hay más que uno, nadie más trabaja.",
    topic: "2_pool.py: «de manera más eficiente»",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Cuántas tareas hay que hacer, de 1000 a 100000
    #[arg(long, value_name = "N", default_value = "4000", value_parser = between(1000..=100_000_u64, "tareas"))]
    tareas: u64,
    /// Cuántos obreros tiene la reserva, de 2 a 64
    #[arg(long, value_name = "N", default_value = "2", value_parser = between(2..=64_usize, "obreros"))]
    obreros: usize,
}

fn run(Opciones { tareas, obreros }: Opciones) -> anyhow::Result<()> {
    let vecinos = Neighbours::watch();
    // ANCHOR: tabla
    let pool = Pool::new(obreros, cuadrado)?;
    let mut tiempos = Vec::new();
    for chunksize in [1, 10, 100, 1000] {
        let reloj = Instant::now();
        let hechas = pool.chunksize(chunksize).map(0..tareas)?;
        tiempos.push((format!("de {chunksize} en {chunksize}"), reloj.elapsed()));
        check(
            &format!("de {chunksize} en {chunksize}: cada trozo lo hace uno solo"),
            hechas.chunks(chunksize).all(uno_solo),
        )?;
    }
    // ANCHOR_END: tabla
    comparar_tiempos(&tiempos);

    // ANCHOR: todas
    let hechas = pool.chunksize(tareas as usize).map(0..tareas)?;
    let trabajan = distintos(&hechas).len();
    check_eq("obreros que trabajan, si van todas en un trozo", trabajan, 1)?;
    // ANCHOR_END: todas

    // ANCHOR: automatico
    let trozo = (tareas as usize).div_ceil(4 * obreros);
    let hechas = pool.map(0..tareas)?;
    say!("si no lo digo, unos cuatro trozos por obrero: de {trozo} en {trozo}");
    check("cada uno lo hace uno solo", hechas.chunks(trozo).all(uno_solo))?;
    // ANCHOR_END: automatico
    pool.close();
    pool.join()?;
    vecinos.warn();
    Ok(())
}

fn uno_solo(trozo: &[Hecho]) -> bool {
    distintos(trozo).len() == 1
}
