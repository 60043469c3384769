use std::os::unix::net::UnixDatagram;
use std::time::Duration;
use shared::process::Process;
fn main() -> anyhow::Result<()> {
    let a: Vec<usize> = std::env::args().skip(1).map(|x| x.parse().unwrap()).collect();
    let (x, y) = UnixDatagram::pair()?;
    for _ in 0..a[1] { y.send(b"s")?; }
    let mut ps = vec![];
    for i in 0..a[0] {
        let (x, y) = (&x, &y);
        let mut p = Process::new(move || -> anyhow::Result<()> {
            x.recv(&mut [0])?;
            println!("entra {i}");
            std::thread::sleep(Duration::from_millis(50));
            println!("sale {i}");
            y.send(b"s")?;
            Ok(())
        });
        p.start()?;
        ps.push(p);
    }
    for p in &mut ps { p.join()?; }
    Ok(())
}
