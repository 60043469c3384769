//! La función se le da al proceso sin llamarla, con sus argumentos: quien la llama es el hijo.

use nix::unistd::getpid;
use shared::Pid;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::process::Process;
use shared::say;

pub const STEP: Step = Step {
    name: "argumentos",
    title: "La función y sus argumentos, por separado",
    level: Level::Essential,
    predict: "el segundo Process no recibe la función saludar, sino saludar(\"Eva\", 2), ya llamada. ¿Qué proceso saludará?",
    observe: "a Process se le da la función sin llamarla, y sus argumentos aparte: así la llama el hijo. Con los paréntesis la llama el padre, y al hijo no le queda nada que hacer.",
    topic: "«multiprocessing.Process(target=mi_funcion, args=(arg1, arg2, arg3))»",
    run: &Plain(run),
};

// ANCHOR: saludar
/// Saluda, y devuelve el PID de quien lo hace.
fn saludar(nombre: &str, veces: usize) -> Pid {
    say!("{}{nombre}", "hola, ".repeat(veces));
    getpid()
}
// ANCHOR_END: saludar

fn run() -> anyhow::Result<()> {
    let padre = getpid();
    // ANCHOR: bien
    let nombre = String::from("Ana");
    let mut hijo = Process::new(move || {
        let quien = saludar(&nombre, 1);
        check("la ha llamado el hijo", quien != padre)
    });
    hijo.start()?;
    hijo.join()?;
    check_eq("exitcode()", hijo.exitcode(), Some(0))?;
    // ANCHOR_END: bien

    // ANCHOR: llamada
    let devuelto = saludar("Eva", 2); // los paréntesis la llaman aquí y ahora
    check("la ha llamado el padre", devuelto == padre)?;
    let mut hijo = Process::new(move || {
        let _ = devuelto; // lo único que recibe el hijo: no hay nada que llamar
    });
    hijo.start()?;
    hijo.join()?;
    check_eq("el hijo acaba bien sin haber hecho nada", hijo.exitcode(), Some(0))?;
    // ANCHOR_END: llamada
    Ok(())
}
