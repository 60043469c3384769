//! Remover: retener a un proceso al nacer, al escribir y al terminar, según diga la semilla.
//!
//! Retener es no dejar seguir a un hilo que está parado, hasta su hora. Quien muere retenido muere en el acto, y a quien
//! recibe una señal se le suelta.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use super::holds::{Holds, Why};
use super::proc_files;
use super::raw::Resume;
use crate::record::How;
use crate::stir::{Schedule, Steps, Writes};

/// A los que nacen después no se les cuentan las instrucciones, que es lento.
const MOST_STEPPED: u32 = 64;

/// Lo que hace falta para remover una ejecución.
pub struct Stirring {
    pub(super) schedule: Schedule,
    pub(super) holds: Holds,
    pub(super) tasks: HashMap<i32, Stirred>,
    /// Los que ya se han soltado para que terminen.
    pub(super) released: HashSet<i32>,
    stepped: u32,
}

/// Lo que le toca a un hilo.
pub struct Stirred {
    writes: Writes,
    /// Las instrucciones que quedan por dar de una en una.
    pub(super) steps: Option<Steps>,
    /// Lo que se le va a retener cuando vaya a seguir.
    pub(super) next: Option<(Duration, Why)>,
    /// Si nació con `vfork` y aún no ha ejecutado nada: su padre está parado hasta que lo haga.
    pub(super) borrows: bool,
    threads: u32,
}

impl Stirring {
    pub fn new(seed: u64, root: i32) -> Self {
        let schedule = Schedule::new(seed);
        let mut stirring = Self {
            schedule,
            holds: Holds::default(),
            tasks: HashMap::new(),
            released: HashSet::new(),
            stepped: 0,
        };
        stirring.add(root, "P", false);
        stirring
    }

    fn add(&mut self, tid: i32, name: &str, borrows: bool) -> &mut Stirred {
        let writes = self.schedule.writes(name);
        let stirred = Stirred { writes, steps: None, next: None, borrows, threads: 0 };
        self.tasks.entry(tid).insert_entry(stirred).into_mut()
    }

    pub fn process_born(&mut self, pid: i32, name: &str, how: How) {
        self.released.remove(&pid);
        let hold = self.schedule.birth(name);
        let steps = (how != How::Vfork).then(|| self.steps(pid, name)).flatten();
        let stirred = self.add(pid, name, how == How::Vfork);
        if how != How::Vfork {
            stirred.steps = steps;
            stirred.next = Some((hold, Why::Pause));
        }
    }

    pub fn thread_born(&mut self, tid: i32, pid: i32, process: &str) {
        let Some(owner) = self.tasks.get_mut(&pid) else { return };
        owner.threads += 1;
        let name = format!("{process}#{}", owner.threads);
        let steps = self.steps(tid, &name);
        self.add(tid, &name, false).steps = steps;
    }

    fn steps(&mut self, tid: i32, name: &str) -> Option<Steps> {
        if self.stepped == MOST_STEPPED || runs_an_interpreter(tid) || leaves_marks(tid) {
            return None;
        }
        self.stepped += 1;
        Some(self.schedule.steps(name))
    }

    /// Ejecuta otro programa: lo que venía a enseñar ya no está.
    pub fn execs(&mut self, tid: i32) {
        if let Some(stirred) = self.tasks.get_mut(&tid) {
            (stirred.steps, stirred.borrows) = (None, false);
        }
    }

    /// Ya está terminando, o lo han matado: no se le retiene más.
    pub fn ends(&mut self, tid: i32) {
        if let Some(stirred) = self.tasks.get_mut(&tid) {
            (stirred.steps, stirred.next) = (None, None);
        }
    }

    /// Va a escribir en la salida.
    pub fn writes(&mut self, tid: i32) {
        if let Some(stirred) = self.tasks.get_mut(&tid) {
            stirred.next = Some((stirred.writes.next_hold(), Why::Pause));
        }
    }

    /// Le han enviado una señal.
    pub fn signalled(&mut self, tid: i32) {
        self.holds.hurry(tid);
    }

    /// Cómo ha de seguir ahora; nada, si se le retiene.
    pub fn resume(&mut self, tid: i32, how: Resume, signal: i32) -> Option<Resume> {
        let Some(stirred) = self.tasks.get_mut(&tid) else { return Some(how) };
        let how = match how {
            Resume::Continue if stirred.steps.is_some() => Resume::Step,
            how => how,
        };
        match stirred.next.take() {
            Some((pause, why)) if !pause.is_zero() => {
                self.holds.hold(tid, pause, why, how, signal);
                None
            }
            _ => Some(how),
        }
    }

    /// Ha dado un paso: lo que toca retenerlo antes del siguiente.
    pub fn stepped(&mut self, tid: i32) {
        if let Some(stirred) = self.tasks.get_mut(&tid) {
            match stirred.steps.as_mut().and_then(Iterator::next) {
                Some(pause) => stirred.next = Some((pause, Why::Pause)),
                None => stirred.steps = None,
            }
        }
    }

    pub(super) fn ended(&self, pid: i32) -> bool {
        self.released.contains(&pid)
    }

    pub fn is_stepped(&self, tid: i32) -> bool {
        self.tasks.get(&tid).is_some_and(|stirred| stirred.steps.is_some())
    }

    pub fn next_due(&mut self) -> Option<Instant> {
        self.holds.next_due()
    }
}

/// Las instrucciones de un intérprete no enseñan nada: lo que importa son las órdenes de su programa.
fn runs_an_interpreter(tid: i32) -> bool {
    const SHELLS: [&str; 6] = ["bash", "dash", "sh", "zsh", "ksh", "busybox"];
    let program = proc_files::program_path(tid);
    let name = Path::new(&program).file_name().unwrap_or_default().to_string_lossy();
    SHELLS.contains(&&*name)
        || ["python", "pypy", "perl"].iter().any(|known| name.starts_with(known))
}

/// Quien deja marcas se demora él solo, y donde importa.
fn leaves_marks(pid: i32) -> bool {
    let maps = fs::read_to_string(format!("/proc/{pid}/maps"));
    maps.is_ok_and(|maps| maps.contains("memfd:marcas"))
}
