//! Los descendientes de un proceso, según `/proc`.

use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use crate::stat::Stat;

/// Un descendiente que sigue en la tabla de procesos.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Living {
    pub pid: i32,
    pub ppid: i32,
    pub comm: String,
    /// Sus argumentos, separados por espacios; vacío en un zombi.
    pub cmdline: String,
    /// La letra de `ps`: R, S, D, T, t, Z…
    pub state: char,
}

impl fmt::Display for Living {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Living { pid, ppid, comm, cmdline, state } = self;
        write!(f, "{pid} ({comm}), estado {state}, hijo de {ppid}: {cmdline}")
    }
}

/// Todos los procesos que descienden de `ancestor`, cada padre antes que sus hijos y los hermanos por edad.
pub fn descendants(ancestor: i32) -> Vec<Living> {
    let found = search(ancestor).into_iter();
    found
        .map(|Stat { pid, ppid, comm, state, .. }| Living {
            pid,
            ppid,
            comm,
            cmdline: command_of(pid),
            state,
        })
        .collect()
}

/// Mira la tabla entera: no se le escapa quien cambie de padre mientras tanto, como a [`walk`].
pub(super) fn search(ancestor: i32) -> Vec<Stat> {
    let mut children: HashMap<i32, Vec<Stat>> = HashMap::new();
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    for pid in entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()) {
        if let Some(stat) = Stat::of(pid) {
            children.entry(stat.ppid).or_default().push(stat);
        }
    }
    let mut found = Vec::new();
    let mut pending = vec![ancestor];
    while let Some(parent) = pending.pop() {
        let mut brood = children.remove(&parent).unwrap_or_default();
        brood.sort_by_key(|child| (child.born, child.pid));
        pending.extend(brood.iter().rev().map(|child| child.pid));
        found.extend(brood);
    }
    found
}

fn command_of(pid: i32) -> String {
    let cmdline = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
    String::from_utf8_lossy(&cmdline).replace('\0', " ").trim_end().to_owned()
}

/// Los mismos que [`search`], sin mirar la tabla entera: cuesta menos, y se puede hacer a menudo. `visit` ve a cada uno antes
/// de que se busquen sus hijos, y corta el paseo, que ante quien no deja de crear procesos no acabaría nunca.
pub(super) fn walk(ancestor: i32, mut visit: impl FnMut(Stat) -> ControlFlow<()>) {
    let mut pending = vec![ancestor];
    while let Some(parent) = pending.pop() {
        let brood: Vec<Stat> = children_of(parent).into_iter().filter_map(Stat::of).collect();
        pending.extend(brood.iter().rev().map(|child| child.pid));
        for child in brood {
            if visit(child).is_break() {
                return;
            }
        }
    }
}

/// Los hijos de todos los hilos de un proceso, por orden de llegada.
fn children_of(pid: i32) -> Vec<i32> {
    let threads = fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
    threads
        .filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok())
        .flat_map(|list| numbers(&list))
        .collect()
}

/// Los hijos de este proceso, que tiene un solo hilo, con los huérfanos que haya adoptado.
pub fn own_children() -> Vec<i32> {
    numbers(&fs::read_to_string("/proc/thread-self/children").unwrap_or_default())
}

fn numbers(list: &str) -> Vec<i32> {
    list.split_whitespace().filter_map(|pid| pid.parse().ok()).collect()
}
