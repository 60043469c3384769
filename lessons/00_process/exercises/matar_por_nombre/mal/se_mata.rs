// Lo rechaza: no_a_si_mismo
use nix::sys::signal::{Signal, kill};
use shared::table::process_iter;

fn main() -> anyhow::Result<()> {
    let nombre = std::env::args().nth(1).unwrap_or_default();
    let mut matados = 0;
    for proc in process_iter()? {
        if proc.name == *nombre {
            kill(proc.pid, Signal::SIGKILL)?;
            matados += 1;
        }
    }
    println!("{matados}");
    Ok(())
}
