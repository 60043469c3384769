//! Dos procesos se turnan con dos cerrojos: cada uno suelta el del otro.

use shared::ipc::{RawArray, RawValue};
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::process::Process;
use shared::say;
use shared::sync::{Lock, SyncError};

use crate::apoyo::fin::todos_bien;

pub const STEP: Step = Step {
    name: "ping_pong",
    title: "Ping-pong con dos cerrojos",
    level: Level::Extension,
    predict: "ping adquiere su cerrojo, golpea y suelta el de pong; pong hace lo mismo al revés. ¿Puede golpear ping dos veces seguidas?",
    observe: "no: se queda sin su cerrojo hasta que el otro se lo suelta. Un cerrojo lo puede soltar otro proceso, y así se pasa el turno.",
    topic: "lock.acquire() y lock.release()",
    run: &Plain(run),
};

// ANCHOR: jugar
const VECES: usize = 3;

struct Mesa {
    golpes: RawArray<u32>,
    dados: RawValue<usize>,
}

fn jugar(
    quien: u32,
    mio: &Lock,
    del_otro: &Lock,
    mesa: &Mesa,
) -> Result<(), SyncError> {
    for _ in 0..VECES {
        mio.acquire()?; // espera su turno
        say!("golpeo");
        mesa.golpes.set(mesa.dados.get(), quien)?;
        mesa.dados.set(mesa.dados.get() + 1);
        del_otro.release()?; // y da el suyo al otro
    }
    Ok(())
}
// ANCHOR_END: jugar

fn run() -> anyhow::Result<()> {
    // ANCHOR: turnos
    let ping = Lock::new()?.with_name("ping");
    let pong = Lock::new()?.with_name("pong");
    pong.acquire()?; // empieza ping: pong ha de esperar
    let mesa =
        Mesa { golpes: RawArray::new(&[0; 2 * VECES])?, dados: RawValue::new(0)? };
    let mut procesos = vec![
        Process::new(|| jugar(1, &ping, &pong, &mesa)).with_name("ping"),
        Process::new(|| jugar(2, &pong, &ping, &mesa)).with_name("pong"),
    ];
    for proceso in &mut procesos {
        proceso.start()?;
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    todos_bien(&procesos)?;
    check_eq("quién ha golpeado", mesa.golpes.to_vec(), vec![1, 2, 1, 2, 1, 2])?;
    // ANCHOR_END: turnos
    Ok(())
}
