use std::thread::sleep;
use std::time::Duration;

use anyhow::Context;
use nix::sched::{CpuSet, sched_setaffinity};
use nix::sys::signal::{Signal, kill};
use nix::sys::wait::waitpid;
use nix::unistd::{ForkResult, Pid, fork};

fn fila(pid: Pid) -> anyhow::Result<String> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    let (_, campos) = stat.rsplit_once(')').context("sin nombre")?;
    let campos: Vec<&str> = campos.split_whitespace().collect();
    Ok(format!("{pid} {} {} {}", campos[16], campos[0], campos[11]))
}

fn main() -> anyhow::Result<()> {
    let tiempo = std::env::args().nth(1).context("faltan los milisegundos")?;
    let mut cpu = CpuSet::new();
    cpu.set(0)?;
    sched_setaffinity(Pid::this(), &cpu)?;
    let mut hijos = Vec::new();
    for mas in [0, 5, 10] {
        // SAFETY: este programa tiene un solo hilo.
        match unsafe { fork() }? {
            ForkResult::Child => {
                // SAFETY: es un número.
                unsafe { libc::nice(mas) };
                loop {
                    std::hint::spin_loop();
                }
            }
            ForkResult::Parent { child } => hijos.push(child),
        }
    }
    sleep(Duration::from_millis(tiempo.parse()?));
    for hijo in &hijos {
        println!("{}", fila(*hijo)?);
    }
    for hijo in &hijos {
        kill(*hijo, Signal::SIGTERM)?;
        waitpid(*hijo, None)?;
    }
    println!("fin");
    Ok(())
}
