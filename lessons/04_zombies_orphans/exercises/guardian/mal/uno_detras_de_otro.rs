// Lo rechaza: a_la_vez
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
    let mut vidas = vec![0; metas.len()];
    for i in 0..metas.len() {
        loop {
            vidas[i] += 1;
            let pid = arranca(i, vidas[i], &metas)?;
            if matches!(waitpid(pid, None)?, WaitStatus::Exited(_, 0)) {
                break;
            }
        }
    }
    for (i, cuantas) in vidas.iter().enumerate() {
        println!("{i} {cuantas}");
    }
    Ok(())
}
