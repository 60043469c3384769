//! El servidor de los apuntes, tal cual: tres clientes, un hijo para cada uno y tres `wait`. Aún no hay red.

use nix::errno::Errno;
use nix::unistd::ForkResult;
use shared::child;
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::say;
use shared::wait::{WaitStatus, wait};

pub const STEP: Step = Step {
    name: "apuntes",
    title: "El servidor de los apuntes: un hijo por cliente",
    level: Level::Essential,
    predict: "el padre crea tres hijos y después llama tres veces a wait. ¿En qué orden se atiende a los clientes? ¿Cuántos procesos llega a haber?",
    observe: "los tres clientes se atienden a la vez, cada uno en su proceso, y el orden puede ser cualquiera; los tres wait recogen a los tres hijos.",
    topic: "Aplicación Práctica: Crear un Servidor Multiproceso",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    let hijos = servidor()?;
    // ANCHOR: comprobar
    let (mut pids, recogidos): (Vec<_>, Vec<_>) = hijos.into_iter().unzip();
    check_eq("códigos de salida", recogidos, vec![0, 0, 0])?;
    pids.sort();
    pids.dedup();
    check_eq("procesos distintos", pids.len(), 3)?;
    check("un cuarto wait no tiene a quién esperar", wait() == Err(Errno::ECHILD))?;
    // ANCHOR_END: comprobar
    Ok(())
}

// ANCHOR: servidor
fn manejar_cliente(cliente_id: u32) {
    say!("Manejando cliente {cliente_id}");
}

fn servidor() -> anyhow::Result<Vec<(i32, i32)>> {
    // Se manejan 3 clientes.
    for i in 0..3 {
        if let ForkResult::Child = fork()? {
            // El hijo termina aquí: no sigue con el bucle de su padre.
            child::run(|| manejar_cliente(i + 1));
        }
    }
    let mut recogidos = Vec::new();
    // El padre espera a 3 hijos.
    for _ in 0..3 {
        let WaitStatus::Exited(pid, codigo) = wait()? else {
            anyhow::bail!("no salió")
        };
        recogidos.push((pid.as_raw(), codigo));
    }
    Ok(recogidos)
}
// ANCHOR_END: servidor
