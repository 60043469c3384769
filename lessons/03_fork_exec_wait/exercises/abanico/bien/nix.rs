use nix::sys::wait::{WaitStatus, wait};
use nix::unistd::{ForkResult, fork};

fn main() -> anyhow::Result<()> {
    let n: i32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    for i in 0..n {
        // SAFETY: este programa tiene un solo hilo.
        if let ForkResult::Child = unsafe { fork() }? {
            println!("hijo {i}");
            std::process::exit(i);
        }
    }
    let mut suma = 0;
    while let Ok(WaitStatus::Exited(_, codigo)) = wait() {
        suma += codigo;
    }
    println!("{suma}");
    Ok(())
}
