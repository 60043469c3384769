//! `/proc/PID/stat`: lo que el núcleo cuenta de cada proceso en una línea.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::fs;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::PathBuf;
use std::thread::sleep;
use std::time::Duration;

use nix::unistd::{Pid, getpid};

use super::TableError;
use super::traced::by_my_tracer;
use crate::errno::describe_chain;
use crate::foreign::Foreign;
use crate::ground::eventually;

const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// El estado de un proceso, con la letra que enseñan `ps` y `/proc`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// `R`: en ejecución, o listo para cuando el planificador le dé una CPU.
    Running,
    /// `S`: bloqueado hasta que ocurra algo; una señal lo despierta.
    Sleeping,
    /// `D`: bloqueado dentro del núcleo, sin atender señales.
    Uninterruptible,
    /// `T`: detenido por una señal.
    Stopped,
    /// `t`: detenido por un depurador.
    Traced,
    /// `Z`: ha terminado y su padre no lo ha recogido.
    Zombie,
    /// `X`: muerto; solo se ve un instante.
    Dead,
    /// `I`: hilo ocioso del núcleo.
    Idle,
    /// Una letra que este cuaderno no conoce.
    Other(char),
}

impl State {
    fn from_letter(letter: char) -> Self {
        match letter {
            'R' => State::Running,
            'S' => State::Sleeping,
            'D' => State::Uninterruptible,
            'T' => State::Stopped,
            't' => State::Traced,
            'Z' => State::Zombie,
            'X' => State::Dead,
            'I' => State::Idle,
            other => State::Other(other),
        }
    }

    /// La letra de `ps`.
    pub fn letter(self) -> char {
        match self {
            State::Running => 'R',
            State::Sleeping => 'S',
            State::Uninterruptible => 'D',
            State::Stopped => 'T',
            State::Traced => 't',
            State::Zombie => 'Z',
            State::Dead => 'X',
            State::Idle => 'I',
            State::Other(letter) => letter,
        }
    }
}

/// «zombi (Z)».
impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            State::Running => "en ejecución o listo",
            State::Sleeping => "bloqueado",
            State::Uninterruptible => "bloqueado sin interrupción",
            State::Stopped => "detenido",
            State::Traced => "detenido por un depurador",
            State::Zombie => "zombi",
            State::Dead => "muerto",
            State::Idle => "ocioso",
            State::Other(_) => "desconocido",
        };
        write!(f, "{name} ({})", self.letter())
    }
}

/// Igual que `Display`: los mensajes de las comprobaciones usan `Debug` y los lee un alumno.
impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Los campos de `/proc/PID/stat` que usa el cuaderno; sus números son los de proc(5).
#[derive(Clone, Debug)]
pub(crate) struct Stat {
    /// 2: el nombre del programa, de 15 bytes como mucho.
    pub name: Foreign,
    /// 3
    pub state: State,
    /// 4
    pub ppid: i32,
    /// 19
    pub nice: i32,
    /// 20: cuántos hilos tiene, contando el principal aunque ya haya terminado.
    pub threads: usize,
    /// 22: cuándo arrancó, en tics de reloj desde que arrancó el sistema.
    pub start_ticks: u64,
    /// 14 + 15: CPU consumida en modo usuario y en el núcleo, en tics de reloj.
    pub cpu_ticks: u64,
}

impl Stat {
    /// Lee el de un proceso.
    ///
    /// Si su hilo principal ha terminado y otros siguen, el núcleo dice `Z`, que es el estado de ese hilo. El proceso vive,
    /// y su estado es aquí el de uno de los que quedan. Si el testigo lo mira, y también a este proceso, `t` es aquí lo
    /// que sería si nadie mirase.
    pub fn read(pid: i32) -> Result<Self, TableError> {
        let mut stat = Self::read_file(pid, &format!("/proc/{pid}/stat"))?;
        if stat.state == State::Traced && by_my_tracer(pid) {
            stat = Self::unwatched(pid)?;
        }
        if stat.state == State::Zombie && stat.threads > 1 {
            stat.state = living_thread(pid).unwrap_or(stat.state);
        }
        Ok(stat)
    }

    /// El testigo para un momento a quien mira cada vez que ocurre algo; si dura, lo ha detenido una señal.
    fn unwatched(pid: i32) -> Result<Self, TableError> {
        const LOOKS: u32 = 20;
        const BETWEEN: Duration = Duration::from_millis(1);
        let mut stat = Self::read_file(pid, &format!("/proc/{pid}/stat"))?;
        for _ in 0..LOOKS {
            if stat.state != State::Traced {
                return Ok(stat);
            }
            sleep(BETWEEN);
            stat = Self::read_file(pid, &format!("/proc/{pid}/stat"))?;
        }
        if stat.state == State::Traced {
            stat.state = State::Stopped;
        }
        Ok(stat)
    }

    fn read_file(pid: i32, path: &str) -> Result<Self, TableError> {
        let gone = TableError::NoSuchProcess(pid);
        match fs::read(path) {
            Ok(bytes) => Self::parse(&bytes).ok_or(gone),
            // Si muere entre `open` y `read`, el núcleo responde ESRCH en vez de ENOENT.
            Err(error) if matches!(error.raw_os_error(), Some(libc::ENOENT | libc::ESRCH)) => {
                Err(gone)
            }
            Err(error) => Err(TableError::Unreadable(describe_chain(&error))),
        }
    }

    /// El nombre va entre paréntesis y puede contener espacios y paréntesis: acaba en el último `)`.
    fn parse(line: &[u8]) -> Option<Self> {
        let start = line.iter().position(|byte| *byte == b'(')? + 1;
        let end = line.iter().rposition(|byte| *byte == b')')?;
        let name = OsStr::from_bytes(line.get(start..end)?);
        let tail = str::from_utf8(&line[end + 1..]).ok()?;
        let fields: Vec<&str> = tail.split_ascii_whitespace().collect();
        // `fields[0]` es el campo 3 de proc(5).
        let field = |number: usize| fields.get(number - 3).copied();
        let ticks = |number: usize| field(number)?.parse::<u64>().ok();
        Some(Stat {
            name: name.into(),
            state: State::from_letter(field(3)?.chars().next()?),
            ppid: field(4)?.parse().ok()?,
            nice: field(19)?.parse().ok()?,
            threads: field(20)?.parse().ok()?,
            start_ticks: ticks(22)?,
            cpu_ticks: ticks(14)? + ticks(15)?,
        })
    }
}

/// El estado de un hilo que no haya terminado.
fn living_thread(pid: i32) -> Option<State> {
    let mut states = of_each_thread(pid, "stat")
        .filter_map(|path| Some(Stat::read_file(pid, path.to_str()?).ok()?.state));
    states.find(|state| !matches!(state, State::Zombie | State::Dead))
}

/// La orden completa, si el hilo principal ha terminado: la recuerdan los que siguen.
pub(super) fn command_of_a_thread(pid: i32) -> OsString {
    let mut commands = of_each_thread(pid, "cmdline").filter_map(|path| fs::read(path).ok());
    let words = commands.find(|words| !words.is_empty()).unwrap_or_default();
    let words = words.strip_suffix(b"\0").unwrap_or(&words);
    OsString::from_vec(words.iter().map(|byte| if *byte == 0 { b' ' } else { *byte }).collect())
}

fn of_each_thread(pid: i32, file: &str) -> impl Iterator<Item = PathBuf> {
    let threads = fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
    threads.map(move |thread| thread.path().join(file))
}

/// El de un proceso, para quien no lo mira a través de la tabla.
pub(crate) fn stat_of(pid: Pid) -> Result<Stat, TableError> {
    Stat::read(pid.as_raw())
}

/// Comprueba que `/proc` es el de este espacio de PID: que habla de los mismos números que `getpid`.
///
/// # Errors
/// [`TableError::Unreadable`] si no está, [`TableError::ForeignProc`] si es el de otro.
pub fn check_proc() -> Result<(), TableError> {
    let me = fs::read_link("/proc/self");
    let me = me.map_err(|error| TableError::Unreadable(describe_chain(&error)))?;
    let same = me.to_str() == Some(getpid().to_string().as_str());
    if same { Ok(()) } else { Err(TableError::ForeignProc) }
}

/// Mira `/proc` hasta que el proceso esté en el estado pedido, a lo sumo 10 s.
///
/// # Errors
/// [`TableError::NoSuchProcess`] si desaparece, [`TableError::EndedBefore`] si termina sin pasar por él y
/// [`TableError::StateNotReached`] si se agota el plazo.
pub fn wait_for_state(pid: Pid, expected: State) -> Result<(), TableError> {
    let mut seen = State::Running;
    let look = || match Stat::read(pid.as_raw()) {
        Err(error) => Some(Err(error)),
        Ok(stat) if stat.state == expected => Some(Ok(())),
        Ok(stat) if matches!(stat.state, State::Zombie | State::Dead) => {
            Some(Err(TableError::EndedBefore { pid: pid.as_raw(), expected }))
        }
        Ok(stat) => {
            seen = stat.state;
            None
        }
    };
    eventually(LONGEST_WAIT, look).unwrap_or_else(|| {
        let seconds = LONGEST_WAIT.as_secs();
        Err(TableError::StateNotReached { pid: pid.as_raw(), expected, seen, seconds })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn un_nombre_con_parentesis_y_espacios_se_lee_entero() {
        let line = b"42 (a) (b c) S 7 42 42 0 -1 4194560 1 2 3 4 50 60 0 0 20 5 1 0 9876 1 2";
        let stat = Stat::parse(line).expect("la línea es correcta");
        assert_eq!(stat.name, "a) (b c");
        assert_eq!(stat.state, State::Sleeping);
        assert_eq!((stat.ppid, stat.nice, stat.start_ticks, stat.cpu_ticks), (7, 5, 9876, 110));
    }

    #[test]
    fn una_linea_cortada_no_es_un_proceso() {
        assert!(Stat::parse(b"42 (sh) S 7").is_none());
        assert!(Stat::parse(b"").is_none());
    }

    #[test]
    fn un_pid_que_no_existe_no_tiene_stat() {
        assert_eq!(Stat::read(i32::MAX).unwrap_err(), TableError::NoSuchProcess(i32::MAX));
    }
}
