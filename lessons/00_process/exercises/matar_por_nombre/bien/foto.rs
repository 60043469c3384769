use std::time::Duration;

use shared::table::{SystemProcess, Table, wait_procs};

fn main() -> anyhow::Result<()> {
    let nombre = std::env::args().nth(1).unwrap_or_default();
    let yo = std::process::id() as i32;
    let foto = Table::snapshot()?;
    let buscados: Vec<SystemProcess> = foto
        .iter()
        .filter(|proc| proc.name == *nombre && proc.pid.as_raw() != yo)
        .map(|proc| proc.process())
        .collect();
    for proc in &buscados {
        let _ = proc.terminate();
    }
    let (_, vivos) = wait_procs(&buscados, Duration::from_millis(200))?;
    for proc in &vivos {
        let _ = proc.kill();
    }
    println!("{}", buscados.len());
    Ok(())
}
