// Lo rechaza: cada_uno_el_suyo
use std::io::Write;

use shared::fork::fork;
use shared::wait::wait;

fn main() -> anyhow::Result<()> {
    let n: i32 = std::env::args().nth(1).unwrap_or_default().parse()?;

    print!("empieza ");
    std::io::stdout().flush()?;

    for i in 0..n {
        if fork()?.is_child() {
            print!("hijo {i}");
            shared::ending::exit_now(0);
        }
    }

    for _ in 0..n {
        wait()?;
    }
    println!("fin");
    Ok(())
}
