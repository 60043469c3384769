use nix::unistd::Pid;
use shared::table::{SystemProcess, Table, TableError};

fn main() -> anyhow::Result<()> {
    let pid: i32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    match SystemProcess::new(pid) {
        Err(TableError::NoSuchProcess(_)) => println!("no existe"),
        Err(otro) => return Err(otro.into()),
        Ok(raiz) => {
            let tabla = Table::snapshot()?;
            let suyo = |uno: Pid| tabla.ancestors(uno).iter().any(|otro| otro.pid == raiz.pid());
            println!("{}", tabla.iter().filter(|uno| uno.ppid == raiz.pid()).count());
            println!("{}", tabla.iter().filter(|uno| uno.pid != raiz.pid() && suyo(uno.pid)).count());
        }
    }
    Ok(())
}
