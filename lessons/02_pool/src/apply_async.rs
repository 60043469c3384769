//! `apply_async` encarga una tarea y vuelve enseguida; el resultado se pide después, o avisa él.

use std::cell::RefCell;
use std::time::Duration;

use anyhow::ensure;
use nix::unistd::getpid;
use shared::ipc::Queue;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::pool::{Pool, PoolError, TaskError};
use shared::say;
use shared::sync::Semaphore;

pub const STEP: Step = Step {
    name: "apply_async",
    title: "apply_async: encargar sin esperar",
    level: Level::Essential,
    predict: "la tarea no puede acabar hasta que el padre le dé permiso. ¿Qué pasa si la encarga con apply? ¿Y con apply_async?",
    observe: "apply se quedaría esperando lo que nadie puede hacer. apply_async vuelve, y el padre sigue hasta que pide el resultado.",
    topic: "2_pool.py: «Los objetos Pool simplifican la creación y administración de procesos»",
    run: &Plain(run),
};

const UN_POCO: Duration = Duration::from_millis(50);

fn run() -> anyhow::Result<()> {
    let permiso = Semaphore::new(0)?;
    let empezadas = Queue::new()?;
    let dividir = |(a, b): (u32, u32)| {
        empezadas.put(&getpid().as_raw())?;
        permiso.acquire()?;
        ensure!(b != 0, "{a} entre 0 no se puede");
        Ok(a / b)
    };
    let avisos = RefCell::new(Vec::new());

    // ANCHOR: encargar
    let pool = Pool::fallible(2, dividir)?;
    let encargo = pool.apply_async(&(84, 2))?;
    say!("ya he vuelto; la tarea la ha empezado PID {}", empezadas.get()?);
    check_eq("ready()", encargo.ready()?, false)?;
    let antes = encargo.successful();
    check_eq("successful(), antes de acabar", antes, Err(PoolError::NotReady))?;
    let con_plazo = encargo.get_timeout(UN_POCO);
    check_eq("get, con un plazo", con_plazo, Err(PoolError::Timeout))?;
    permiso.release()?;
    check_eq("get()", encargo.get()?, 42)?;
    // ANCHOR_END: encargar

    // ANCHOR: avisos
    let apuntar = |aviso: String| avisos.borrow_mut().push((aviso, getpid()));
    let avisar = move |n: &u32| apuntar(format!("sale {n}"));
    let avisar_del_error = move |error: &TaskError| apuntar(error.to_string());
    let bien = pool.apply_async(&(10, 5))?.callback(avisar);
    let mal = pool.apply_async(&(10, 0))?.error_callback(avisar_del_error);
    permiso.release()?;
    permiso.release()?;
    pool.close();
    pool.join()?;
    // ANCHOR_END: avisos

    // ANCHOR: comprobar
    check_eq("la primera ha ido bien", bien.successful()?, true)?;
    check_eq("la segunda ha ido bien", mal.successful()?, false)?;
    avisos.borrow_mut().sort();
    for (aviso, pid) in avisos.borrow().iter() {
        say!("he recibido «{aviso}»");
        check_eq("quien lo ha recibido soy yo", *pid, getpid())?;
    }
    check_eq("avisos", avisos.borrow().len(), 2)?;
    // ANCHOR_END: comprobar
    Ok(())
}
