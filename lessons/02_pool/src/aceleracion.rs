//! Cuánto se gana con cada obrero que se añade: procesos e hilos, calculando y esperando, y lo que dice Amdahl.

mod grafico;
mod medir;
mod repartir;

use shared::ipc::{IpcError, Queue};
use shared::lesson::{Level, Neighbours, Plain, Step, check, check_eq};
use shared::process::Process;
use shared::{say, varies};

use crate::apoyo::cuentas::cpus;
use grafico::dibujar;
use medir::{Trabajo, UNA_DE_CADA, calcular, esperar, mejores};
use repartir::{con_hilos, con_procesos};

pub const STEP: Step = Step {
    name: "aceleracion",
    title: "Aceleración: cuánto se gana con cada obrero que se añade",
    level: Level::Extension,
    predict: "de 1 obrero al doble de las CPU que tienes. Si la tarea es calcular, ¿hasta cuántos se gana? ¿Y si es esperar?",
    observe: "calculando, se deja de ganar cuando se acaban las CPU. Esperando, se sigue ganando. Y lo que va en serie pone el techo.",
    topic: "2_pool.py: «de manera más eficiente»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    let cpus = cpus();
    let salto = (2 * cpus).div_ceil(8);
    let obreros: Vec<usize> =
        (1..=2 * cpus).filter(|n| *n == 1 || n.is_multiple_of(salto)).collect();
    say!("aquí puedo usar {} CPU", varies(cpus));
    let vecinos = Neighbours::watch();

    for (que, tarea, limite) in [
        ("calcular", calcular as fn(u64) -> u64, cpus),
        ("esperar", esperar, usize::MAX),
    ] {
        let trabajo = Trabajo::para(2 * cpus, tarea);
        // La primera vez siempre es más lenta: esta no se mide.
        let esperado = (0..trabajo.tareas).map(tarea).sum();
        // ANCHOR: medir
        let procesos = mejores(&obreros, |n| con_procesos(n, trabajo))?;
        // Los hilos van en un hijo: con varios hilos, Process se negaría a hacer
        // fork.
        let cola = Queue::new()?;
        let mut hijo = Process::new(|| {
            let con_hilos = |n| Ok::<_, IpcError>(con_hilos(n, trabajo));
            let hilos = mejores(&obreros, con_hilos)?;
            cola.put(&hilos)
        });
        hijo.start()?;
        hijo.join()?;
        check_eq("exitcode()", hijo.exitcode(), Some(0))?;
        let hilos = cola.get()?;
        // ANCHOR_END: medir

        say!("{que}; en serie, 1 de cada {UNA_DE_CADA}; ┃ es lo que dice Amdahl");
        dibujar(["proceso", "procesos"], &obreros, &procesos, limite);
        dibujar(["hilo", "hilos"], &obreros, &hilos, limite);
        check(
            &format!("{que}: todos obtienen lo mismo"),
            procesos.iter().chain(&hilos).all(|medida| medida.suma == esperado),
        )?;
    }
    vecinos.warn();
    Ok(())
}
