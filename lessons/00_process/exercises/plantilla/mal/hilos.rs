// Lo rechaza: hijos
use std::thread;

fn main() -> anyhow::Result<()> {
    let n: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let hilos: Vec<_> = (0..n).map(|i| thread::spawn(move || println!("trabajo {i}"))).collect();
    for hilo in hilos {
        hilo.join().expect("el hilo acaba bien");
    }
    println!("fin");
    Ok(())
}
