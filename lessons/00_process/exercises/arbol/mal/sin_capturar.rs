// Lo rechaza: acaba_bien
use shared::table::{SystemProcess, Table};

fn main() -> anyhow::Result<()> {
    let pid: i32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let raiz = SystemProcess::new(pid)?;
    let tabla = Table::snapshot()?;
    println!("{}", tabla.children(raiz.pid()).len());
    println!("{}", tabla.descendants(raiz.pid()).len());
    Ok(())
}
