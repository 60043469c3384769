//! La caja en la que se juzga una entrega. Cuando acaba su primer proceso, el núcleo acaba con los demás.

use std::fs;
use std::io::{self, PipeWriter, Read, Write, pipe};
use std::os::fd::{AsFd, FromRawFd, OwnedFd};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::prctl::set_pdeathsig;
use nix::sys::signal::{Signal, kill};
use nix::unistd::{ForkResult, Pid, setsid};
use shared::errno::{CannotStart, describe_chain};
use shared::fork::fork;
use shared::wait::{WaitStatus, wait, waitpid};

use super::{DENTRO, Dentro, Herramientas, herencia, privilegios, raiz, vista};

/// Cómo acabó lo que se hizo en la caja.
#[derive(Debug)]
pub enum Fin {
    Codigo(u8),
    /// Alguien lo mató.
    Muerto,
    /// Hubo que cortarlo.
    Tarde,
}

/// Con los límites de cada caso, nadie llega; es por si se atasca quien juzga.
const PLAZO: Duration = Duration::from_secs(240);
const NO_SE_PUDO: i32 = 200;

/// Hace algo en una caja nueva, en otro proceso, y acaba con él el que no quede nada. Este proceso ha de tener un solo
/// hilo, y ya no puede hacer otra cosa que contarlo: también pasa a sus espacios.
///
/// # Errors
/// Si aquí no se puede aislar; dice por qué.
pub fn en_la_caja(
    herramientas: &Herramientas,
    haz: impl FnOnce() -> u8,
) -> anyhow::Result<Fin> {
    herencia::cierra_descriptores();
    let (mut queja, para_quejarse) = pipe()?;
    privilegios::espacios_nuevos()?;
    io::stdout().flush()?;
    #[expect(
        clippy::disallowed_methods,
        reason = "el de shared mira quién es su padre, y desde aquí no se ve"
    )]
    // SAFETY: este proceso tiene un solo hilo.
    let nacido = unsafe { nix::unistd::fork() }
        .map_err(|errno| CannotStart(errno.into()))?;
    let primero = match nacido {
        ForkResult::Child => {
            drop(queja);
            acaba(primer_proceso(herramientas, para_quejarse, haz))
        }
        ForkResult::Parent { child } => child,
    };
    drop(para_quejarse);
    let mut texto = String::new();
    queja.read_to_string(&mut texto)?;
    let fin = espera(primero)?;
    if texto.is_empty() { Ok(fin) } else { bail!(texto) }
}

fn primer_proceso(
    herramientas: &Herramientas,
    mut para_quejarse: PipeWriter,
    haz: impl FnOnce() -> u8,
) -> i32 {
    let prepara = || -> anyhow::Result<()> {
        prepara(herramientas)?;
        set_pdeathsig(Signal::SIGKILL)?;
        // Si quien espera murió antes de pedirlo, nadie lee.
        let mut tuberia = [PollFd::new(para_quejarse.as_fd(), PollFlags::empty())];
        poll(&mut tuberia, PollTimeout::ZERO)?;
        if tuberia[0].any().unwrap_or(false) {
            bail!("nadie espera");
        }
        Ok(())
    };
    if let Err(error) = prepara() {
        let texto = describe_chain(error.as_ref());
        let _ = para_quejarse.write_all(texto.as_bytes());
        return NO_SE_PUDO;
    }
    match fork() {
        Ok(ForkResult::Child) => {
            drop(para_quejarse);
            let codigo = catch_unwind(AssertUnwindSafe(haz)).map_or(101, i32::from);
            let _ = io::stdout().flush();
            acaba(codigo)
        }
        Ok(ForkResult::Parent { child }) => {
            drop(para_quejarse);
            recoge_hasta(child)
        }
        Err(error) => {
            let _ =
                write!(para_quejarse, "no se puede crear otro proceso: {error}");
            NO_SE_PUDO
        }
    }
}

fn prepara(herramientas: &Herramientas) -> anyhow::Result<()> {
    // Sin el terminal de quien corrige, en el que se podría escribir por él.
    setsid()?;
    let vistas = vista::trae(herramientas.rutas())
        .context("no se puede traer el sistema a la caja")?;
    raiz::cambia(&vistas)?;
    privilegios::enciende_la_red().context("no hay red en la caja")?;
    privilegios::deja().context("no se pueden dejar los privilegios")?;
    herencia::limpia_entorno(herramientas.camino());
    // Si falta memoria, que el núcleo empiece por aquí, y no por lo de quien corrige.
    fs::write("/proc/self/oom_score_adj", "1000")?;
    let _ = DENTRO.set(Dentro {
        sistema: herramientas.sistema(),
        para_construir: herramientas.para_construir(),
    });
    Ok(())
}

/// Recoge a todos los huérfanos, y acaba como él.
fn recoge_hasta(hijo: Pid) -> i32 {
    loop {
        match wait() {
            Ok(WaitStatus::Exited(quien, codigo)) if quien == hijo => {
                return codigo;
            }
            Ok(WaitStatus::Signaled(quien, ..)) if quien == hijo => return 128,
            Err(Errno::ECHILD) => return 128,
            _ => {}
        }
    }
}

fn espera(primero: Pid) -> anyhow::Result<Fin> {
    // SAFETY: solo números; el proceso es hijo de este y no se ha recogido.
    let fd = unsafe { libc::syscall(libc::SYS_pidfd_open, primero.as_raw(), 0) };
    let fd = Errno::result(fd)?;
    // SAFETY: el descriptor acaba de crearse y no es de nadie más.
    let aviso = unsafe { OwnedFd::from_raw_fd(fd as i32) };
    let limite = Instant::now() + PLAZO;
    let a_tiempo = loop {
        let queda = limite.saturating_duration_since(Instant::now());
        let queda = PollTimeout::try_from(queda).unwrap_or(PollTimeout::ZERO);
        let mut avisos = [PollFd::new(aviso.as_fd(), PollFlags::POLLIN)];
        match poll(&mut avisos, queda) {
            Ok(0) => break false,
            Ok(_) => break true,
            Err(Errno::EINTR) => {}
            Err(error) => return Err(error.into()),
        }
    };
    if !a_tiempo {
        kill(primero, Signal::SIGKILL)?;
    }
    Ok(match waitpid(primero, None)? {
        _ if !a_tiempo => Fin::Tarde,
        WaitStatus::Exited(_, codigo @ 0..128) => Fin::Codigo(codigo as u8),
        _ => Fin::Muerto,
    })
}

/// Sin despedidas: lo que este programa tuviera a medias es del proceso del que es copia.
fn acaba(codigo: i32) -> ! {
    // SAFETY: termina.
    unsafe { libc::_exit(codigo) }
}
