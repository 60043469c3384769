//! Los límites de un compilador: también con lo que construye se le puede tener ocupado para siempre, o hacerle leer lo
//! que no es de nadie.

use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use nix::sys::resource::{Resource, setrlimit};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;
use shared::errno::CannotStart;

const SEGUNDOS_DE_CPU: u64 = 60;
const MEMORIA: u64 = 4 << 30;
const FICHERO: u64 = 128 << 20;
/// De reloj, por si espera algo que no llega: hay ficheros que no se acaban nunca de leer.
const PLAZO: Duration = Duration::from_secs(120);

/// Dentro de la caja, la orden tendrá límites y su cerco; fuera, no: es de quien la pide. Este proceso ha de tener un solo
/// hilo.
pub fn limita(orden: &mut Command) {
    let Some(dentro) = super::dentro() else { return };
    let cerco = dentro.cerco_del_compilador();
    orden.process_group(0);
    // SAFETY: este proceso tiene un solo hilo: después de `fork` también se puede reservar memoria.
    unsafe {
        orden.pre_exec(move || {
            for (recurso, cuanto) in [
                (Resource::RLIMIT_CPU, SEGUNDOS_DE_CPU),
                (Resource::RLIMIT_AS, MEMORIA),
                (Resource::RLIMIT_FSIZE, FICHERO),
            ] {
                setrlimit(recurso, cuanto, cuanto).map_err(io::Error::from)?;
            }
            cerco.cierra()
        })
    };
}

/// Mientras vive, a la orden limitada le corre el plazo. Si se le pasa, se acaba con ella y con las que haya arrancado.
pub struct Plazo {
    acabo: Option<Sender<()>>,
    vigia: Option<JoinHandle<()>>,
}

impl Plazo {
    pub fn de(orden: &Child) -> Result<Option<Self>, CannotStart> {
        if super::dentro().is_none() {
            return Ok(None);
        }
        let grupo = Pid::from_raw(orden.id() as i32);
        let (acabo, aviso) = mpsc::channel();
        let corta = move || {
            if aviso.recv_timeout(PLAZO) == Err(RecvTimeoutError::Timeout) {
                let _ = killpg(grupo, Signal::SIGKILL);
            }
        };
        let vigia = thread::Builder::new().spawn(corta).map_err(CannotStart)?;
        Ok(Some(Self { acabo: Some(acabo), vigia: Some(vigia) }))
    }
}

impl Drop for Plazo {
    fn drop(&mut self) {
        drop(self.acabo.take());
        let _ = self.vigia.take().map(JoinHandle::join);
    }
}
