//! El mismo contador con hilos y con procesos: qué se comparte sin pedirlo, y qué cerrojo hace falta.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::thread::{self, Builder, sleep};
use std::time::Duration;

use parking_lot::Mutex;
use shared::errno::CannotStart;
use shared::ipc::RawValue;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::sync::Lock;

use crate::apoyo::hijos::{en_cada_proceso, en_un_hijo};

pub const STEP: Step = Step {
    name: "contador_con_hilos",
    title: "El mismo contador, con hilos y con procesos",
    level: Level::Essential,
    predict: "cuatro hilos suman 25 veces cada uno al mismo contador, con el mismo lock. Después hacen lo mismo cuatro procesos. ¿Cuánto vale en cada caso?",
    observe: "los hilos comparten la memoria sin pedirlo; los procesos, solo lo que se pide. Y unos y otros, el mismo lock.",
    topic: "«Todos los hilos deben compartir el mismo lock»",
    run: &Plain(run),
};

const VUELTAS: usize = 25;

fn run() -> anyhow::Result<()> {
    // Los hilos van en un hijo: con varios hilos, fork no sería seguro y Process se negaría.
    en_un_hijo(con_hilos)?;

    // ANCHOR: procesos
    let corriente = AtomicU64::new(0);
    en_cada_proceso(4, VUELTAS, |_| {
        corriente.fetch_add(1, Relaxed);
        Ok(())
    })?;
    check_eq("procesos, un contador sin compartir", corriente.load(Relaxed), 0)?;

    let (compartido, lock) = (RawValue::new(0)?, Lock::new()?);
    en_cada_proceso(4, VUELTAS, |_| {
        let _guardia = lock.guard()?;
        let leido = compartido.get();
        sleep(Duration::from_millis(1));
        compartido.set(leido + 1);
        Ok(())
    })?;
    check_eq("procesos, el mismo lock y un RawValue", compartido.get(), 100)?;
    // ANCHOR_END: procesos
    Ok(())
}

// ANCHOR: hilos
fn con_hilos() -> anyhow::Result<()> {
    let propios = [(); 4].map(Mutex::new);
    let total = contar(propios.each_ref())?;
    check("hilos, un lock para cada uno: faltan incrementos", total < 100)?;
    let mismo = Mutex::new(());
    check_eq("hilos, el mismo lock para todos", contar([&mismo; 4])?, 100)?;
    Ok(())
}

fn contar(locks: [&Mutex<()>; 4]) -> Result<u64, CannotStart> {
    let contador = &AtomicU64::new(0);
    thread::scope(|ambito| {
        for lock in locks {
            let sumar = move || {
                for _ in 0..VUELTAS {
                    let _guardia = lock.lock();
                    let leido = contador.load(Relaxed);
                    sleep(Duration::from_millis(1)); // que se cuele quien pueda
                    contador.store(leido + 1, Relaxed);
                }
            };
            Builder::new().spawn_scoped(ambito, sumar).map_err(CannotStart)?;
        }
        Ok(())
    })?;
    Ok(contador.load(Relaxed))
}
// ANCHOR_END: hilos
