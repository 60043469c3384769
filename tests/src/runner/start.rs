//! Cómo arranca el programa: descriptores, terminal, usuario, límites y señales como recién nacido.

use std::fs::{self, File, Permissions};
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow};
use nix::fcntl::{FcntlArg, OFlag, fcntl};
use nix::libc;
use nix::pty::{Winsize, openpty};
use nix::sched::{CpuSet, sched_getaffinity, sched_setaffinity};
use nix::sys::prctl;
use nix::sys::resource::{Resource, setrlimit};
use nix::sys::signal::{SigSet, Signal};
use nix::unistd::{Pid, getpid, getppid, setpgid, tcsetpgrp};
use rustix::process::{PidfdFlags, ioctl_tiocsctty, pidfd_open};

use super::streams::{Input, Stream};
use crate::spec::{Size, Spec, Stdin, Stdout};

/// El programa recién arrancado y los extremos del vigilante.
pub(super) struct Started {
    pub pid: Pid,
    pub pidfd: OwnedFd,
    pub stdout: Stream,
    pub stderr: Stream,
    pub input: Input,
}

pub(super) fn start(spec: &Spec) -> Result<Started> {
    let mut command = Command::new(reachable_program(spec)?);
    command.args(&spec.args).current_dir(&spec.cwd);
    for (name, value) in &spec.env {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    if let Some(uid) = spec.user {
        command.uid(uid).gid(uid);
    }
    let (stdout, stderr, input) = match spec.terminal {
        Some(size) => give_terminal(&mut command, size)?,
        None => give_pipes(&mut command, spec)?,
    };
    let plan = Plan::new(spec)?;
    // SAFETY: `Plan::apply` solo hace llamadas al sistema, y este proceso tiene un solo hilo.
    unsafe { command.pre_exec(move || plan.apply()) };
    let child = command.spawn().with_context(|| {
        format!("no se puede ejecutar {} en {}", spec.program.display(), spec.cwd.display())
    })?;
    let pid = Pid::from_raw(i32::try_from(child.id())?);
    let known = rustix::process::Pid::from_raw(pid.as_raw()).ok_or_else(|| anyhow!("PID nulo"))?;
    Ok(Started { pid, pidfd: pidfd_open(known, PidfdFlags::empty())?, stdout, stderr, input })
}

/// El programa o, si está donde el otro usuario no llega (bajo `/root`, por ejemplo), una copia.
///
/// La copia la hace el vigilante porque tiene un solo hilo: mientras un hilo escribe el fichero, otro que hiciera
/// `fork` lo heredaría abierto, y ejecutarlo daría ETXTBSY.
fn reachable_program(spec: &Spec) -> Result<PathBuf> {
    let anybody =
        |path: &Path| fs::metadata(path).is_ok_and(|info| info.permissions().mode() & 0o001 != 0);
    let program = &spec.program;
    if spec.user.is_none() || !program.is_absolute() || program.ancestors().all(anybody) {
        return Ok(program.clone());
    }
    let copy = spec.shelf.join(program.file_name().unwrap_or_default());
    fs::copy(program, &copy)
        .with_context(|| format!("no se puede ejecutar {}", program.display()))?;
    fs::set_permissions(&copy, Permissions::from_mode(0o755))?;
    Ok(copy)
}

type Ends = (Stream, Stream, Input);

fn give_pipes(command: &mut Command, spec: &Spec) -> Result<Ends> {
    let (output, output_end) = io::pipe()?;
    let (errors, errors_end) = io::pipe()?;
    let mut stdout = Stream::new(nonblocking(output.into())?);
    match spec.stdout {
        Stdout::Full => {
            command.stdout(File::options().write(true).open("/dev/full")?);
        }
        Stdout::ClosesAfter(lines) => {
            stdout.close_after(lines);
            command.stdout(output_end);
        }
        Stdout::Open => {
            command.stdout(output_end);
        }
    }
    command.stderr(errors_end);
    let input = match &spec.stdin {
        Stdin::Null | Stdin::Closed => {
            command.stdin(Stdio::null());
            Input::none()
        }
        Stdin::Open | Stdin::Text(_) => {
            let (input_end, input) = io::pipe()?;
            command.stdin(input_end);
            let mut input = Input::new(nonblocking(input.into())?);
            if let Stdin::Text(text) = &spec.stdin {
                input.push(text.as_bytes());
                input.close_when_empty();
            }
            input
        }
    };
    Ok((stdout, Stream::new(nonblocking(errors.into())?), input))
}

/// El vigilante es el líder de la sesión, como una shell: así el fin del programa no corta la terminal a los
/// huérfanos que deje, y se los puede ver.
fn give_terminal(command: &mut Command, size: Size) -> Result<Ends> {
    let size = Winsize { ws_row: size.rows, ws_col: size.columns, ws_xpixel: 0, ws_ypixel: 0 };
    let pty = openpty(&size, None).context("no se puede crear una terminal")?;
    ioctl_tiocsctty(&pty.slave)?;
    command.stdin(pty.slave.try_clone()?).stdout(pty.slave.try_clone()?).stderr(pty.slave);
    let keyboard = pty.master.try_clone()?;
    let screen = Stream::new(nonblocking(pty.master)?);
    Ok((screen, Stream::closed(), Input::new(keyboard).with_terminal()))
}

fn nonblocking(fd: OwnedFd) -> Result<OwnedFd> {
    let flags = OFlag::from_bits_retain(fcntl(&fd, FcntlArg::F_GETFL)?);
    fcntl(&fd, FcntlArg::F_SETFL(flags | OFlag::O_NONBLOCK))?;
    Ok(fd)
}

/// Lo que hace el hijo entre `fork` y `exec`, preparado antes: ahí no se debe pedir memoria.
struct Plan {
    runner: Pid,
    terminal: bool,
    close_stdin: bool,
    max_processes: Option<u64>,
    max_files: Option<u64>,
    max_memory: Option<u64>,
    cpu: Option<CpuSet>,
}

impl Plan {
    fn new(spec: &Spec) -> Result<Self> {
        Ok(Plan {
            runner: getpid(),
            terminal: spec.terminal.is_some(),
            close_stdin: spec.stdin == Stdin::Closed,
            max_processes: spec.max_processes,
            max_files: spec.max_files,
            max_memory: spec.max_memory,
            cpu: if spec.one_cpu { Some(first_allowed_cpu()?) } else { None },
        })
    }

    fn apply(&self) -> io::Result<()> {
        prctl::set_pdeathsig(Signal::SIGKILL)?;
        if getppid() != self.runner {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        setpgid(Pid::from_raw(0), Pid::from_raw(0))?;
        if self.terminal {
            take_foreground(stdin())?;
        }
        default_signals()?;
        if let Some(limit) = self.max_processes {
            setrlimit(Resource::RLIMIT_NPROC, limit, limit)?;
        }
        if let Some(limit) = self.max_files {
            setrlimit(Resource::RLIMIT_NOFILE, limit, limit)?;
        }
        if let Some(limit) = self.max_memory {
            setrlimit(Resource::RLIMIT_AS, limit, limit)?;
        }
        if let Some(cpu) = &self.cpu {
            sched_setaffinity(Pid::from_raw(0), cpu)?;
        }
        close_inherited(self.close_stdin)
    }
}

fn stdin() -> BorrowedFd<'static> {
    // SAFETY: en el hijo, el descriptor 0 está abierto hasta el `exec`: `Command` acaba de ponerlo.
    unsafe { BorrowedFd::borrow_raw(0) }
}

/// Pasa el primer plano al grupo del programa; desde el segundo plano se pide con `SIGTTOU` ignorada.
fn take_foreground(terminal: BorrowedFd<'_>) -> nix::Result<()> {
    // SAFETY: ignorar una señal no instala ningún manejador.
    unsafe { libc::signal(libc::SIGTTOU, libc::SIG_IGN) };
    tcsetpgrp(terminal.as_fd(), getpid())
}

/// Quien lanzó las pruebas pudo ignorar señales (`nohup`, un `&` de la shell) y el vigilante bloquea `SIGCHLD`:
/// `exec` conserva lo ignorado y lo bloqueado.
fn default_signals() -> nix::Result<()> {
    for number in 1..=libc::SIGRTMAX() {
        // SAFETY: se restablece la acción por defecto; las que no se pueden cambiar dan un error sin efecto.
        unsafe { libc::signal(number, libc::SIG_DFL) };
    }
    SigSet::empty().thread_set_mask()
}

/// Solo 0, 1 y 2 cruzan el `exec`, aunque quien lanzó las pruebas dejara otros abiertos.
fn close_inherited(close_stdin: bool) -> io::Result<()> {
    let flags = libc::CLOSE_RANGE_CLOEXEC;
    // SAFETY: solo marca descriptores para que `exec` los cierre.
    let marked = unsafe { libc::syscall(libc::SYS_close_range, 3_u32, u32::MAX, flags) };
    if marked != 0 {
        return Err(io::Error::last_os_error());
    }
    if close_stdin {
        // SAFETY: nadie usa ya el descriptor 0 de este hijo, que va a ejecutar otro programa.
        unsafe { libc::close(0) };
    }
    Ok(())
}

fn first_allowed_cpu() -> Result<CpuSet> {
    let allowed = sched_getaffinity(Pid::from_raw(0))?;
    let first = (0..CpuSet::count()).find(|cpu| allowed.is_set(*cpu).unwrap_or(false));
    let mut one = CpuSet::new();
    one.set(first.context("este proceso no tiene ninguna CPU")?)?;
    Ok(one)
}
