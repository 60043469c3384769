// Lo rechaza: cada_uno_el_suyo
use std::io::Write;

use nix::unistd::ForkResult;
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::waitpid;

fn main() -> anyhow::Result<()> {
    let n: i32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    print!("empieza ");
    std::io::stdout().flush()?;
    for i in 1..=n {
        if let ForkResult::Child = fork()? {
            println!("hijo {i}");
            exit_now(0);
        }
    }
    while waitpid(None, None).is_ok() {}
    println!("fin");
    Ok(())
}
