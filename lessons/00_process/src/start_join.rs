//! `start` no espera, `join` sí; y lo que dicen `is_alive` y `exitcode` antes, durante y después.

use shared::gate::Gate;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::process::Process;
use shared::say;

pub const STEP: Step = Step {
    name: "start_join",
    title: "start arranca y sigue; join espera",
    level: Level::Essential,
    predict: "¿qué vale exitcode justo después de start? ¿Y si al proceso lo mata SIGKILL?",
    observe: "exitcode es None mientras el hijo vive; al final, el código de salida o, en negativo, la señal que lo mató.",
    topic: "p.start(), p.join()",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: vida
    let puerta = Gate::new()?;
    let mut hijo = Process::new(|| {
        say!("espero ante la puerta");
        puerta.wait()
    });
    check_eq("antes de start, is_alive()", hijo.is_alive(), false)?;
    check_eq("antes de start, exitcode()", hijo.exitcode(), None)?;

    hijo.start()?;
    check_eq("después de start, is_alive()", hijo.is_alive(), true)?;
    check_eq("después de start, exitcode()", hijo.exitcode(), None)?;

    puerta.open()?;
    hijo.join()?;
    check_eq("después de join, is_alive()", hijo.is_alive(), false)?;
    check_eq("después de join, exitcode()", hijo.exitcode(), Some(0))?;
    // ANCHOR_END: vida

    // ANCHOR: codigos
    check_eq("la función vuelve", codigo(|| ())?, Some(0))?;
    check_eq("devuelve 8", codigo(|| 8)?, Some(8))?;
    check_eq("devuelve 300", codigo(|| 300)?, Some(44))?;
    check_eq("devuelve −1", codigo(|| -1)?, Some(255))?;
    check_eq("devuelve un error", codigo(|| Err::<(), _>("sin papel"))?, Some(1))?;
    check_eq("entra en pánico", codigo(entrar_en_panico)?, Some(101))?;
    // ANCHOR_END: codigos

    // ANCHOR: senales
    let mut dormido = Process::new(dormir);
    dormido.start()?;
    dormido.terminate()?;
    dormido.join()?;
    check_eq("después de terminate()", dormido.exitcode(), Some(-15))?;

    let mut dormido = Process::new(dormir);
    dormido.start()?;
    dormido.kill()?;
    dormido.join()?;
    check_eq("después de kill()", dormido.exitcode(), Some(-9))?;
    // ANCHOR_END: senales
    Ok(())
}

fn codigo<R: shared::process::Termination>(
    funcion: impl FnOnce() -> R,
) -> anyhow::Result<Option<i32>> {
    let mut hijo = Process::new(funcion);
    hijo.start()?;
    hijo.join()?;
    Ok(hijo.exitcode())
}

fn entrar_en_panico() {
    panic!("esto no debería pasar");
}

fn dormir() {
    nix::unistd::pause();
}
