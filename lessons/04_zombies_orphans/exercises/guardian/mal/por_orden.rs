// Lo rechaza: segun_terminan
use std::thread::sleep;
use std::time::Duration;

use nix::unistd::{ForkResult, Pid};
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::{WaitStatus, waitpid};

fn arranca(i: usize, vida: u32, metas: &[u32]) -> anyhow::Result<Pid> {
    match fork()? {
        ForkResult::Child => {
            println!("hijo {i} vida {vida}");
            sleep(Duration::from_millis(100) * (metas.len() - i) as u32);
            exit_now(if vida >= metas[i] { 0 } else { 1 });
        }
        ForkResult::Parent { child } => Ok(child),
    }
}

fn main() -> anyhow::Result<()> {
    let metas: Vec<u32> =
        std::env::args().skip(1).map(|meta| meta.parse()).collect::<Result<_, _>>()?;
    let mut vidas = vec![1; metas.len()];
    let mut pids = Vec::new();
    for i in 0..metas.len() {
        pids.push(arranca(i, 1, &metas)?);
    }
    for (i, pid) in pids.into_iter().enumerate() {
        let mut pid = pid;
        while !matches!(waitpid(pid, None)?, WaitStatus::Exited(_, 0)) {
            vidas[i] += 1;
            pid = arranca(i, vidas[i], &metas)?;
        }
    }
    for (i, cuantas) in vidas.iter().enumerate() {
        println!("{i} {cuantas}");
    }
    Ok(())
}
