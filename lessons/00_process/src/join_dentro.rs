//! El error más frecuente con la plantilla: `join` dentro del bucle que arranca los procesos.

use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::process::Process;
use shared::say;

pub const STEP: Step = Step {
    name: "join_dentro",
    title: "join en el bucle equivocado",
    level: Level::Essential,
    predict: "el mismo programa, con join dentro del primer bucle. ¿En qué orden hablarán los hijos? ¿Cuántos habrá vivos a la vez?",
    observe: "cada proceso empieza cuando ha terminado el anterior: hay procesos, pero no hay concurrencia.",
    topic: "p.start(), p.join()",
    run: &Plain(run),
};

fn mi_funcion(nombre: &str, desde: u32, hasta: u32) {
    let suma: u32 = (desde..hasta).sum();
    say!("{nombre}: de {desde} a {hasta} suman {suma}");
}

fn run() -> anyhow::Result<()> {
    let num_procesos = 3;
    // ANCHOR: dentro
    let mut procesos: Vec<Process> = Vec::new();

    for i in 0..num_procesos {
        let vivos = procesos.iter().filter(|anterior| anterior.is_alive()).count();
        check_eq("vivos, de los anteriores", vivos, 0)?;

        let (desde, hasta) = (i * 10, (i + 1) * 10);
        let mut proceso = Process::new(move || mi_funcion("trabajo", desde, hasta));
        proceso.start()?;
        proceso.join()?; // aquí el padre se para hasta que acabe este
        procesos.push(proceso);
    }
    // ANCHOR_END: dentro
    check(
        "todos han terminado bien",
        procesos.iter().all(|p| p.exitcode() == Some(0)),
    )?;
    Ok(())
}
