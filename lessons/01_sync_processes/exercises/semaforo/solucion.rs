use std::thread::sleep;
use std::time::Duration;

use shared::process::Process;
// HUECO
use shared::sync::Semaphore;
// FIN

fn main() -> anyhow::Result<()> {
    let args: Vec<usize> = std::env::args()
        .skip(1)
        .map(|arg| arg.parse())
        .collect::<Result<_, _>>()?;
    let (num_procesos, caben) = (args[0], args[1]);

    // HUECO
    let semaforo = Semaphore::new(caben as u32)?;
    // INICIO: let _ = caben;
    // FIN
    let mut procesos = Vec::new();
    for i in 0..num_procesos {
        // HUECO
        let semaforo = &semaforo;
        // FIN
        let mut proceso = Process::new(move || -> anyhow::Result<()> {
            // HUECO
            semaforo.acquire()?;
            // FIN
            println!("entra {i}");
            sleep(Duration::from_millis(50));
            println!("sale {i}");
            // HUECO
            semaforo.release()?;
            // FIN
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
