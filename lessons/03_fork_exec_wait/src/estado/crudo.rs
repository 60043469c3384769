//! La palabra que rellena `waitpid(2)`, sin descifrar: los demás pasos la reciben convertida en `WaitStatus`.

use nix::errno::Errno;
use nix::unistd::Pid;

/// Cómo ha acabado un proceso.
#[derive(Debug, PartialEq, Eq)]
pub enum Final {
    Salio(i32),
    Murio(i32),
    /// No ha terminado: lo ha detenido esa señal.
    Detenido(i32),
}

impl Final {
    /// Lo que diría `Process.exitcode` en Python.
    pub fn exitcode(&self) -> Option<i32> {
        match self {
            Final::Salio(codigo) => Some(*codigo),
            Final::Murio(senal) => Some(-senal),
            Final::Detenido(_) => None,
        }
    }
}

// ANCHOR: crudo
/// `waitpid(hijo, &estado, WUNTRACED)`, como en C.
pub fn waitpid_crudo(hijo: Pid) -> nix::Result<i32> {
    let mut estado = 0;
    let (pid, opciones) = (hijo.as_raw(), libc::WUNTRACED);
    // SAFETY: `estado` vive durante la llamada, que solo escribe en él.
    let devuelto = unsafe { libc::waitpid(pid, &raw mut estado, opciones) };
    Errno::result(devuelto)?;
    Ok(estado)
}

/// Lo que dicen las macros de C (`WIFEXITED`, `WTERMSIG`…), escrito a mano.
pub fn descifrar(estado: i32) -> Final {
    let bits_8_a_15 = (estado >> 8) & 0b1111_1111;
    match estado & 0b0111_1111 {
        0 => Final::Salio(bits_8_a_15),
        0b0111_1111 => Final::Detenido(bits_8_a_15),
        senal => Final::Murio(senal),
    }
}

/// Los 16 bits: el código, si hubo volcado de memoria (*core*), y la señal.
pub fn dibujar(estado: i32) -> String {
    let (codigo, senal) = ((estado >> 8) & 0xff, estado & 0x7f);
    let core = (estado >> 7) & 1;
    format!("{codigo:08b} {core} {senal:07b} = 0x{estado:04x}")
}
// ANCHOR_END: crudo
