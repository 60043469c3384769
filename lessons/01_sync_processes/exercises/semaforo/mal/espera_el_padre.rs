// Lo rechaza: esperan
use shared::process::Process;
use shared::sync::Semaphore;
use std::time::Duration;
fn main() -> anyhow::Result<()> {
    let a: Vec<usize> = std::env::args().skip(1).map(|x| x.parse().unwrap()).collect();
    let s = Semaphore::new(a[1] as u32)?;
    let mut ps = vec![];
    for i in 0..a[0] {
        let s = &s;
        s.acquire()?;
        let mut p = Process::new(move || -> anyhow::Result<()> {
            println!("entra {i}");
            std::thread::sleep(Duration::from_millis(50));
            println!("sale {i}");
            s.release()?;
            Ok(())
        });
        p.start()?;
        ps.push(p);
    }
    for p in &mut ps { p.join()?; }
    Ok(())
}
