// Lo rechaza: los_deja_trabajar
use std::time::Duration;

use nix::unistd::getpid;
use shared::cpu::pin_to_first_cpu;
use shared::process::Process;
use shared::table::SystemProcess;

fn calcular() -> anyhow::Result<()> {
    pin_to_first_cpu()?; // los tres, en la misma CPU
    loop {
        std::hint::spin_loop();
    }
}

fn main() -> anyhow::Result<()> {
    let milisegundos = std::env::args().nth(1).unwrap_or_default().parse()?;
    let mio = SystemProcess::new(getpid().as_raw())?.nice()?;
    let mut procesos = Vec::new();
    for mas in [0, 5, 10] {
        let mut proceso = Process::new(calcular);
        proceso.start()?;
        proceso.in_table()?.set_nice(mio + mas)?;
        procesos.push(proceso);
    }
    let _ = Duration::from_millis(milisegundos);

    println!("PID NICE ESTADO TICS");
    for proceso in &procesos {
        let visto = proceso.in_table()?;
        let (nice, tics) = (visto.nice()?, visto.cpu_ticks()?);
        println!("{} {nice} {} {tics}", visto.pid(), visto.status()?.letter());
    }
    for proceso in &procesos {
        proceso.terminate()?;
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    println!("fin");
    Ok(())
}
