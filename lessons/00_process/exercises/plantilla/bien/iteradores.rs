use std::env::args;

use shared::process::{Process, ProcessError};

fn main() -> anyhow::Result<()> {
    let n: u32 = args().nth(1).unwrap_or_default().parse()?;
    let arranca = |i| {
        let mut hijo = Process::new(move || println!("trabajo {i}"));
        hijo.start().map(|()| hijo)
    };
    let hijos = (0..n).map(arranca).collect::<Result<Vec<_>, ProcessError>>()?;
    // Soltar un `Process` lo espera.
    drop(hijos);
    println!("fin");
    Ok(())
}
