use std::thread::sleep;
use std::time::Duration;

use shared::ipc::Queue;
use shared::process::Process;

fn main() -> anyhow::Result<()> {
    let args: Vec<usize> = std::env::args()
        .skip(1)
        .map(|arg| arg.parse())
        .collect::<Result<_, _>>()?;
    let (num_procesos, caben) = (args[0], args[1]);

    let llaves = Queue::new()?;
    for llave in 0..caben {
        llaves.put(&llave)?;
    }
    let mut procesos = Vec::new();
    for i in 0..num_procesos {
        let llaves = &llaves;
        let mut proceso = Process::new(move || -> anyhow::Result<()> {
            let llave = llaves.get()?;
            println!("entra {i}");
            sleep(Duration::from_millis(50));
            println!("sale {i}");
            llaves.put(&llave)?;
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
