//! El mismo trabajo uno tras otro, con un proceso para cada tarea y con una reserva: lo que cuesta arrancar.

use std::collections::BTreeSet;
use std::time::Instant;

use clap::Args;
use nix::unistd::getpid;
use shared::ipc::Queue;
use shared::lesson::{
    Level, Neighbours, Step, WithOptions, between, check, check_eq,
};
use shared::pool::Pool;
use shared::process::Process;

use crate::apoyo::cuentas::{comparar_tiempos, cuadrado, distintos, resultados};

pub const STEP: Step = Step {
    name: "por_que",
    title: "Por qué una reserva: arrancar un proceso cuesta",
    level: Level::Essential,
    predict: "{tareas|tarea muy corta|tareas muy cortas}: en un bucle, con un proceso para cada una, o con una reserva de {obreros|proceso|procesos}. ¿Qué tarda más? ¿Y qué tarda menos?",
    observe: "crear y recoger un proceso cuesta mucho más que hacer una tarea tan corta. Con uno para cada tarea, {tareas|proceso creado|procesos creados}; con la reserva, {obreros}.",
    topic: "2_pool.py: «crear un conjunto de procesos y distribuir tareas entre ellos»",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Cuántas tareas hay que hacer, de 1 a 200
    #[arg(long, value_name = "N", default_value = "100", value_parser = between(1..=200_u64, "tareas"))]
    tareas: u64,
    /// Cuántos obreros tiene la reserva, de 1 a 64
    #[arg(long, value_name = "N", default_value = "4", value_parser = between(1..=64_usize, "obreros"))]
    obreros: usize,
}

fn run(Opciones { tareas, obreros }: Opciones) -> anyhow::Result<()> {
    let vecinos = Neighbours::watch();
    let mut tiempos = Vec::new();
    // ANCHOR: bucle
    let reloj = Instant::now();
    let hechas: Vec<_> = (0..tareas).map(cuadrado).collect();
    tiempos.push(("uno tras otro".to_owned(), reloj.elapsed()));
    let esperado = resultados(&hechas);
    check("lo he hecho todo yo", distintos(&hechas) == [getpid()].into())?;
    // ANCHOR_END: bucle

    // ANCHOR: procesos
    let reloj = Instant::now();
    let cola = &Queue::new()?;
    let mut procesos = Vec::new();
    for n in 0..tareas {
        let mut proceso = Process::new(move || cola.put(&cuadrado(n)));
        proceso.start()?;
        procesos.push(proceso);
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    let llegan = (0..tareas).map(|_| cola.get());
    let mut hechas: Vec<_> = llegan.collect::<Result<_, _>>()?;
    tiempos.push(("un proceso por tarea".to_owned(), reloj.elapsed()));
    // ANCHOR_END: procesos
    hechas.sort();
    check_eq("procesos creados", distintos(&hechas).len() as u64, tareas)?;
    check("los resultados son los mismos", resultados(&hechas) == esperado)?;
    // ANCHOR: reserva
    let reloj = Instant::now();
    let pool = Pool::new(obreros, cuadrado)?;
    let obreros_creados = BTreeSet::from_iter(pool.pids());
    let hechas = pool.map(0..tareas)?;
    pool.close();
    pool.join()?;
    tiempos.push(("una reserva".to_owned(), reloj.elapsed()));
    // ANCHOR_END: reserva
    check_eq("procesos creados", obreros_creados.len(), obreros)?;
    let solo_ellos = distintos(&hechas).is_subset(&obreros_creados);
    check("solo han trabajado ellos", solo_ellos)?;
    check("los resultados son los mismos", resultados(&hechas) == esperado)?;
    comparar_tiempos(&tiempos);
    vecinos.warn();
    Ok(())
}
