//! Dos hilos y dos procesos, para calcular y para esperar; y dos hilos que, con un cerrojo, se turnan: eso es el GIL.

mod medir;

use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use shared::lesson::{Level, Neighbours, Plain, Step, check};
use shared::{say, varies};

use crate::apoyo::cuentas::{cpus, primos};
use medir::{dos_hilos, dos_procesos, medir, seguidos};

pub const STEP: Step = Step {
    name: "gil",
    title: "Hilos o procesos: para calcular y para esperar",
    level: Level::Essential,
    predict: "dos tareas que calculan, una tras otra, en dos hilos o en dos procesos. ¿Con qué se gana, en Rust y en Python? ¿Y si las tareas esperan?",
    observe: "esperando se gana con hilos y con procesos. Calculando, también, si hay dos CPU libres; menos en Python con hilos: su GIL es un cerrojo que solo deja calcular a uno.",
    topic: "2_pool.py: «de manera más eficiente»",
    run: &Plain(run),
};

/// Para que cueste parecido si el compilador optimiza (`--release`).
const HASTA: u64 = if cfg!(debug_assertions) { 5_000 } else { 30_000 };
const TROZOS: u32 = 50;
const UN_RATO: Duration = Duration::from_millis(50);

fn run() -> anyhow::Result<()> {
    say!("aquí puedo usar {} CPU", varies(cpus()));
    let vecinos = Neighbours::watch();

    // ANCHOR: calcular
    let calcular = || (0..TROZOS).for_each(|_| _ = primos(0, HASTA));
    medir("calcular, uno tras otro", || seguidos(calcular))?;
    medir("calcular, dos hilos", || dos_hilos(calcular))?;
    medir("calcular, dos procesos", || dos_procesos(calcular))?;
    // ANCHOR_END: calcular

    // ANCHOR: gil
    let gil = Mutex::new(());
    // Cada trozo se calcula con el cerrojo, que se suelta entre trozo y trozo.
    let calcular_con_gil = || {
        for _ in 0..TROZOS {
            let _guardia = gil.lock();
            primos(0, HASTA);
        }
    };
    let medida = medir("calcular, hilos con GIL", || dos_hilos(calcular_con_gil))?;
    check("con un GIL, entre los dos no usan más de una CPU", medida.cpus() < 1.2)?;
    // ANCHOR_END: gil

    // ANCHOR: esperar
    let esperar = || thread::sleep(UN_RATO);
    medir("esperar, uno tras otro", || seguidos(esperar))?;
    medir("esperar, dos hilos", || dos_hilos(esperar))?;
    medir("esperar, dos procesos", || dos_procesos(esperar))?;
    // ANCHOR_END: esperar
    vecinos.warn();
    Ok(())
}
