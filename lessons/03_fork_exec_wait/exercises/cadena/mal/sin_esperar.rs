// Lo rechaza: espera
use nix::unistd::fork;

fn main() -> anyhow::Result<()> {
    let n: i32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    for i in 0..n {
        // SAFETY: este programa tiene un solo hilo.
        if unsafe { fork() }?.is_parent() {
            if i == 0 {
                println!("fin");
            }
            return Ok(());
        }
    }
    if n == 0 {
        println!("fin");
    }
    Ok(())
}
