use nix::sys::wait::waitpid;
use nix::unistd::{ForkResult, fork};

fn main() -> anyhow::Result<()> {
    let n: usize = std::env::args().nth(1).unwrap_or_default().parse()?;
    let mut nivel = 0;
    while nivel < n {
        // SAFETY: este programa tiene un solo hilo.
        match unsafe { fork() }? {
            ForkResult::Child => nivel += 1,
            ForkResult::Parent { child } => {
                waitpid(child, None)?;
                break;
            }
        }
    }
    println!("acaba el {nivel}");
    if nivel == 0 {
        println!("fin");
    }
    Ok(())
}
