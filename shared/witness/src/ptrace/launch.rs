//! Cómo empieza lo que se mira: un hijo que espera a que lo miren, se pone el filtro y ejecuta el programa.

use std::ffi::{CString, OsStr, OsString};
use std::io::{self, PipeReader, Read, Write, pipe};
use std::os::fd::AsRawFd;
use std::os::unix::ffi::OsStringExt;
use std::{env, ptr};

use super::find::{self, Found};
use super::{filter, raw};
use crate::{Watch, WatchError, python};

type Variables = Vec<(OsString, OsString)>;

/// El que ya está en marcha, y por dónde dirá que no ha podido ejecutar el programa.
pub struct Launched {
    pub pid: i32,
    failure: PipeReader,
}

/// Lo que dice el hijo si no llega a ser el programa.
const FILTER_FAILED: u8 = 1;
const EXEC_FAILED: u8 = 2;
const CONFINE_FAILED: u8 = 3;

/// Crea el proceso, lo mira y lo deja seguir. Si no se le da un entorno, tiene el de este proceso.
pub fn launch(asked: &Watch, environment: Option<Variables>) -> Result<Launched, WatchError> {
    let command = &asked.command;
    let Found { program, arguments, variables } =
        find::find(command).ok_or_else(|| WatchError::NotFound(command[0].clone()))?;
    // Un Python lo cuenta todo por su cuenta.
    let futexes = asked.locks && !python::will_tell(&program, &arguments);
    let program = c_string(program.into_os_string())?;
    let arguments = arguments.into_iter().map(c_string).collect::<Result<Vec<_>, _>>()?;
    let mut pointers: Vec<_> = arguments.iter().map(|word| word.as_ptr()).collect();
    pointers.push(ptr::null());
    let environment = with(variables, environment).map(environment_block).transpose()?;
    let mut variables: Option<Vec<_>> =
        environment.as_ref().map(|lines| lines.iter().map(|line| line.as_ptr()).collect());
    variables.iter_mut().for_each(|variables| variables.push(ptr::null()));
    let filter = filter::program(asked, futexes);
    let (gate, mut opening) = pipe().map_err(WatchError::System)?;
    let (failure, telling) = pipe().map_err(WatchError::System)?;

    // SAFETY: este proceso tiene un solo hilo (lo exige `watch`): en el hijo se puede reservar memoria.
    let pid = unsafe { libc::fork() };
    if pid < 0 {
        return Err(WatchError::System(io::Error::last_os_error()));
    }
    if pid == 0 {
        let tell = |what: u8| {
            let errno = io::Error::last_os_error().raw_os_error().unwrap_or_default();
            let [a, b, ..] = errno.to_le_bytes();
            // SAFETY: escribe tres bytes vivos y termina.
            unsafe {
                libc::write(telling.as_raw_fd(), [what, a, b].as_ptr().cast(), 3);
                libc::_exit(127)
            }
        };
        // SAFETY: llamadas al sistema, con memoria reservada antes de `fork`, que sigue viva.
        unsafe {
            libc::close(opening.as_raw_fd());
            let mut byte = 0_u8;
            // Si el testigo muere antes de mirarlo, aquí llega el final, y no se ejecuta nada.
            if libc::read(gate.as_raw_fd(), (&raw mut byte).cast(), 1) != 1 {
                libc::_exit(127);
            }
            // `std` la ignora al arrancar; el programa ha de encontrarla como siempre.
            libc::signal(libc::SIGPIPE, libc::SIG_DFL);
            if filter::install(&filter).is_err() {
                tell(FILTER_FAILED);
            }
            if asked.confine.as_ref().is_some_and(|confine| (confine.0)().is_err()) {
                tell(CONFINE_FAILED);
            }
            match &variables {
                Some(variables) => {
                    libc::execve(program.as_ptr(), pointers.as_ptr(), variables.as_ptr())
                }
                None => libc::execv(program.as_ptr(), pointers.as_ptr()),
            };
        }
        tell(EXEC_FAILED);
    }
    drop((gate, telling));
    if let Err(error) = raw::seize(pid) {
        raw::kill(pid, libc::SIGKILL);
        // SAFETY: recoge al hijo que se acaba de matar.
        unsafe { libc::waitpid(pid, ptr::null_mut(), 0) };
        return Err(WatchError::PtraceRefused(error));
    }
    opening.write_all(b"x").map_err(WatchError::System)?;
    Ok(Launched { pid, failure })
}

impl Launched {
    /// Cuando todo ha acabado: si no se llegó a ejecutar el programa, por qué.
    pub fn failure(mut self, program: &OsStr) -> Option<WatchError> {
        let mut told = [0; 3];
        self.failure.read_exact(&mut told).ok()?;
        let error = io::Error::from_raw_os_error(i32::from(u16::from_le_bytes([told[1], told[2]])));
        Some(match told[0] {
            FILTER_FAILED => WatchError::PtraceRefused(error),
            CONFINE_FAILED => WatchError::System(error),
            _ => WatchError::CannotStart(program.to_owned(), error),
        })
    }
}

/// Las que deja el guion, y sobre ellas las que se piden para el programa y no eran ya nuestras.
fn with(left: Variables, asked: Option<Variables>) -> Option<Variables> {
    if left.is_empty() {
        return asked;
    }
    let mut all = left;
    for (name, value) in asked.into_iter().flatten() {
        if env::var_os(&name).as_ref() != Some(&value) {
            all.retain(|(other, _)| *other != name);
            all.push((name, value));
        }
    }
    Some(all)
}

fn environment_block(variables: Vec<(OsString, OsString)>) -> Result<Vec<CString>, WatchError> {
    let lines = variables.into_iter().map(|(mut line, value)| {
        line.push("=");
        line.push(value);
        c_string(line)
    });
    lines.collect()
}

fn c_string(word: OsString) -> Result<CString, WatchError> {
    CString::new(word.into_vec())
        .map_err(|_| WatchError::System(io::Error::from_raw_os_error(libc::EINVAL)))
}
