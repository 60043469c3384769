use std::ffi::CString;
use std::io::{PipeReader, Read, Write, pipe};
use std::sync::mpsc::channel;
use std::thread;

use nix::unistd::{ForkResult, Pid, execvp};
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::{WaitStatus, waitpid};

fn lanza(orden: &str) -> anyhow::Result<(Pid, PipeReader)> {
    let (lectura, mut escritura) = pipe()?;
    let palabras: Vec<CString> = orden.split_whitespace().map(CString::new).collect::<Result<_, _>>()?;
    match fork()? {
        ForkResult::Child => {
            let _ = execvp(&palabras[0], &palabras);
            escritura.write_all(&[1])?;
            exit_now(1)
        }
        ForkResult::Parent { child } => Ok((child, lectura)),
    }
}

fn como(pid: Pid, mut queja: PipeReader) -> anyhow::Result<String> {
    let estado = waitpid(pid, None)?;
    Ok(match estado {
        WaitStatus::Exited(_, 0) => "bien".to_owned(),
        WaitStatus::Exited(..) if queja.read(&mut [0])? > 0 => "no existe".to_owned(),
        WaitStatus::Exited(_, codigo) => format!("código {codigo}"),
        WaitStatus::Signaled(_, senal, _) => format!("señal {}", senal.as_raw()),
        otro => format!("{otro:?}"),
    })
}

/// Cuando están todas en marcha, un hilo espera a cada una.
fn main() -> anyhow::Result<()> {
    let ordenes: Vec<String> = std::env::args().skip(1).collect();
    let lanzadas: Vec<_> = ordenes.iter().map(|orden| lanza(orden)).collect::<Result<_, _>>()?;
    let (dice, oye) = channel();
    for (orden, (pid, queja)) in ordenes.into_iter().zip(lanzadas) {
        let dice = dice.clone();
        thread::spawn(move || dice.send((orden, como(pid, queja))));
    }
    drop(dice);
    let mut fallos = 0;
    for (orden, como) in oye {
        let como = como?;
        println!("{orden}: {como}");
        fallos += usize::from(como != "bien");
    }
    println!("fallos: {fallos}");
    Ok(())
}
