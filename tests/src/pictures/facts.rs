//! Los hechos de una ejecución que no dependen de cuánto tarda cada cosa, cada uno en una frase.

use shared::signal::SignalNumber;
use witness::Record;
use witness::record::{Exec, Process, Status};

/// Proceso a proceso, por orden de nacimiento. El mismo hecho no se cuenta dos veces.
pub fn facts(record: &Record) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for process in &record.processes {
        for fact in of_process(record, process) {
            let fact = format!("{} {fact}", process.name);
            if !told.contains(&fact) {
                told.push(fact);
            }
        }
    }
    told
}

fn of_process(record: &Record, process: &Process) -> Vec<String> {
    let mut facts: Vec<String> = Vec::new();
    facts.extend(process.parent.iter().map(|parent| format!("nace de {parent}")));
    facts.extend(process.execs.iter().map(|exec| format!("ejecuta {}", program(exec))));
    facts.extend(
        process.adopted.iter().map(|adopted| format!("queda huérfano y lo adopta {}", adopted.by)),
    );
    facts
        .extend(process.stops.iter().map(|stop| format!("se detiene por {}", signal(stop.signal))));
    let sent =
        record.signals.iter().filter(|sent| sent.from.as_deref() == Some(process.name.as_str()));
    facts.extend(
        sent.filter(|sent| sent.signal != 0 && sent.errno.is_none())
            .map(|sent| format!("envía {} a {}", signal(sent.signal), sent.to)),
    );
    facts.extend(process.status().map(|status| match status {
        Status::Code(code) => format!("termina con {code}"),
        Status::Signal(number) => format!("muere por {}", signal(number)),
    }));
    // Al primero lo recoge quien mira.
    match &process.reaped {
        _ if process.parent.is_none() => {}
        Some(reaped) => facts.push(format!("es recogido por {}", reaped.by)),
        None if process.exit.is_some() => facts.push("se queda zombi: nadie lo recoge".to_owned()),
        None => {}
    }
    facts
}

/// Como se pidió: `sh` y no la que haga de `sh` en esta máquina. El nombre de Python no depende de su versión.
fn program(exec: &Exec) -> &str {
    let asked = exec.argv.first().unwrap_or(&exec.path);
    let name = asked.rsplit('/').next().unwrap_or(asked);
    if name.starts_with("python3") { "python3" } else { name }
}

fn signal(number: i32) -> String {
    SignalNumber::from_raw(number)
        .map_or_else(|| format!("la señal {number}"), |signal| signal.to_string())
}
