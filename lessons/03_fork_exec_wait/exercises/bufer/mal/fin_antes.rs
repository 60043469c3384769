// Lo rechaza: espera
use std::io::Write;

use shared::fork::fork;
use shared::wait::wait;

fn main() -> anyhow::Result<()> {
    let n: i32 = std::env::args().nth(1).unwrap_or_default().parse()?;

    print!("empieza ");
    std::io::stdout().flush()?;

    for i in 0..n {
        if fork()?.is_child() {
            println!("hijo {i}");
            std::process::exit(0);
        }
    }

    println!("fin");
    for _ in 0..n {
        wait()?;
    }
    Ok(())
}
