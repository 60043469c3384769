//! Las señales que le llegan a init, de una en una, y de dónde viene cada una.

use std::mem::zeroed;
use std::ptr;

use nix::errno::Errno;
use nix::sys::signal::Signal;
use nix::unistd::{Pid, getpgid, getpgrp};
use shared::signal::SignalNumber;

use super::mascara::{BYTES, TODAS};

/// Las que el terminal envía al grupo entero en primer plano: Ctrl-C, Ctrl-\,
/// Ctrl-Z, leer o escribir desde el segundo plano, cambiar de tamaño. El aviso de
/// que se ha cerrado (`SIGHUP`) no está: puede que solo llegue a init.
const DEL_GRUPO: [Signal; 6] = [
    Signal::SIGINT,
    Signal::SIGQUIT,
    Signal::SIGTSTP,
    Signal::SIGTTIN,
    Signal::SIGTTOU,
    Signal::SIGWINCH,
];

pub struct Aviso {
    pub senal: SignalNumber,
    /// De dónde viene: `si_code` en sigaction(2).
    origen: i32,
}

impl Aviso {
    /// La envía el núcleo, porque un hijo ha terminado, se ha detenido o sigue.
    pub fn es_de_un_hijo(&self) -> bool {
        self.senal == Signal::SIGCHLD && self.origen > 0
    }

    /// La ha enviado el terminal a todo el grupo, y la orden sigue en el grupo de
    /// init: ya la ha recibido.
    pub fn ya_la_tiene(&self, orden: Pid) -> bool {
        const SI_KERNEL: i32 = 0x80;
        let del_terminal =
            self.origen == SI_KERNEL && DEL_GRUPO.iter().any(|s| self.senal == *s);
        del_terminal && getpgid(Some(orden)) == Ok(getpgrp())
    }
}

/// Espera a que llegue una señal de las bloqueadas.
pub fn esperar_aviso() -> nix::Result<Aviso> {
    loop {
        // SAFETY: una `siginfo_t` de ceros es válida.
        let mut datos: libc::siginfo_t = unsafe { zeroed() };
        let (conjunto, sin_plazo) =
            (&raw const TODAS, ptr::null::<libc::timespec>());
        // SAFETY: los punteros viven hasta después de la llamada, y el plazo puede
        // ser nulo.
        let numero = unsafe {
            libc::syscall(
                libc::SYS_rt_sigtimedwait,
                conjunto,
                &raw mut datos,
                sin_plazo,
                BYTES,
            )
        };
        match Errno::result(numero) {
            Ok(_) => {}
            Err(Errno::EINTR) => continue,
            Err(error) => return Err(error),
        }
        if let Some(senal) = SignalNumber::from_raw(datos.si_signo) {
            return Ok(Aviso { senal, origen: datos.si_code });
        }
    }
}
