use shared::fork::fork;
use shared::wait::wait;

fn main() -> anyhow::Result<()> {
    let n: i32 = std::env::args().nth(1).unwrap_or_default().parse()?;

    nix::unistd::write(std::io::stdout(), b"empieza ")?;

    for i in 0..n {
        if fork()?.is_child() {
            println!("hijo {i}");
            shared::ending::exit_now(0);
        }
    }

    for _ in 0..n {
        wait()?;
    }
    println!("fin");
    Ok(())
}
