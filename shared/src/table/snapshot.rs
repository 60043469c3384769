//! Una foto de la tabla de procesos, y los parentescos que hay en ella.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::File;
use std::time::Duration;

use nix::unistd::Pid;
use sysinfo::{ProcessRefreshKind, ProcessesToUpdate, System, ThreadKind, UpdateKind, Users};

use super::stat::{Stat, command_of_a_thread};
use super::{State, SystemProcess, TableError};
use crate::errno::describe_chain;
use crate::foreign::Foreign;

/// Un proceso en la foto.
#[derive(Clone, Debug)]
pub struct Entry {
    pub pid: Pid,
    pub ppid: Pid,
    /// El nombre del programa (15 bytes como mucho, como en `ps -o comm`).
    pub name: Foreign,
    /// La orden completa; vacía en los zombis y en los hilos del núcleo.
    pub command: Foreign,
    /// El usuario, o su UID si no tiene nombre.
    pub user: Foreign,
    pub state: State,
    /// De −20 a 19.
    pub nice: i32,
    /// Memoria física que ocupa (RSS), en bytes.
    pub memory_bytes: u64,
    /// Cuándo arrancó, en segundos desde 1970. En Python, `create_time()`.
    pub created_seconds: u64,
    /// Porcentaje de una CPU que ha usado durante la medición; 0 si no se midió.
    pub cpu_percent: f32,
    start_ticks: u64,
}

impl Entry {
    /// El proceso, para enviarle señales: si ha terminado desde que se hizo la foto, dirá que ya no existe.
    pub fn process(&self) -> SystemProcess {
        SystemProcess::known(self.pid, self.start_ticks)
    }
}

/// Todos los procesos del sistema en un momento dado, por PID.
#[derive(Clone, Debug)]
pub struct Table {
    entries: BTreeMap<i32, Entry>,
}

/// Recorre los procesos del sistema, por orden de PID. Los que desaparecen mientras se mira se omiten.
///
/// # Python
/// `psutil.process_iter()`.
///
/// # Errors
/// [`TableError::Unreadable`] si `/proc` no se puede leer.
pub fn process_iter() -> Result<impl Iterator<Item = Entry>, TableError> {
    Ok(Table::snapshot()?.entries.into_values())
}

impl Table {
    /// Mira la tabla una vez, sin medir el uso de CPU.
    ///
    /// # Errors
    /// [`TableError::Unreadable`] si `/proc` no se puede leer.
    pub fn snapshot() -> Result<Self, TableError> {
        Self::look(None)
    }

    /// Mira la tabla dos veces, separadas por `interval`, para saber cuánta CPU usa cada proceso entretanto.
    ///
    /// # Errors
    /// [`TableError::Unreadable`] si `/proc` no se puede leer.
    pub fn measured_over(interval: Duration) -> Result<Self, TableError> {
        Self::look(Some(interval))
    }

    fn look(interval: Option<Duration>) -> Result<Self, TableError> {
        need_descriptors()?;
        let unreadable = |error: sysinfo::Error| TableError::Unreadable(error.to_string());
        let mut system = System::new().map_err(unreadable)?;
        let users = Users::new_with_refreshed_list().map_err(unreadable)?;
        let what = ProcessRefreshKind::nothing()
            .with_cpu()
            .with_memory()
            .with_user(UpdateKind::Always)
            .with_cmd(UpdateKind::Always);
        system.refresh_processes_specifics(ProcessesToUpdate::All, true, what);
        if let Some(interval) = interval {
            std::thread::sleep(interval.max(sysinfo::MINIMUM_CPU_UPDATE_INTERVAL));
            system.refresh_processes_specifics(ProcessesToUpdate::All, true, what);
        }
        // sysinfo da los hilos de los programas como si fueran procesos; los del núcleo sí tienen su propio PID.
        let is_thread =
            |process: &sysinfo::Process| process.thread_kind() == Some(ThreadKind::Userland);
        let processes = system.processes().values().filter(|process| !is_thread(process));
        let mut entries = BTreeMap::new();
        for process in processes {
            match entry(process, &users) {
                Ok(entry) => entries.insert(entry.pid.as_raw(), entry),
                Err(TableError::NoSuchProcess(_)) => continue,
                Err(error) => return Err(error),
            };
        }
        Ok(Table { entries })
    }

    /// Todos los procesos, por orden de PID.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// El proceso con ese PID, si está en la foto.
    pub fn get(&self, pid: Pid) -> Option<&Entry> {
        self.entries.get(&pid.as_raw())
    }

    /// Los procesos cuyo nombre contiene `part`.
    pub fn by_name(&self, part: &str) -> impl Iterator<Item = &Entry> {
        self.iter().filter(move |entry| entry.name.contains(part))
    }

    /// El padre de un proceso, si está en la foto.
    pub fn parent(&self, pid: Pid) -> Option<&Entry> {
        self.get(self.get(pid)?.ppid)
    }

    /// El padre, el abuelo… hasta el primero, que no tiene padre.
    pub fn ancestors(&self, pid: Pid) -> Vec<&Entry> {
        let mut ancestors: Vec<&Entry> = Vec::new();
        let mut next = self.parent(pid);
        while let Some(entry) = next {
            // Entre dos lecturas de /proc un PID puede cambiar de dueño: que no haga un círculo.
            if ancestors.iter().any(|seen| seen.pid == entry.pid) {
                break;
            }
            ancestors.push(entry);
            next = self.parent(entry.pid);
        }
        ancestors
    }

    /// Los hijos de un proceso, por orden de PID.
    pub fn children(&self, pid: Pid) -> Vec<&Entry> {
        self.iter().filter(|entry| entry.ppid == pid && entry.pid != pid).collect()
    }

    /// Los hijos, los nietos… de un proceso.
    ///
    /// # Python
    /// `psutil.Process(pid).children(recursive=True)`.
    pub fn descendants(&self, pid: Pid) -> Vec<&Entry> {
        let mut descendants = self.children(pid);
        let mut next = 0;
        while next < descendants.len() {
            let grandchildren = self.children(descendants[next].pid);
            descendants.extend(grandchildren);
            next += 1;
        }
        descendants
    }
}

/// Sin descriptores libres, sysinfo se salta procesos sin decir nada: mejor un error que una tabla a medias.
fn need_descriptors() -> Result<(), TableError> {
    const NEEDED: usize = 6;
    let open =
        |_| File::open("/proc").map_err(|error| TableError::Unreadable(describe_chain(&error)));
    (0..NEEDED).map(open).collect::<Result<Vec<File>, _>>().map(drop)
}

fn entry(process: &sysinfo::Process, users: &Users) -> Result<Entry, TableError> {
    let pid = process.pid().as_u32().cast_signed();
    let stat = Stat::read(pid)?;
    let user = process.user_id().map(|id| {
        users.get_user_by_id(id).map_or_else(|| id.to_string(), |user| user.name().to_owned())
    });
    let mut command = process.cmd().join(OsStr::new(" "));
    if command.is_empty() && stat.threads > 1 {
        command = command_of_a_thread(pid);
    }
    Ok(Entry {
        pid: Pid::from_raw(pid),
        ppid: Pid::from_raw(stat.ppid),
        name: stat.name,
        command: command.into(),
        user: user.unwrap_or_else(|| "?".to_owned()).into(),
        state: stat.state,
        nice: stat.nice,
        memory_bytes: process.memory(),
        created_seconds: process.start_time(),
        cpu_percent: process.cpu_usage(),
        start_ticks: stat.start_ticks,
    })
}
