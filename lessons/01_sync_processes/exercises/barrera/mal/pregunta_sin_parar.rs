// Lo rechaza: sin_preguntar
use shared::ipc::Value;
use shared::process::Process;
fn main() -> anyhow::Result<()> {
    let a: Vec<usize> = std::env::args().skip(1).map(|x| x.parse().unwrap()).collect();
    let (n, r) = (a[0], a[1]);
    let c = Value::new(0usize)?;
    let mut ps = vec![];
    for i in 0..n {
        let c = &c;
        let mut p = Process::new(move || -> anyhow::Result<()> {
            for j in 0..r {
                println!("ronda {j} {i}");
                c.update(|x| x + 1)?;
                while c.get() < n * (j + 1) { std::thread::yield_now(); }
            }
            Ok(())
        });
        p.start()?;
        ps.push(p);
    }
    for p in &mut ps { p.join()?; }
    Ok(())
}
