//! Los estados de un proceso, leídos en `/proc`, y las señales que llevan de uno a otro.

use shared::gate::Gate;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::process::Process;
use shared::say;
use shared::table::{State, SystemProcess, wait_for_state};

pub const STEP: Step = Step {
    name: "estados",
    title: "Los estados de un proceso",
    level: Level::Extension,
    predict: "un proceso detenido con SIGSTOP recibe SIGTERM. ¿Termina? ¿Y si le llega después SIGCONT?",
    observe: "R, S, T y Z: las señales llevan de uno a otro. Un zombi desaparece cuando su padre lo recoge con wait, o cuando el padre muere y quien lo adopta lo recoge.",
    topic: "«Estado (ejecutándose, esperando, etc.)»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: calcular
    let empieza = Gate::new()?;
    let mut hijo = Process::new(|| calcular(&empieza)).with_daemon(true);
    hijo.start()?;
    empieza.wait()?;
    let visto = hijo.in_table()?;
    llega_a(&visto, "un bucle que calcula", State::Running)?;

    visto.suspend()?; // SIGSTOP
    llega_a(&visto, "SIGSTOP", State::Stopped)?;

    visto.resume()?; // SIGCONT
    llega_a(&visto, "SIGCONT", State::Running)?;

    hijo.kill()?; // SIGKILL
    llega_a(&visto, "SIGKILL", State::Zombie)?;
    hijo.join()?;
    check_eq("tras join, sigue en la tabla", visto.is_running(), false)?;
    // ANCHOR_END: calcular

    // ANCHOR: dormir
    let empieza = Gate::new()?;
    let mut hijo = Process::new(|| esperar(&empieza)).with_daemon(true);
    hijo.start()?;
    empieza.wait()?;
    let visto = hijo.in_table()?;
    llega_a(&visto, "pause(), que espera una señal", State::Sleeping)?;

    visto.suspend()?; // SIGSTOP
    llega_a(&visto, "SIGSTOP", State::Stopped)?;
    visto.terminate()?; // SIGTERM
    check_eq("detenido, SIGTERM queda pendiente", visto.status()?, State::Stopped)?;
    visto.resume()?;
    llega_a(&visto, "SIGCONT, y llega la SIGTERM pendiente", State::Zombie)?;
    hijo.join()?;
    check_eq("exitcode()", hijo.exitcode(), Some(-15))?;
    // ANCHOR_END: dormir
    Ok(())
}

fn llega_a(proc: &SystemProcess, causa: &str, estado: State) -> anyhow::Result<()> {
    wait_for_state(proc.pid(), estado)?;
    say!("✔ {causa} → {estado}");
    Ok(())
}

fn calcular(empieza: &Gate) -> anyhow::Result<()> {
    empieza.open()?;
    loop {
        std::hint::spin_loop();
    }
}

fn esperar(empieza: &Gate) -> anyhow::Result<()> {
    empieza.open()?;
    nix::unistd::pause();
    Ok(())
}
