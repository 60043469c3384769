// Lo rechaza: en_la_reserva
use std::thread::sleep;
use std::time::Duration;


fn tarea(ms: u64) -> u64 {
    sleep(Duration::from_millis(ms));
    println!("hecha {ms}");
    ms
}

fn main() -> anyhow::Result<()> {
    let tiempos: Vec<u64> = std::env::args().skip(1).map(|texto| texto.parse()).collect::<Result<_, _>>()?;
    for ms in tiempos {
        println!("llega {}", tarea(ms));
    }
    println!("fin");
    Ok(())
}
