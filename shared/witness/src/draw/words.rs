//! Cómo se dicen en español las cosas de un registro: duraciones, programas, señales, finales.

use crate::record::{Exec, Process, Status};

/// Con dos cifras bastan: dos ejecuciones iguales no duran exactamente lo mismo.
pub fn duration(us: u64) -> String {
    let us = rounded(us);
    match us {
        0..1_000 => format!("{us} µs"),
        1_000..1_000_000 => decimal(us / 100, "ms"),
        1_000_000..600_000_000 => decimal(us / 100_000, "s"),
        _ => format!("{} min", us / 60_000_000),
    }
}

fn rounded(us: u64) -> u64 {
    let unit = 10_u64.pow((us.max(1).ilog10()).saturating_sub(1));
    (us + unit / 2) / unit * unit
}

/// Un número de décimas, con coma si hace falta.
fn decimal(tenths: u64, unit: &str) -> String {
    match tenths % 10 {
        0 => format!("{} {unit}", tenths / 10),
        tenth => format!("{},{tenth} {unit}", tenths / 10),
    }
}

/// El programa que ejecuta un proceso: `sleep`, `python3 hola.py`. Nada, si sigue con el de su padre.
pub fn program(process: &Process) -> Option<String> {
    process.execs.last().map(executed)
}

/// Lo que se dice de un proceso detrás de su nombre: el que le puso el programa o, si no, lo que ejecuta.
pub fn note(process: &Process) -> String {
    process.label.as_deref().map(clean).or_else(|| program(process)).unwrap_or_default()
}

/// Cómo se llama lo que ejecuta un `exec`: con su guion, si es un intérprete.
pub fn executed(exec: &Exec) -> String {
    let file = base(&exec.path);
    let called = exec.argv.first().map_or("", |name| base(name));
    let name = if !called.is_empty() && file.starts_with(called) { called } else { file };
    let script = exec.argv.get(1).filter(|script| !script.starts_with('-'));
    let interprets =
        ["python", "bash", "sh", "dash", "perl"].iter().any(|shell| name.starts_with(shell));
    match script.filter(|_| interprets) {
        Some(script) => clean(&format!("{name} {}", base(script))),
        None => clean(name),
    }
}

fn base(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Sin los caracteres que moverían el cursor o romperían el XML.
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') { '?' } else { c })
        .collect()
}

pub fn signal(number: i32) -> String {
    match nix::sys::signal::Signal::try_from(number) {
        Ok(signal) => signal.as_str().to_owned(),
        Err(_) if number > libc::SIGRTMIN() => format!("SIGRTMIN+{}", number - libc::SIGRTMIN()),
        Err(_) if number == libc::SIGRTMIN() => "SIGRTMIN".to_owned(),
        Err(_) => format!("señal {number}"),
    }
}

/// El estado de terminación, en dos palabras como mucho.
pub fn ending(status: Status) -> String {
    match status {
        Status::Code(code) => format!("código {code}"),
        Status::Signal(number) => signal(number),
    }
}

/// `H1`, `H1 y H2`, `H1, H2 y H3`.
pub fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => {
            let and = if last.starts_with(['I', 'i']) { "e" } else { "y" };
            format!("{} {and} {last}", most.join(", "))
        }
    }
}

/// `46 iguales`.
pub fn alike(count: usize) -> String {
    if count == 1 { "uno igual".to_owned() } else { format!("{count} iguales") }
}

/// `y 46 más`.
pub fn others(count: usize) -> String {
    if count == 1 { "y uno más".to_owned() } else { format!("y {count} más") }
}

/// `H2…H47`.
pub fn range(processes: &[&Process]) -> String {
    match processes {
        [] => String::new(),
        [one] => one.name.clone(),
        [first, .., last] => format!("{}…{}", first.name, last.name),
    }
}

/// `text`, si cabe en tantos caracteres; si no, su principio.
pub fn fitted(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let start: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", start.trim_end())
}

/// `text`, en líneas de tantos caracteres como mucho.
pub fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(fitted(word, most)),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn las_duraciones_tienen_dos_cifras() {
        let said = [7, 123, 1_849, 104_321, 2_345_678, 900_000_000].map(duration);
        assert_eq!(said, ["7 µs", "120 µs", "1,8 ms", "100 ms", "2,3 s", "15 min"]);
    }

    #[test]
    fn los_programas_se_llaman_como_se_escribieron() {
        let exec = |path: &str, argv: &[&str]| Exec {
            t_us: 0,
            path: path.to_owned(),
            argv: argv.iter().map(|word| (*word).to_owned()).collect(),
        };
        assert_eq!(
            executed(&exec("/usr/bin/python3.11", &["python3", "a/hola.py"])),
            "python3 hola.py"
        );
        assert_eq!(executed(&exec("/bin/bash", &["bash", "-c", "x"])), "bash");
        assert_eq!(executed(&exec("/bin/a\u{1b}b", &["otro"])), "a?b");
    }
}
