//! Un semáforo a 0: un proceso espera a que otro haga algo.

use shared::ipc::RawValue;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::process::Process;
use shared::sync::Semaphore;

pub const STEP: Step = Step {
    name: "semaforo_orden",
    title: "Semáforo: esperar a que otro acabe",
    level: Level::Essential,
    predict: "quien bebe el café arranca antes que quien lo prepara. ¿Cómo se consigue que no beba hasta que esté hecho?",
    observe: "el semáforo empieza en 0: acquire espera hasta que el otro haga release, aunque arranque después.",
    topic: "«Mecanismos de sincronización como semáforos»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: orden
    let hecho = Semaphore::new(0)?.with_name("café hecho");
    let cafe = RawValue::new(false)?;
    let mut bebe = Process::new(|| -> anyhow::Result<()> {
        hecho.acquire()?;
        Ok(check("cuando me despiertan, el café está hecho", cafe.get())?)
    });
    let mut prepara = Process::new(|| {
        cafe.set(true);
        hecho.release()
    });
    bebe.start()?;
    prepara.start()?;
    // ANCHOR_END: orden
    bebe.join()?;
    prepara.join()?;
    check_eq("exitcode() de quien bebe", bebe.exitcode(), Some(0))?;
    Ok(())
}
