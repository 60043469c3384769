// Lo rechaza: a_la_vez
use nix::unistd::ForkResult;
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::{WaitStatus, waitpid};

fn main() -> anyhow::Result<()> {
    let n: i32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let mut suma = 0;
    for i in 0..n {
        match fork()? {
            ForkResult::Child => {
                println!("hijo {i}");
                exit_now(i);
            }
            ForkResult::Parent { child } => {
                if let WaitStatus::Exited(_, codigo) = waitpid(child, None)? {
                    suma += codigo;
                }
            }
        }
    }
    println!("{suma}");
    Ok(())
}
