use std::thread;
use std::time::Duration;

use nix::unistd::getpid;
use shared::cpu::pin_to_first_cpu;
use shared::process::Process;
use shared::table::SystemProcess;

fn main() -> anyhow::Result<()> {
    let milisegundos: u64 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let mio = SystemProcess::new(getpid().as_raw())?.nice()?;
    let mut procesos = Vec::new();
    for mas in [0, 5, 10] {
        let mut proceso = Process::new(calcular).with_daemon(true);
        proceso.start()?;
        proceso.in_table()?.set_nice(mio + mas)?;
        procesos.push(proceso);
    }
    thread::sleep(Duration::from_millis(milisegundos));

    println!("PID NICE ESTADO TICS");
    for proceso in &procesos {
        let visto = proceso.in_table()?;
        println!(
            "{} {} {} {}",
            visto.pid(),
            visto.nice()?,
            visto.status()?.letter(),
            visto.cpu_ticks()?
        );
    }
    for proceso in &mut procesos {
        proceso.terminate()?;
        proceso.join()?;
        assert_eq!(proceso.exitcode(), Some(-15), "¿lo ha terminado otro?");
    }
    println!("fin");
    Ok(())
}

fn calcular() -> anyhow::Result<()> {
    pin_to_first_cpu()?;
    loop {
        std::hint::spin_loop();
    }
}
