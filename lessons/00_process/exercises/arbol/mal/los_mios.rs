// Lo rechaza: hijos
use nix::unistd::Pid;
use shared::table::Table;

fn main() -> anyhow::Result<()> {
    let pid = Pid::from_raw(std::env::args().nth(1).unwrap_or_default().parse()?);
    let tabla = Table::snapshot()?;
    if tabla.get(pid).is_none() {
        println!("no existe");
        return Ok(());
    }
    println!("{}", tabla.children(Pid::this()).len());
    println!("{}", tabla.descendants(Pid::this()).len());
    Ok(())
}
