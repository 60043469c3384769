use std::os::unix::process::ExitStatusExt;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

fn main() -> anyhow::Result<()> {
    let argumentos: Vec<String> = std::env::args().collect();
    let limite = Instant::now() + Duration::from_secs(argumentos[1].parse()?);
    let mut hijo = Command::new(&argumentos[2]).args(&argumentos[3..]).spawn()?;
    let estado = loop {
        match hijo.try_wait()? {
            Some(estado) => break estado,
            None if Instant::now() > limite => {
                hijo.kill()?;
                break hijo.wait()?;
            }
            None => sleep(Duration::from_millis(20)),
        }
    };
    let codigo = estado.code().or(estado.signal().map(|senal| 128 + senal));
    println!("{}", codigo.unwrap_or_default());
    Ok(())
}
