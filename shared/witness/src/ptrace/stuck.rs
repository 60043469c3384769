//! Cuando nadie puede seguir: todos los procesos esperan, sin plazo, algo que solo podría dar otro de ellos.
//!
//! Se miran cada poco. Si nadie ha dado un paso en todo el tiempo que se pide, y cada hilo está en una espera de las de
//! [`waiting`](super::waiting), ninguno va a darlo ya. Ante la duda, no consta: quien pone además un plazo lo corta igual,
//! más tarde.

use std::collections::HashSet;
use std::fs;
use std::time::{Duration, Instant};

use super::task::Task;
use super::waiting::Family;
use crate::blocked::BlockedCall;

const BETWEEN_LOOKS: Duration = Duration::from_millis(200);

pub struct Stuck {
    after: Duration,
    /// Las tuberías con las que empezó el primero: en el otro extremo puede haber alguien de fuera.
    inherited: HashSet<String>,
    /// Si alguno ha puesto un despertador: quien espera puede despertar.
    pub alarm: bool,
    last_look: Instant,
    same: Option<(Picture, Instant)>,
}

/// Lo que hace cada hilo y cuántas veces ha dejado la CPU: si es lo mismo, no se ha movido.
type Picture = Vec<(i32, String, String)>;

impl Stuck {
    pub fn after(after: Duration, root: i32) -> Self {
        Self {
            after,
            inherited: pipes_of(root),
            alarm: false,
            last_look: Instant::now(),
            same: None,
        }
    }

    /// Si llevan así el tiempo que se pidió.
    pub fn is_met<'t>(&mut self, tasks: impl Iterator<Item = (&'t i32, &'t Task)>) -> bool {
        if self.alarm || self.last_look.elapsed() < BETWEEN_LOOKS {
            return false;
        }
        self.last_look = Instant::now();
        let threads: Vec<_> = tasks.map(|(tid, task)| (*tid, task.pid)).collect();
        let Some(picture) = self.picture(&threads) else {
            self.same = None;
            return false;
        };
        match &self.same {
            Some((before, since)) if *before == picture => since.elapsed() >= self.after,
            _ => {
                self.same = Some((picture, self.last_look));
                false
            }
        }
    }

    /// Nada, si alguno hace algo o espera algo que puede venir de fuera.
    fn picture(&self, threads: &[(i32, i32)]) -> Option<Picture> {
        let family = Family {
            pids: threads.iter().map(|(_, pid)| *pid).collect(),
            inherited: &self.inherited,
        };
        let mut picture = Picture::new();
        for (tid, pid) in threads {
            let thread = format!("/proc/{pid}/task/{tid}");
            let status = fs::read_to_string(format!("{thread}/status")).ok()?;
            match status.lines().find_map(|line| line.strip_prefix("State:\t"))?.chars().next()? {
                'S' => {}
                // El hilo principal puede acabar antes que los demás.
                'Z' | 'X' => continue,
                _ => return None,
            }
            let call = fs::read_to_string(format!("{thread}/syscall")).ok()?;
            let blocked = BlockedCall::parse(&call)?;
            if !family.only_another_ends(*pid, &blocked) {
                return None;
            }
            let switches = status.lines().filter(|line| line.contains("ctxt_switches:"));
            picture.push((*tid, call, switches.collect()));
        }
        picture.sort_unstable();
        (!picture.is_empty()).then_some(picture)
    }
}

fn pipes_of(pid: i32) -> HashSet<String> {
    let descriptors = fs::read_dir(format!("/proc/{pid}/fd")).into_iter().flatten().flatten();
    let links = descriptors.filter_map(|entry| fs::read_link(entry.path()).ok());
    links
        .map(|link| link.to_string_lossy().into_owned())
        .filter(|link| link.starts_with("pipe:"))
        .collect()
}
