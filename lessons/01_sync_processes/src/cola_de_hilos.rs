//! Una cola de hilos no sale de su proceso: lo que mete un hijo se queda en su copia.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread::Builder;
use std::time::Duration;

use shared::errno::CannotStart;
use shared::ipc::Queue;
use shared::lesson::{Level, Plain, Step, check_eq};

use crate::apoyo::hijos::en_un_hijo;

pub const STEP: Step = Step {
    name: "cola_de_hilos",
    title: "Una cola de hilos y una de procesos",
    level: Level::Extension,
    predict: "un hijo mete un mensaje en una cola de hilos que creó su padre, y no hay ningún error. ¿Lo recibe el padre?",
    observe: "no: el hijo lo mete en su copia de la cola. La de procesos es la que llega de uno a otro.",
    topic: "1_syncProcesses.py: «semáforos o colas para coordinar el trabajo»",
    run: &Plain(run),
};

const PLAZO: Duration = Duration::from_millis(200);

fn run() -> anyhow::Result<()> {
    // Con varios hilos no se puede hacer fork: el hilo va en un hijo.
    en_un_hijo(entre_hilos)?;

    // ANCHOR: procesos
    let (meter, sacar) = channel();
    en_un_hijo(|| check_eq("send() en el hijo", meter.send("hola"), Ok(())))?;
    let recibido = sacar.recv_timeout(PLAZO);
    let nada = Err(RecvTimeoutError::Timeout);
    check_eq("cola de hilos, lo que recibe el padre", recibido, nada)?;

    let cola = Queue::new()?;
    en_un_hijo(|| cola.put(&"hola".to_owned()))?;
    let recibido = cola.get_timeout(PLAZO)?;
    check_eq("cola de procesos, lo que recibe el padre", &*recibido, "hola")?;
    // ANCHOR_END: procesos
    Ok(())
}

// ANCHOR: hilos
fn entre_hilos() -> anyhow::Result<()> {
    let (meter, sacar) = channel();
    let hilo = Builder::new().spawn(move || meter.send("hola"));
    let hilo = hilo.map_err(CannotStart)?;
    let recibido = sacar.recv();
    check_eq("cola de hilos, lo que mete un hilo", recibido, Ok("hola"))?;
    drop(hilo.join());
    Ok(())
}
// ANCHOR_END: hilos
