use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};

use nix::unistd::{ForkResult, Pid};
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};

fn lineas(cliente: &TcpStream) -> std::io::Result<()> {
    let mut entra = BufReader::new(cliente.try_clone()?);
    let mut sale = cliente;
    let mut linea = Vec::new();
    while entra.read_until(b'\n', &mut linea)? > 0 {
        sale.write_all(&linea)?;
        linea.clear();
    }
    Ok(())
}

/// Entre cliente y cliente se recoge a los que hayan terminado, por su PID.
fn main() -> anyhow::Result<()> {
    let n: usize = std::env::args().nth(1).unwrap_or_default().parse()?;
    let escucha = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    println!("{}", escucha.local_addr()?.port());
    let mut hijos: Vec<Pid> = Vec::new();
    for _ in 0..n {
        let cliente = escucha.accept()?.0;
        match fork()? {
            ForkResult::Child => {
                drop(escucha);
                exit_now(i32::from(lineas(&cliente).is_err()));
            }
            ForkResult::Parent { child } => hijos.push(child),
        }
        drop(cliente);
        hijos.retain(|hijo| waitpid(*hijo, Some(WaitPidFlag::WNOHANG)) == Ok(WaitStatus::StillAlive));
    }
    drop(escucha);
    for hijo in hijos {
        waitpid(hijo, None)?;
    }
    Ok(())
}
