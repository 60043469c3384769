// Lo rechaza: hijos
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

use nix::errno::Errno;
use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, Signal, sigaction};
use nix::unistd::ForkResult;
use shared::fork::fork;
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};

fn manejar_cliente(mut cliente: &TcpStream) -> anyhow::Result<()> {
    let mut datos = [0; 4096];
    loop {
        let leidos = cliente.read(&mut datos)?;
        if leidos == 0 {
            return Ok(());
        }
        cliente.write_all(&datos[..leidos])?;
    }
}

extern "C" fn al_terminar_un_hijo(_: i32) {
    let errno = Errno::last();
    while let Ok(WaitStatus::Exited(..) | WaitStatus::Signaled(..)) =
        waitpid(None, Some(WaitPidFlag::WNOHANG))
    {}
    errno.set();
}

fn main() -> anyhow::Result<()> {
    let numeros: Vec<u16> = std::env::args().skip(1).map(|uno| uno.parse()).collect::<Result<_, _>>()?;
    let [puerto, n] = numeros[..] else { anyhow::bail!("hacen falta PUERTO y N") };
    let manejar = SigHandler::Handler(al_terminar_un_hijo);
    let accion = SigAction::new(manejar, SaFlags::SA_RESTART, SigSet::empty());
    // SAFETY: en el manejador solo se llama a `waitpid`, que ahí se puede.
    unsafe { sigaction(Signal::SIGCHLD, &accion) }?;

    let escucha = TcpListener::bind(("127.0.0.1", puerto))?;
    for _ in 0..n {
        let (cliente, _) = escucha.accept()?;
        if let ForkResult::Child = fork()? {
            manejar_cliente(&cliente)?;
        }
        drop(cliente);
    }
    while waitpid(None, None) != Err(Errno::ECHILD) {}
    Ok(())
}
