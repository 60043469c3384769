//! Probar el init: una orden, y con qué código ha de acabar.

use std::ffi::OsString;

use nix::errno::Errno;
use nix::unistd::ForkResult;
use shared::child;
use shared::fork::fork;
use shared::inherited::Ignored;
use shared::lesson::check_eq;
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};

use super::init;

pub fn bajo_init(que: &str, guion: &str, esperado: i32) -> anyhow::Result<()> {
    let orden = ["sh", "-c", guion].map(OsString::from);
    let init = match fork()? {
        ForkResult::Child => {
            child::run(|| init::ejecutar(&orden, Ignored::default()).map(i32::from))
        }
        ForkResult::Parent { child } => child,
    };
    let WaitStatus::Exited(_, codigo) = waitpid(init, None)? else {
        anyhow::bail!("no salió")
    };
    check_eq(que, codigo, esperado)?;
    // Lo que init dejara sería ahora de la lección.
    let queda_alguien =
        waitpid(None, Some(WaitPidFlag::WNOHANG)) != Err(Errno::ECHILD);
    anyhow::ensure!(!queda_alguien, "init ha dejado un proceso");
    Ok(())
}
