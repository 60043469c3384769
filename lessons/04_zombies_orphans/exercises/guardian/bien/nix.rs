use std::process::exit;
use std::thread::sleep;
use std::time::Duration;

use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::{ForkResult, Pid, fork};

struct Hijo {
    numero: usize,
    meta: u32,
    vidas: u32,
    pid: Option<Pid>,
}

impl Hijo {
    fn nace(&mut self, n: usize) -> nix::Result<()> {
        self.vidas += 1;
        // SAFETY: este programa tiene un solo hilo.
        match unsafe { fork() }? {
            ForkResult::Parent { child } => self.pid = Some(child),
            ForkResult::Child => {
                println!("hijo {} vida {}", self.numero, self.vidas);
                sleep(Duration::from_millis(100 * (n - self.numero) as u64));
                exit(i32::from(self.vidas < self.meta));
            }
        }
        Ok(())
    }

    fn mira(&mut self, n: usize) -> nix::Result<()> {
        let Some(pid) = self.pid else { return Ok(()) };
        match waitpid(pid, Some(WaitPidFlag::WNOHANG))? {
            WaitStatus::StillAlive => {}
            WaitStatus::Exited(_, 0) => self.pid = None,
            _ => self.nace(n)?,
        }
        Ok(())
    }
}

fn main() -> anyhow::Result<()> {
    let mut hijos = Vec::new();
    for (numero, meta) in std::env::args().skip(1).enumerate() {
        hijos.push(Hijo { numero, meta: meta.parse()?, vidas: 0, pid: None });
    }
    let n = hijos.len();
    for hijo in &mut hijos {
        hijo.nace(n)?;
    }
    while hijos.iter().any(|hijo| hijo.pid.is_some()) {
        for hijo in &mut hijos {
            hijo.mira(n)?;
        }
        sleep(Duration::from_millis(10));
    }
    for hijo in hijos {
        println!("{} {}", hijo.numero, hijo.vidas);
    }
    Ok(())
}
