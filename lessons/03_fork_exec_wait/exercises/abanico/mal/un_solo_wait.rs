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
    let mut suma = 0;
    if let Some(hijo) = hijos.last()
        && let WaitStatus::Exited(_, codigo) = waitpid(*hijo, None)?
    {
        suma += codigo;
    }
    println!("{suma}");
    Ok(())
}
