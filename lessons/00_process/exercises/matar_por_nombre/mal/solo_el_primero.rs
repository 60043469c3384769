// Lo rechaza: ninguno_vivo
use nix::unistd::getpid;
use shared::table::process_iter;

fn main() -> anyhow::Result<()> {
    let nombre = std::env::args().nth(1).unwrap_or_default();
    let encontrado =
        process_iter()?.find(|proc| proc.name == *nombre && proc.pid != getpid());
    if let Some(proc) = encontrado {
        proc.process().kill()?;
        println!("1");
    } else {
        println!("0");
    }
    Ok(())
}
