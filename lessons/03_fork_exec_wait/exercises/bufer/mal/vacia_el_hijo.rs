// Lo rechaza: una_vez
use std::io::Write;

use shared::fork::fork;
use shared::wait::wait;

fn main() -> anyhow::Result<()> {
    let n: i32 = std::env::args().nth(1).unwrap_or_default().parse()?;

    print!("empieza ");

    for i in 0..n {
        if fork()?.is_child() {
            std::io::stdout().flush()?;
            println!("hijo {i}");
            std::process::exit(0);
        }
    }

    for _ in 0..n {
        wait()?;
    }
    println!("fin");
    Ok(())
}
