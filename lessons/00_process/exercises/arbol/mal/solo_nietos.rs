// Lo rechaza: descendientes
use nix::unistd::Pid;
use shared::table::Table;

fn main() -> anyhow::Result<()> {
    let pid = Pid::from_raw(std::env::args().nth(1).unwrap_or_default().parse()?);
    let tabla = Table::snapshot()?;
    if tabla.get(pid).is_none() {
        println!("no existe");
        return Ok(());
    }
    let hijos = tabla.children(pid);
    let nietos: usize = hijos.iter().map(|hijo| tabla.children(hijo.pid).len()).sum();
    println!("{}", hijos.len());
    println!("{}", hijos.len() + nietos);
    Ok(())
}
