//! Matan a un obrero en mitad de una tarea: falla esa tarea, y otro obrero ocupa su sitio.

use nix::sys::signal::{Signal, kill};
use nix::unistd::getpid;
use shared::Pid;
use shared::ipc::Queue;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::pool::{Pool, PoolError, TaskError, TaskFailure, WorkerEnd};
use shared::say;
use shared::sync::Semaphore;

pub const STEP: Step = Step {
    name: "obrero_muerto",
    title: "A un obrero lo matan en mitad de una tarea",
    level: Level::Extension,
    predict: "dos obreros. A uno lo mata SIGKILL en mitad de su tarea. ¿Qué devuelve get()? ¿Y qué pasa con las demás tareas?",
    observe: "aquí get() dice quién ha muerto y cómo, y las demás tareas se hacen. El Pool de Python pone otro obrero, pero get() espera para siempre.",
    topic: "2_pool.py: «administración de procesos»",
    run: &Plain(run),
};

const ESPERAR: u32 = 0;

fn run() -> anyhow::Result<()> {
    // ANCHOR: tareas
    let nunca = Semaphore::new(0)?;
    let empezada = Queue::new()?;
    let pool = Pool::fallible(2, |n: u32| {
        if n == ESPERAR {
            empezada.put(&getpid().as_raw())?;
            nunca.acquire()?;
        }
        anyhow::Ok(10 * n)
    })?;
    let antes = pool.pids();
    // ANCHOR_END: tareas

    // ANCHOR: matar
    let condenada = pool.apply_async(&ESPERAR)?;
    let obrero = Pid::from_raw(empezada.get()?);
    let demas = pool.map_async([1, 2, 3, 4])?;
    say!("mato al obrero PID {obrero}, que está en mitad de una tarea");
    kill(obrero, Signal::SIGKILL)?;
    let Err(error) = condenada.get() else { anyhow::bail!("get() debía fallar") };
    say!("get() devuelve un error:\n  {error}");
    let end = WorkerEnd::Signaled(Signal::SIGKILL.into());
    let cause = TaskFailure::WorkerLost { pid: obrero, end };
    let quien_y_como = PoolError::Task(TaskError { index: 0, cause });
    check("dice quién ha muerto, y cómo", error == quien_y_como)?;
    check_eq("las demás tareas", demas.get()?, vec![10, 20, 30, 40])?;
    // ANCHOR_END: matar

    // ANCHOR: despues
    let ahora = pool.pids();
    check_eq("obreros, otra vez", ahora.len(), 2)?;
    check("el muerto ya no está", !ahora.contains(&obrero))?;
    let veteranos = ahora.iter().filter(|pid| antes.contains(pid)).count();
    check_eq("de los de antes queda", veteranos, 1)?;
    check_eq("y la reserva sigue trabajando", pool.map([5, 6])?, vec![50, 60])?;
    // ANCHOR_END: despues
    Ok(())
}
