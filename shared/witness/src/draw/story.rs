//! La ejecución contada en frases, para quien no ve el dibujo.

use super::fold::Row;
use super::lanes::{State, spans};
use super::words;
use super::words::{duration, ending, list, signal};
use crate::Record;
use crate::record::{Process, SOMEBODY, Status};

/// Las frases de las filas que se ven, y las de las señales.
pub fn tell(record: &Record, rows: &[&Row]) -> String {
    let mut sentences = vec![beginning(record)];
    for row in rows {
        match row {
            Row::One { process, .. } => sentences.push(life(record, process)),
            Row::Many { siblings, alike, .. } => {
                sentences.push(many(siblings, *alike));
            }
        }
    }
    sentences.extend(sent(record));
    sentences.join(" ")
}

fn beginning(record: &Record) -> String {
    let processes = match record.processes.len() {
        1 => "un proceso".to_owned(),
        several => format!("{several} procesos"),
    };
    format!("Una ejecución de {processes}, que dura {}.", duration(record.end_us))
}

/// La vida de un proceso, en una frase.
fn life(record: &Record, process: &Process) -> String {
    let mut facts = Vec::new();
    if let Some(label) = &process.label {
        facts.push(format!("se llama «{label}»"));
    }
    if let Some(parent) = &process.parent {
        facts.push(format!("nace de {parent} a los {}", duration(process.born_us)));
    }
    let programs: Vec<String> = process.execs.iter().map(words::executed).collect();
    if !programs.is_empty() {
        facts.push(format!("ejecuta {}", list(&programs)));
    }
    if let (true, Some(failed)) = (programs.is_empty(), process.failed_execs.last()) {
        facts.push(format!("no puede ejecutar {} ({})", failed.path, failed.errno));
    }
    let children: Vec<String> =
        record.children_of(&process.name).map(|child| child.name.clone()).collect();
    match children.len() {
        0 => {}
        1..=8 => facts.push(format!("crea a {}", list(&children))),
        many => {
            facts.push(format!("crea {many} hijos, de {} a {}", children[0], children[many - 1]))
        }
    }
    let spans = spans(process, record);
    let lasted = |state: State| -> u64 {
        spans.iter().filter(|span| span.state == state).map(|span| span.end - span.begin).sum()
    };
    match lasted(State::InWait) {
        0 => {}
        us => facts.push(format!("pasa {} en wait", duration(us))),
    }
    match lasted(State::Stopped) {
        0 => {}
        us => facts.push(format!("está detenido {}", duration(us))),
    }
    for (verb, holds) in [("tiene", record.holdings()), ("espera", record.waitings())] {
        let mut objects: Vec<String> = holds
            .into_iter()
            .filter(|hold| hold.by == process.name)
            .map(|hold| hold.object)
            .collect();
        objects.dedup();
        objects.sort();
        objects.dedup();
        if !objects.is_empty() {
            facts.push(format!("{verb} {}", list(&objects)));
        }
    }
    for adopted in &process.adopted {
        facts.push(format!("se queda huérfano y lo adopta {}", adopted.by));
    }
    facts.push(end(process, lasted(State::Zombie)));
    format!("{} {}.", process.name, list(&facts))
}

fn end(process: &Process, zombie_us: u64) -> String {
    let Some(exit) = process.exit else {
        let end = if process.gone_us.is_some() {
            "deja de estar, y no se vio cómo acabó"
        } else {
            "sigue vivo al acabar la ejecución"
        };
        return end.to_owned();
    };
    let how = match exit.status {
        Status::Signal(number) => {
            format!("muere por {} a los {}", signal(number), duration(exit.t_us))
        }
        status => format!("termina con {} a los {}", ending(status), duration(exit.t_us)),
    };
    match &process.reaped {
        None => format!("{how}, y se queda zombi: nadie lo recoge"),
        Some(reaped) if reaped.by == SOMEBODY => format!("{how}, y no se vio quién lo recogió"),
        Some(reaped) if zombie_us < 1_000 => format!("{how}, y {} lo recoge enseguida", reaped.by),
        Some(reaped) => {
            format!("{how}, y es zombi {}, hasta que lo recoge {}", duration(zombie_us), reaped.by)
        }
    }
}

fn many(siblings: &[&Process], alike: bool) -> String {
    let count = siblings.len();
    let names = match siblings {
        [first, .., last] => format!("de {} a {}", first.name, last.name),
        _ => siblings.first().map(|one| one.name.clone()).unwrap_or_default(),
    };
    match (count, alike) {
        (1, true) => format!("Otro, {names}, hace lo mismo."),
        (_, true) => format!("Otros {count}, {names}, hacen lo mismo."),
        (1, false) => format!("Otro, {names}, no se cuenta aquí."),
        (_, false) => format!("Otros {count}, {names}, no se cuentan aquí."),
    }
}

/// Las primeras señales que se enviaron entre ellos.
fn sent(record: &Record) -> Vec<String> {
    let between = record.signals.iter().filter(|sent| sent.errno.is_none());
    between
        .filter_map(|sent| {
            let (from, at) = (sent.from.as_ref()?, duration(sent.t_us));
            (sent.signal != libc::SIGCHLD)
                .then(|| format!("{from} envía {} a {} a los {at}.", signal(sent.signal), sent.to))
        })
        .take(8)
        .collect()
}
