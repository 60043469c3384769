use std::thread::sleep;
use std::time::Duration;

use shared::process::Process;

fn main() -> anyhow::Result<()> {
    let n: u64 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let mut hijos = Vec::new();
    for i in 0..n {
        let mut hijo = Process::new(move || sleep(Duration::from_millis(400 - i % 7 * 50)));
        hijo.start()?;
        hijos.push(hijo);
    }
    while !hijos.is_empty() {
        sleep(Duration::from_millis(10));
        hijos.retain_mut(|hijo| hijo.is_alive());
    }
    println!("{n}");
    Ok(())
}
