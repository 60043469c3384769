// Lo rechaza: se_llena
use std::thread::sleep;
use std::time::Duration;

use shared::process::Process;
use shared::sync::Lock;

fn main() -> anyhow::Result<()> {
    let args: Vec<usize> = std::env::args()
        .skip(1)
        .map(|arg| arg.parse())
        .collect::<Result<_, _>>()?;
    let (num_procesos, caben) = (args[0], args[1]);

    let _ = caben;
    let semaforo = Lock::new()?;
    let mut procesos = Vec::new();
    for i in 0..num_procesos {
        let semaforo = &semaforo;
        let mut proceso = Process::new(move || -> anyhow::Result<()> {
            semaforo.acquire()?;
            println!("entra {i}");
            sleep(Duration::from_millis(50));
            println!("sale {i}");
            semaforo.release()?;
            Ok(())
        });
        proceso.start()?;
        procesos.push(proceso);
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    Ok(())
}
