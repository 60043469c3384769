use nix::sys::wait::wait;
use nix::unistd::{ForkResult, fork};

fn main() -> anyhow::Result<()> {
    let n: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    for i in 0..n {
        // SAFETY: este programa tiene un solo hilo.
        if let ForkResult::Child = unsafe { fork() }? {
            println!("trabajo {i}");
            std::process::exit(0);
        }
    }
    while wait().is_ok() {}
    println!("fin");
    Ok(())
}
