//! Solución de «Crea»: tres procesos con distinto nice compiten por una CPU, y al final se les termina.

// ANCHOR: solucion
// ANCHOR: usos
use std::thread;
use std::time::Duration;

use shared::cpu::pin_to_first_cpu;
use shared::process::Process;
// ANCHOR_END: usos

fn main() -> anyhow::Result<()> {
    let mut procesos = Vec::new();
    for nice in [0, 5, 10] {
        let mut proceso = Process::new(calcular).with_daemon(true);
        proceso.start()?;
        proceso.in_table()?.set_nice(nice)?;
        procesos.push(proceso);
    }
    thread::sleep(Duration::from_secs(1));

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
    Ok(())
}

fn calcular() -> anyhow::Result<()> {
    pin_to_first_cpu()?;
    loop {
        std::hint::spin_loop();
    }
}
// ANCHOR_END: solucion
