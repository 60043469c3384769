use nix::unistd::ForkResult;
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::{WaitStatus, waitpid};

fn main() -> anyhow::Result<()> {
    let n: i32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let mut hijos = Vec::new();
    for i in (0..n).rev() {
        match fork()? {
            ForkResult::Parent { child } => hijos.push(child),
            ForkResult::Child => {
                println!("hijo {i}");
                exit_now(i);
            }
        }
    }
    let codigo = |hijo| match waitpid(hijo, None) {
        Ok(WaitStatus::Exited(_, codigo)) => codigo,
        _ => 0,
    };
    println!("{}", hijos.into_iter().map(codigo).sum::<i32>());
    Ok(())
}
