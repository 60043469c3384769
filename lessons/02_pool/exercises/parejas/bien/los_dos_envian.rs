use nix::unistd::getpid;
use shared::ipc::{Connection, Pipe};
use shared::process::Process;

fn hijo(extremo: &Connection<i32>) -> anyhow::Result<()> {
    extremo.send(&getpid().as_raw())?;
    println!("yo {} pareja {}", getpid(), extremo.recv()?);
    Ok(())
}

fn main() -> anyhow::Result<()> {
    let n: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let mut procesos = Vec::new();
    for _ in 0..n {
        let (uno, otro) = Pipe::duplex()?;
        procesos.push(Process::new(move || hijo(&uno)));
        procesos.push(Process::new(move || hijo(&otro)));
    }
    for proceso in &mut procesos {
        proceso.start()?;
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    println!("fin");
    Ok(())
}
