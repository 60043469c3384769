// Lo rechaza: hijos
use nix::unistd::getpid;
use shared::ipc::{Connection, Pipe};
use shared::process::Process;

fn primero(extremo: &Connection<i32>) -> anyhow::Result<()> {
    extremo.send(&getpid().as_raw())?;
    println!("yo {} pareja {}", getpid(), extremo.recv()?);
    Ok(())
}

fn segundo(extremo: &Connection<i32>) -> anyhow::Result<()> {
    let pareja = extremo.recv()?;
    extremo.send(&getpid().as_raw())?;
    println!("yo {} pareja {pareja}", getpid());
    Ok(())
}

fn main() -> anyhow::Result<()> {
    let n: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let mut procesos = Vec::new();
    for _ in 0..n {
        let (uno, otro) = Pipe::duplex()?;
        let mut proceso = Process::new(move || segundo(&otro));
        proceso.start()?;
        procesos.push(proceso);
        primero(&uno)?;
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    println!("fin");
    Ok(())
}
