// Lo rechaza: codigos
use nix::unistd::ForkResult;
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::{WaitStatus, waitpid};

fn main() -> anyhow::Result<()> {
    let n: i32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let mut hijos = Vec::new();
    for i in 0..n {
        match fork()? {
            ForkResult::Child => {
                println!("hijo {i}");
                exit_now(0);
            }
            ForkResult::Parent { child } => hijos.push((i, child)),
        }
    }
    let mut suma = 0;
    for (i, hijo) in hijos {
        if let WaitStatus::Exited(..) = waitpid(hijo, None)? {
            suma += i;
        }
    }
    println!("{suma}");
    Ok(())
}
