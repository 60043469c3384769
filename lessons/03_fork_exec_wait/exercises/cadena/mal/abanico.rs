// Lo rechaza: cadena
use nix::unistd::getpid;
use shared::fork::fork;
use shared::wait::wait;

fn main() -> anyhow::Result<()> {
    let n: i32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let primero = getpid();
    for _ in 0..n {
        if fork()?.is_child() {
            break;
        }
    }
    if getpid() == primero {
        while wait().is_ok() {}
        println!("fin");
    }
    Ok(())
}
