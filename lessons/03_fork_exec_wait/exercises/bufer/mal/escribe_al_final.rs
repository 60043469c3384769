// Lo rechaza: primero
use shared::fork::fork;
use shared::wait::wait;

fn main() -> anyhow::Result<()> {
    let n: i32 = std::env::args().nth(1).unwrap_or_default().parse()?;


    for i in 0..n {
        if fork()?.is_child() {
            println!("hijo {i}");
            std::process::exit(0);
        }
    }

    for _ in 0..n {
        wait()?;
    }
    print!("empieza ");
    println!("fin");
    Ok(())
}
