//! Matan a quien tiene el cerrojo, con los datos a medias: quien espera lo recibe con la noticia y los repara.

mod heredar;

use std::time::Instant;

use shared::gate::Gate;
use shared::ipc::RawArray;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::process::Process;
use shared::say;
use shared::sync::Lock;

use crate::apoyo::esperas;
use heredar::heredar;

pub const STEP: Step = Step {
    name: "dueno_muerto",
    title: "El dueño del cerrojo ha muerto",
    level: Level::Extension,
    predict: "un proceso mueve 30 de una cuenta a otra y lo matan a la mitad, con el cerrojo adquirido. ¿Qué recibe quien lo espera?",
    observe: "el cerrojo, y la noticia de quién murió con él: lo que protegía puede estar a medias, y hay que repararlo.",
    topic: "lock.acquire(), y proc.kill()",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: muerte
    let lock = Lock::new()?.with_name("cuentas");
    let cuentas = RawArray::new(&[100, 0])?;
    let a_medias = Gate::new()?;
    let mut dueno = Process::new(|| mover_a_medias(&lock, &cuentas, &a_medias))
        .with_daemon(true);
    dueno.start()?;
    a_medias.wait()?;

    let pid_dueno = dueno.pid();
    let mut heredero =
        Process::new(|| heredar(&lock, &cuentas, pid_dueno)).with_daemon(true);
    heredero.start()?;
    for espera in esperas::de([&heredero])? {
        say!("{espera}");
    }
    say!("mato a {dueno}");
    let muerte = Instant::now();
    dueno.kill()?;
    dueno.join()?;
    check_eq("exitcode() de quien lo tenía", dueno.exitcode(), Some(-9))?;
    heredero.join()?;
    let mas = muerte.elapsed();
    check("la espera ha durado menos de un segundo más", mas.as_secs() < 1)?;
    // ANCHOR_END: muerte
    check_eq("exitcode() de quien lo esperaba", heredero.exitcode(), Some(0))?;
    check_eq("las cuentas", cuentas.to_vec(), vec![70, 30])?;
    check_eq("dueño del cerrojo", lock.owner(), None)?;
    Ok(())
}

// ANCHOR: mover
fn mover_a_medias(
    lock: &Lock,
    cuentas: &RawArray<i64>,
    a_medias: &Gate,
) -> anyhow::Result<()> {
    let _guardia = lock.guard()?;
    cuentas.set(0, cuentas.get(0)? - 30)?;
    say!("he quitado 30 de una cuenta, y aún no los he puesto en la otra");
    a_medias.open()?;
    loop {
        nix::unistd::pause();
    }
}
// ANCHOR_END: mover
