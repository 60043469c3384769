//! Quien toma nota mientras la ejecución sigue: sabe qué proceso es ahora cada PID, y le pone nombre al nacer.

mod acts;

use std::collections::HashMap;
use std::time::Instant;

use super::{Backend, By, Exit, How, Limit, LimitMet, Process, Record, SOMEBODY, Status, VERSION};

/// Más anotaciones que estas no caben: quien se envía señales sin parar llenaría la memoria.
const MOST_FACTS: usize = 200_000;
/// Quien recoge a los hijos de quien ignora SIGCHLD.
const KERNEL: &str = "núcleo";

/// El padre de quien no se sabe quién lo ha adoptado.
pub const UNKNOWN: i32 = 0;

/// El registro de una ejecución que está en marcha.
pub struct Taker {
    start: Instant,
    record: Record,
    /// Los procesos que ocupan un PID: los vivos y los zombis.
    present: HashMap<i32, usize>,
    /// El último proceso de la ejecución que tuvo cada PID, aunque ya no esté.
    last: HashMap<i32, usize>,
    /// Cuántos hijos ha tenido cada proceso, para poner nombre al siguiente.
    children: Vec<u32>,
    /// El padre de cada proceso ahora mismo, que puede no ser quien lo creó.
    parents: Vec<i32>,
    strangers: HashMap<i32, String>,
    facts: usize,
}

impl Taker {
    pub fn new(start: Instant, root: i32, stir: Option<u64>) -> Self {
        let record = Record {
            version: VERSION,
            backend: Backend::Ptrace,
            stir,
            end_us: 0,
            processes: Vec::new(),
            signals: Vec::new(),
            writes: Vec::new(),
            results: Vec::new(),
            looks: Vec::new(),
            objects: Vec::new(),
            marks: Vec::new(),
            marks_until_us: None,
            limits: Vec::new(),
            doubts: Vec::new(),
            unknown: Vec::new(),
        };
        let mut taker = Self {
            start,
            record,
            present: HashMap::new(),
            last: HashMap::new(),
            children: Vec::new(),
            parents: Vec::new(),
            strangers: HashMap::new(),
            facts: 0,
        };
        taker.add(root, None, How::Root, std::process::id() as i32);
        taker
    }

    pub fn without_ptrace(start: Instant, root: i32) -> Self {
        let mut taker = Self::new(start, root, None);
        taker.record.backend = Backend::Subreaper;
        taker
    }

    /// Microsegundos desde que empezó la ejecución.
    pub fn now_us(&self) -> u64 {
        self.start.elapsed().as_micros() as u64
    }

    fn add(&mut self, pid: i32, creator: Option<usize>, how: How, ppid: i32) {
        let born_us = self.now_us();
        let name = match creator {
            None if how == How::Root => "P".to_owned(),
            None => self.stranger(pid),
            Some(creator) => {
                self.children[creator] += 1;
                let number = self.children[creator];
                match self.record.processes[creator].name.as_str() {
                    "P" => format!("H{number}"),
                    parent => format!("{parent}.{number}"),
                }
            }
        };
        let parent = creator.map(|creator| self.record.processes[creator].name.clone());
        self.present.insert(pid, self.record.processes.len());
        self.last.insert(pid, self.record.processes.len());
        self.children.push(0);
        self.parents.push(ppid);
        self.record.processes.push(Process {
            name,
            label: None,
            pid,
            parent,
            born_us,
            how,
            threads: 0,
            execs: Vec::new(),
            failed_execs: Vec::new(),
            exit: None,
            began_us: None,
            gone_us: None,
            reaped: None,
            adopted: Vec::new(),
            waits: Vec::new(),
            stops: Vec::new(),
            priorities: Vec::new(),
            outlets: Vec::new(),
        });
    }

    /// Ha nacido un proceso. Su padre puede no ser quien lo creó, si este murió entretanto (o con `CLONE_PARENT`).
    pub fn born(&mut self, pid: i32, creator: i32, how: How, ppid: i32) {
        let creator = self.present.get(&creator).copied();
        self.add(pid, creator, how, ppid);
    }

    /// Si algún proceso de la ejecución ocupa ese PID, vivo o zombi.
    pub fn is_present(&self, pid: i32) -> bool {
        self.present.contains_key(&pid)
    }

    pub fn thread(&mut self, pid: i32) {
        if let Some(process) = self.at(pid) {
            process.threads += 1;
        }
    }

    fn at(&mut self, pid: i32) -> Option<&mut Process> {
        let index = *self.present.get(&pid)?;
        self.facts += 1;
        if self.facts == MOST_FACTS {
            self.doubt("pasaron más cosas de las que caben en el registro: faltan las últimas");
        }
        (self.facts < MOST_FACTS).then(|| &mut self.record.processes[index])
    }

    /// El nombre de un proceso de la ejecución, o el que se le ponga a uno de fuera.
    pub fn name(&mut self, pid: i32) -> String {
        match self.present.get(&pid) {
            Some(&index) => self.record.processes[index].name.clone(),
            None => self.stranger(pid),
        }
    }

    fn stranger(&mut self, pid: i32) -> String {
        let next = self.strangers.len() + 1;
        self.strangers.entry(pid).or_insert_with(|| format!("X{next}")).clone()
    }

    pub fn exited(&mut self, pid: i32, status: Status) {
        let t_us = self.now_us();
        if let Some(&index) = self.present.get(&pid) {
            let process = &mut self.record.processes[index];
            process.exit = Some(Exit { t_us, status });
            if let Some(stop) = process.stops.last_mut() {
                stop.end_us.get_or_insert(t_us);
            }
        }
    }

    /// Los procesos presentes cuyo padre es ahora este.
    pub fn children_of(&self, pid: i32) -> Vec<i32> {
        let mut children: Vec<i32> = self
            .present
            .iter()
            .filter(|(_, index)| self.parents[**index] == pid)
            .map(|(child, _)| *child)
            .collect();
        children.sort_unstable();
        children
    }

    /// El padre que tiene ahora un proceso presente.
    pub fn parent_of(&self, pid: i32) -> Option<i32> {
        self.present.get(&pid).map(|index| self.parents[*index])
    }

    /// Si ese proceso ha terminado y nadie lo ha recogido.
    pub fn is_zombie(&self, pid: i32) -> bool {
        self.present.get(&pid).is_some_and(|index| self.record.processes[*index].exit.is_some())
    }

    pub fn adopted(&mut self, pid: i32, by: i32) {
        let by_name = self.name(by);
        let t_us = self.now_us();
        if let Some(index) = self.present.get(&pid) {
            self.parents[*index] = by;
            self.record.processes[*index].adopted.push(By { t_us, by: by_name });
        }
    }

    /// Lo ha adoptado alguien, y no se sabe quién.
    pub fn adopted_by_somebody(&mut self, pid: i32) {
        if let Some(index) = self.present.get(&pid) {
            self.parents[*index] = UNKNOWN;
        }
    }

    /// Ya no está en la tabla: lo recogió `by`.
    pub fn reaped(&mut self, pid: i32, by: i32) {
        let by = self.name(by);
        let t_us = self.now_us();
        if let Some(index) = self.present.remove(&pid) {
            self.record.processes[index].reaped = Some(By { t_us, by });
        }
    }

    /// Ya no está en la tabla, y no lo recogió ningún `wait`: lo quitó el núcleo.
    pub fn vanished(&mut self, pid: i32) {
        self.left(pid, KERNEL);
    }

    /// Ya no está en la tabla, y no se sabe quién lo recogió.
    pub fn reaped_unseen(&mut self, pid: i32) {
        self.left(pid, SOMEBODY);
    }

    fn left(&mut self, pid: i32, by: &str) {
        let t_us = self.now_us();
        if let Some(index) = self.present.remove(&pid) {
            self.record.processes[index].reaped = Some(By { t_us, by: by.to_owned() });
        }
    }

    /// Ya no está en la tabla, y no se sabe cómo terminó.
    pub fn gone(&mut self, pid: i32) {
        let now = self.now_us();
        if let Some(index) = self.present.remove(&pid) {
            self.record.processes[index].gone_us = Some(now);
        }
    }

    pub fn limit(&mut self, limit: Limit) {
        let t_us = self.now_us();
        self.record.limits.push(LimitMet { t_us, limit });
    }

    pub fn doubt(&mut self, what: impl Into<String>) {
        let what = what.into();
        if !self.record.doubts.contains(&what) {
            self.record.doubts.push(what);
        }
    }

    pub fn unknown(&mut self, what: String) {
        self.record.unknown.push(what);
    }

    /// Los que han terminado y siguen en la tabla.
    pub fn zombies(&self) -> Vec<i32> {
        let present = self.present.iter();
        let mut zombies: Vec<i32> = present
            .filter(|(_, index)| self.record.processes[**index].exit.is_some())
            .map(|(pid, _)| *pid)
            .collect();
        zombies.sort_unstable();
        zombies
    }

    pub fn finish(mut self) -> Record {
        self.record.end_us = self.now_us();
        self.record
    }
}
