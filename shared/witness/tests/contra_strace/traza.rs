//! Lo que escribe `strace -f -e trace=process`, proceso a proceso.

use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Lo que se sabe de un proceso por cualquiera de las dos herramientas.
pub struct Seen<K> {
    pub children: BTreeSet<K>,
    pub execs: usize,
    pub exit: String,
    /// Cuántas esperas supieron algo de un hijo.
    pub found: usize,
}

pub fn read(trace: &str) -> BTreeMap<i32, Seen<i32>> {
    let mut all: BTreeMap<i32, Seen<i32>> = BTreeMap::new();
    let mut owner: HashMap<i32, i32> = HashMap::new();
    let mut begun: HashMap<i32, String> = HashMap::new();
    for line in trace.lines() {
        let (tid, rest) = line.split_once(' ').unwrap();
        let tid: i32 = tid.parse().unwrap();
        let pid = *owner.entry(tid).or_insert(tid);
        let rest = rest.trim_start();
        if let Some((beginning, _)) = rest.split_once(" <unfinished ...>") {
            begun.insert(tid, beginning.to_owned());
            continue;
        }
        let call = match rest.split_once(" resumed>") {
            // Si ejecutó otro programa un hilo que no era el principal, vuelve siéndolo.
            Some((name, end)) => {
                let name = name.trim_start_matches("<... ");
                begun.remove(&tid).unwrap_or_else(|| format!("{name}(")) + end
            }
            None => rest.to_owned(),
        };
        let seen = all.entry(pid).or_insert_with(|| Seen {
            children: BTreeSet::new(),
            execs: 0,
            exit: "sin final".to_owned(),
            found: 0,
        });
        if let Some(exit) = ending(&call) {
            // De un proceso con hilos vale lo último.
            seen.exit = exit;
            continue;
        }
        let name = call.split('(').next().unwrap();
        let result = call.rsplit_once(" = ").map_or("", |(_, result)| result);
        let number: i32 = result.split(' ').next().unwrap().parse().unwrap_or(-1);
        match name {
            "clone" | "clone3" | "fork" | "vfork" if number > 0 => {
                if call.contains("CLONE_THREAD") {
                    owner.insert(number, pid);
                } else {
                    seen.children.insert(number);
                }
            }
            "execve" | "execveat" if number == 0 => seen.execs += 1,
            "wait4" if number > 0 => seen.found += 1,
            "waitid" if number == 0 => seen.found += 1,
            _ => {}
        }
    }
    all
}

fn ending(call: &str) -> Option<String> {
    if let Some(code) = call.strip_prefix("+++ exited with ") {
        return Some(format!("código {}", code.split(' ').next()?));
    }
    let signal = call.strip_prefix("+++ killed by ")?.split(' ').next()?;
    let number = match signal.strip_prefix("SIGRT_") {
        Some(number) => number.parse::<i32>().ok()? + 32,
        None => signal.parse::<tests::Signal>().ok()? as i32,
    };
    Some(format!("señal {number}"))
}
