// Lo rechaza: fin
use nix::unistd::getpid;
use shared::fork::fork;
use shared::wait::wait;

fn main() -> anyhow::Result<()> {
    let n: i32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let primero = getpid();
    for _ in 0..n {
        if fork()?.is_parent() {
            if getpid() == primero {
                println!("fin");
            }
            wait()?;
            return Ok(());
        }
    }
    if n == 0 {
        println!("fin");
    }
    Ok(())
}
