// Lo rechaza: calculan
use std::thread::sleep;
use std::time::Duration;
use shared::process::Process;
use shared::table::SystemProcess;
fn main() -> anyhow::Result<()> {
    let ms: u64 = std::env::args().nth(1).unwrap().parse()?;
    shared::cpu::pin_to_first_cpu()?;
    let mio = SystemProcess::new(std::process::id() as i32)?.nice()?;
    let mut hs = vec![];
    for mas in [0, 5, 10] {
        let mut p = Process::new(|| loop { sleep(Duration::from_millis(10)) });
        p.start()?;
        p.in_table()?.set_nice(mio + mas)?;
        hs.push(p);
    }
    sleep(Duration::from_millis(ms));
    for h in &hs {
        let p = h.in_table()?;
        println!("{} {} {} {}", p.pid(), p.nice()?, p.status()?.letter(), p.cpu_ticks()?);
    }
    for h in &hs { h.terminate()?; }
    for h in &mut hs { h.join()?; }
    println!("fin");
    Ok(())
}
