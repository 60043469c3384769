// Lo rechaza: tambien_el_terco
use nix::unistd::getpid;
use shared::table::process_iter;

fn main() -> anyhow::Result<()> {
    let nombre = std::env::args().nth(1).unwrap_or_default();
    let mut matados = 0;
    for proc in process_iter()? {
        if proc.name == *nombre && proc.pid != getpid() {
            proc.process().terminate()?;
            matados += 1;
        }
    }
    println!("{matados}");
    Ok(())
}
