//! Las llamadas de `ptrace(2)` que se usan, con tipos. Aquí está todo el `unsafe` de mirar a otro proceso.
//!
//! No se usan las de `nix`: su `waitpid` pierde la muerte por una señal de tiempo real, y le falta `PTRACE_LISTEN`.

use std::io;
use std::mem::{size_of, zeroed};
use std::ptr;

use libc::{c_int, c_ulong, c_void, iovec, pid_t};

/// Con `PTRACE_O_TRACESYSGOOD`, la salida de una llamada se distingue de un SIGTRAP de verdad.
pub const SYSCALL_STOP: c_int = libc::SIGTRAP | 0x80;

/// Cómo sigue un hilo parado.
#[derive(Clone, Copy)]
pub enum Resume {
    /// Hasta el próximo suceso.
    Continue,
    /// Hasta que vuelva la llamada al sistema en la que está.
    ToSyscallExit,
    /// Una sola instrucción o, si le llega una señal que atiende, hasta el principio del manejador.
    Step,
}

fn request(request: c_int, tid: pid_t, address: usize, data: usize) -> io::Result<()> {
    // SAFETY: las peticiones que escriben reciben en `data` la dirección de una variable viva de su tamaño.
    let result =
        unsafe { libc::ptrace(request as _, tid, address as *mut c_void, data as *mut c_void) };
    if result == -1 { Err(io::Error::last_os_error()) } else { Ok(()) }
}

/// Empieza a mirar a `pid` sin pararlo. Si este proceso muere, muere con él.
pub fn seize(pid: pid_t) -> io::Result<()> {
    // ANCHOR: opciones
    let options = libc::PTRACE_O_EXITKILL
        | libc::PTRACE_O_TRACEFORK
        | libc::PTRACE_O_TRACEVFORK
        | libc::PTRACE_O_TRACECLONE
        | libc::PTRACE_O_TRACEEXEC
        | libc::PTRACE_O_TRACEEXIT
        | libc::PTRACE_O_TRACESECCOMP
        | libc::PTRACE_O_TRACESYSGOOD;
    // ANCHOR_END: opciones
    request(libc::PTRACE_SEIZE as c_int, pid, 0, options as usize)
}

/// Un hilo que ha muerto entretanto no sigue, y no es un error: su muerte ya se anunciará.
pub fn resume(tid: pid_t, how: Resume, signal: c_int) {
    let how = match how {
        Resume::Continue => libc::PTRACE_CONT,
        Resume::ToSyscallExit => libc::PTRACE_SYSCALL,
        Resume::Step => libc::PTRACE_SINGLESTEP,
    };
    let _ = request(how as c_int, tid, 0, signal as usize);
}

/// Sigue detenido por su señal, y se sabrá cuando continúe.
pub fn listen(tid: pid_t) {
    let _ = request(libc::PTRACE_LISTEN as c_int, tid, 0, 0);
}

fn event_message(tid: pid_t) -> c_ulong {
    let mut message: c_ulong = 0;
    let _ = request(libc::PTRACE_GETEVENTMSG as c_int, tid, 0, &raw mut message as usize);
    message
}

/// Si sigue en la parada de ese suceso.
pub fn is_at(tid: pid_t, event: c_int) -> bool {
    signal_origin(tid).code >> 8 == event
}

/// De dónde viene la señal que está a punto de llegar.
pub struct Origin {
    pub code: c_int,
    pub pid: pid_t,
}

pub fn signal_origin(tid: pid_t) -> Origin {
    // SAFETY: `siginfo_t` puede valer cero en todos sus bytes.
    let mut info: libc::siginfo_t = unsafe { zeroed() };
    let _ = request(libc::PTRACE_GETSIGINFO as c_int, tid, 0, &raw mut info as usize);
    // SAFETY: el campo está en la unión, y vale lo que valga: quien lo usa mira antes `code`.
    Origin { code: info.si_code, pid: unsafe { info.si_pid() } }
}

/// Lo que dice `PTRACE_GET_SYSCALL_INFO`, igual en todas las arquitecturas.
#[repr(C)]
#[derive(Default)]
pub struct SyscallInfo {
    operation: u8,
    padding: [u8; 3],
    architecture: u32,
    instruction_pointer: u64,
    stack_pointer: u64,
    values: [u64; 8],
}

impl SyscallInfo {
    pub fn of(tid: pid_t) -> Self {
        let mut info = Self::default();
        let _ = request(
            libc::PTRACE_GET_SYSCALL_INFO as c_int,
            tid,
            size_of::<Self>(),
            &raw mut info as usize,
        );
        info
    }

    /// A la entrada: un argumento.
    pub fn argument(&self, index: usize) -> u64 {
        self.values[1 + index]
    }

    /// A la salida: lo que devuelve, o un error en negativo.
    pub fn result(&self) -> i64 {
        self.values[0] as i64
    }
}

/// Una llamada que acaba con EINTR porque ha llegado una señal, que aún no se ha atendido.
#[cfg(target_arch = "x86_64")]
pub struct CutCall(pid_t, libc::user_regs_struct);

#[cfg(target_arch = "x86_64")]
impl CutCall {
    pub fn of(tid: pid_t) -> Option<Self> {
        // SAFETY: son números, que pueden valer cero.
        let mut registers: libc::user_regs_struct = unsafe { zeroed() };
        request(libc::PTRACE_GETREGS as c_int, tid, 0, &raw mut registers as usize).ok()?;
        // `close` sí ha cerrado, y `connect` sigue conectando.
        let repeatable =
            ![-1, libc::SYS_close, libc::SYS_connect].contains(&registers.orig_rax.cast_signed());
        let cut = registers.rax.cast_signed() == -i64::from(libc::EINTR);
        (cut && repeatable).then_some(Self(tid, registers))
    }

    /// Si ninguna señal se atiende, empieza de nuevo: es lo que el núcleo hace con quien devuelve ERESTARTNOHAND.
    pub fn begin_again(mut self) {
        const ERESTARTNOHAND: i64 = 514;
        self.1.rax = (-ERESTARTNOHAND).cast_unsigned();
        let _ = request(libc::PTRACE_SETREGS as c_int, self.0, 0, &raw const self.1 as usize);
    }
}

/// En las demás arquitecturas, cuando se ve la señal el núcleo ya ha decidido si la llamada empieza de nuevo.
#[cfg(not(target_arch = "x86_64"))]
pub struct CutCall;

#[cfg(not(target_arch = "x86_64"))]
impl CutCall {
    pub fn of(_: pid_t) -> Option<Self> {
        None
    }

    pub fn begin_again(self) {}
}

/// Al empezar un manejador: lo que devolverá, cuando acabe, la llamada que cortó la señal.
pub fn saved_result(tid: pid_t) -> Option<i64> {
    // Dónde deja el núcleo, en la pila, el registro con el resultado.
    const PLACE: u64 = if cfg!(target_arch = "x86_64") { 152 } else { 312 };
    let bytes = read_memory(tid, SyscallInfo::of(tid).stack_pointer + PLACE, 8);
    Some(i64::from_ne_bytes(bytes.try_into().ok()?))
}

/// Lee la memoria de otro proceso. Devuelve los bytes que se han podido leer, desde el primero.
pub fn read_memory(pid: pid_t, address: u64, length: usize) -> Vec<u8> {
    let mut buffer = vec![0; length];
    let local = iovec { iov_base: buffer.as_mut_ptr().cast(), iov_len: length };
    let remote =
        iovec { iov_base: ptr::with_exposed_provenance_mut(address as usize), iov_len: length };
    // SAFETY: `local` es la memoria de `buffer`; `remote` es de otro proceso, y la comprueba el núcleo.
    let read = unsafe { libc::process_vm_readv(pid, &raw const local, 1, &raw const remote, 1, 0) };
    buffer.truncate(read.max(0) as usize);
    buffer
}

/// Escribe en la memoria de otro proceso, si se puede.
pub fn write_memory(pid: pid_t, address: u64, bytes: &[u8]) {
    let local = iovec { iov_base: bytes.as_ptr().cast_mut().cast(), iov_len: bytes.len() };
    let remote = iovec {
        iov_base: ptr::with_exposed_provenance_mut(address as usize),
        iov_len: bytes.len(),
    };
    // SAFETY: de `local` solo se lee; `remote` es de otro proceso, y la comprueba el núcleo.
    unsafe { libc::process_vm_writev(pid, &raw const local, 1, &raw const remote, 1, 0) };
}

/// Un texto de C en la memoria de otro proceso, leído sin pasar de la página en la que acaba.
pub fn read_text(pid: pid_t, address: u64, most: usize) -> String {
    const PAGE: u64 = 4096;
    let mut text = Vec::new();
    let mut at = address;
    while text.len() < most {
        let to_page_end = (PAGE - at % PAGE) as usize;
        let part = read_memory(pid, at, to_page_end.min(most - text.len()));
        let end = part.iter().position(|byte| *byte == 0);
        text.extend_from_slice(&part[..end.unwrap_or(part.len())]);
        if end.is_some() || part.is_empty() {
            break;
        }
        at += part.len() as u64;
    }
    String::from_utf8_lossy(&text).into_owned()
}

/// Lo que ha pasado con un hilo.
pub struct Event {
    pub tid: pid_t,
    pub status: c_int,
    /// El número que acompaña a la parada: el hijo, la clase del filtro, el hilo que hizo exec, el estado con el que
    /// termina. Se pide enseguida: si matan al hilo, su siguiente parada pone otro.
    pub message: c_ulong,
}

impl Event {
    fn new(tid: pid_t, status: c_int) -> Self {
        let with_message = libc::WIFSTOPPED(status) && status >> 16 != 0;
        Self { tid, status, message: if with_message { event_message(tid) } else { 0 } }
    }
}

/// Lo siguiente que ha pasado; nada si aún no ha pasado nada, o si una señal cortó la espera.
///
/// # Errors
/// `ECHILD` cuando ya no queda nadie a quien mirar.
pub fn next_event(block: bool) -> io::Result<Option<Event>> {
    let mut status = 0;
    let flags = libc::__WALL | if block { 0 } else { libc::WNOHANG };
    // SAFETY: `status` está viva.
    match unsafe { libc::waitpid(-1, &raw mut status, flags) } {
        0 => Ok(None),
        -1 => match io::Error::last_os_error() {
            error if error.raw_os_error() == Some(libc::EINTR) => Ok(None),
            error => Err(error),
        },
        tid => Ok(Some(Event::new(tid, status))),
    }
}

pub fn kill(pid: pid_t, signal: c_int) -> bool {
    // SAFETY: no toca memoria.
    unsafe { libc::kill(pid, signal) == 0 }
}
