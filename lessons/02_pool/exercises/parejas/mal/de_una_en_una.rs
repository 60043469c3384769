// Lo rechaza: a_la_vez
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
    for _ in 0..n {
        let (uno, otro) = Pipe::duplex()?;
        let mut a = Process::new(|| primero(&uno));
        let mut b = Process::new(|| segundo(&otro));
        a.start()?;
        b.start()?;
        a.join()?;
        b.join()?;
    }
    println!("fin");
    Ok(())
}
