// Lo rechaza: recogidos
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
                exit_now(i);
            }
            ForkResult::Parent { child } => hijos.push(child),
        }
    }
    println!("{}", n * (n - 1) / 2);
    for hijo in hijos {
        if let WaitStatus::Exited(_, 255) = waitpid(hijo, None)? {
            exit_now(1);
        }
    }
    Ok(())
}
