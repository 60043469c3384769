//! Cualquier señal, de la 1 a la 64: también las de tiempo real, que el tipo `Signal` de nix no puede nombrar.

use std::fmt;
use std::os::fd::{AsRawFd, BorrowedFd};
use std::ptr;
use std::str::FromStr;

use nix::errno::Errno;
use nix::sys::signal::Signal;
use nix::unistd::Pid;

/// El número de una señal. Se escribe con su nombre: «SIGTERM», «SIGRTMIN+3».
///
/// ```
/// # use shared::{Signal, signal::SignalNumber};
/// assert_eq!(SignalNumber::from(Signal::SIGTERM), Signal::SIGTERM);
/// assert_eq!("RTMIN+3".parse::<SignalNumber>().unwrap().to_string(), "SIGRTMIN+3");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SignalNumber(i32);

/// El texto no es el nombre ni el número de una señal.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("ha de ser una señal, como TERM, KILL o RTMIN+3; `kill -l` las enumera")]
pub struct UnknownSignal;

impl SignalNumber {
    /// La señal con ese número, si la hay: de 1 a 64.
    pub fn from_raw(number: i32) -> Option<Self> {
        (1..=libc::SIGRTMAX()).contains(&number).then_some(SignalNumber(number))
    }

    /// Su número.
    pub fn as_raw(self) -> i32 {
        self.0
    }

    /// El código que da la shell a quien muere por esta señal: 128 más su número.
    pub fn shell_code(self) -> i32 {
        128 + self.0
    }

    /// La que el núcleo dice que acabó con un hijo o lo detuvo.
    pub(crate) fn from_kernel(number: i32) -> Self {
        SignalNumber(number)
    }
}

impl From<Signal> for SignalNumber {
    fn from(signal: Signal) -> Self {
        SignalNumber(signal as i32)
    }
}

impl PartialEq<Signal> for SignalNumber {
    fn eq(&self, other: &Signal) -> bool {
        self.0 == *other as i32
    }
}

impl fmt::Display for SignalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let above = self.0 - libc::SIGRTMIN();
        match Signal::try_from(self.0) {
            Ok(signal) => f.pad(signal.as_str()),
            Err(_) if above == 0 => f.pad("SIGRTMIN"),
            Err(_) if above > 0 => f.pad(&format!("SIGRTMIN+{above}")),
            // La 32 y la 33 se las queda la biblioteca de C, y no tienen nombre.
            Err(_) => f.pad(&format!("señal {}", self.0)),
        }
    }
}

impl fmt::Debug for SignalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Por su nombre, con `SIG` delante o sin él, o por su número: `TERM`, `SIGTERM`, `RTMIN+3`, `RTMAX-1`, `15`.
impl FromStr for SignalNumber {
    type Err = UnknownSignal;

    fn from_str(text: &str) -> Result<Self, UnknownSignal> {
        let name = text.trim().to_uppercase();
        let short = name.strip_prefix("SIG").unwrap_or(&name);
        if let Ok(signal) = format!("SIG{short}").parse::<Signal>() {
            return Ok(signal.into());
        }
        let number = match (short.strip_prefix("RTMIN"), short.strip_prefix("RTMAX")) {
            (Some(""), _) => Some(libc::SIGRTMIN()),
            (_, Some("")) => Some(libc::SIGRTMAX()),
            (Some(above), _) => {
                above.strip_prefix('+').and_then(whole).map(|n| libc::SIGRTMIN().saturating_add(n))
            }
            (_, Some(below)) => {
                below.strip_prefix('-').and_then(whole).map(|n| libc::SIGRTMAX().saturating_sub(n))
            }
            _ => whole(&name),
        };
        let real_time = libc::SIGRTMIN()..=libc::SIGRTMAX();
        let may_be = |number: &i32| !short.starts_with("RT") || real_time.contains(number);
        number.filter(may_be).and_then(SignalNumber::from_raw).ok_or(UnknownSignal)
    }
}

/// Solo cifras: `parse` admitiría además un signo.
fn whole(text: &str) -> Option<i32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// `kill(2)`, con cualquier señal.
///
/// # Errors
/// Los de `kill(2)`: `ESRCH` si no hay tal proceso, `EPERM` si no lo permite.
pub fn send(pid: Pid, signal: impl Into<SignalNumber>) -> nix::Result<()> {
    // SAFETY: `kill` no toca la memoria de este programa.
    Errno::result(unsafe { libc::kill(pid.as_raw(), signal.into().0) }).map(drop)
}

/// `pidfd_send_signal(2)`: como [`send`], pero nunca le llega a otro proceso con el mismo PID.
pub(crate) fn send_to_pidfd(pidfd: BorrowedFd<'_>, signal: SignalNumber) -> nix::Result<()> {
    let (pidfd, no_info, no_flags) = (pidfd.as_raw_fd(), ptr::null::<libc::siginfo_t>(), 0_u32);
    // SAFETY: la información puede ser nula, y la llamada no toca la memoria de este programa.
    let sent =
        unsafe { libc::syscall(libc::SYS_pidfd_send_signal, pidfd, signal.0, no_info, no_flags) };
    Errno::result(sent).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn toda_senal_vuelve_de_su_nombre() {
        for number in (1..=64).filter(|number| ![32, 33].contains(number)) {
            let signal = SignalNumber::from_raw(number).unwrap();
            assert_eq!(signal.to_string().parse(), Ok(signal));
        }
    }

    #[test]
    fn las_de_tiempo_real_se_nombran_desde_la_primera() {
        assert_eq!("37".parse::<SignalNumber>().unwrap().to_string(), "SIGRTMIN+3");
        assert_eq!("rtmax-1".parse::<SignalNumber>().unwrap().to_string(), "SIGRTMIN+29");
        assert_eq!("SIGRTMIN".parse::<SignalNumber>().unwrap().as_raw(), 34);
    }

    #[test]
    fn lo_que_no_es_una_senal_no_lo_parece() {
        for text in [
            "",
            "0",
            "65",
            "-9",
            "+9",
            "TERMO",
            "SIG",
            "RTMIN+31",
            "RTMIN-1",
            "RTMAX-31",
            "SIGRTMIN+",
        ] {
            assert_eq!(text.parse::<SignalNumber>(), Err(UnknownSignal), "«{text}»");
        }
    }
}
