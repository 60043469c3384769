// Lo rechaza: cada_uno_la_suya
use shared::ipc::Queue;
use shared::process::Process;

fn main() -> anyhow::Result<()> {
    let cola = Queue::new()?;
    let mut procesos = Vec::new();
    for texto in std::env::args().skip(1) {
        let hasta: u64 = texto.parse()?;
        let cola = &cola;
        let mut proceso = Process::new(move || cola.put(&(hasta, (1..=hasta).sum::<u64>())));
        proceso.start()?;
        procesos.push(proceso);
    }
    let mut total = 0;
    for proceso in &mut procesos {
        let (hasta, suma): (u64, u64) = cola.get()?;
        println!("{hasta}: {suma}");
        total += suma;
        proceso.join()?;
    }
    println!("total {total}");
    Ok(())
}
