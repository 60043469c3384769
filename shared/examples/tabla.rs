//! psutil en Rust: mirar un proceso desde fuera, cambiarle el nice y terminarlo.

use std::time::Duration;

use shared::Pid;
use shared::process::Process;
use shared::table::{SystemProcess, Table, process_iter};
use sysinfo::{CpuRefreshKind, MemoryRefreshKind, RefreshKind, System};

fn dormir() {
    nix::unistd::pause();
}

fn main() -> anyhow::Result<()> {
    let mut hijo = Process::new(dormir).with_daemon(true);
    hijo.start()?;
    let pid = hijo.pid().expect("ha arrancado");

    // ANCHOR: mirar
    let proc = SystemProcess::new(pid.as_raw())?;
    println!("¿su padre soy yo? {}", proc.ppid()? == Pid::this());
    println!("¿está en la tabla? {}", process_iter()?.any(|p| p.pid == pid));
    let tabla = Table::snapshot()?;
    println!("descendientes míos: {}", tabla.descendants(Pid::this()).len());
    // ANCHOR_END: mirar

    // ANCHOR: nice
    proc.set_nice(5)?;
    println!("nice: {}", proc.nice()?);
    // ANCHOR_END: nice

    // ANCHOR: terminar
    proc.terminate()?;
    proc.wait(Duration::from_secs(10))?;
    hijo.join()?;
    println!("¿sigue ahí? {}", proc.is_running());
    // ANCHOR_END: terminar

    // ANCHOR: sistema
    let que = RefreshKind::nothing()
        .with_cpu(CpuRefreshKind::nothing())
        .with_memory(MemoryRefreshKind::nothing().with_ram());
    let sistema = System::new_with_specifics(que)?;
    let cpus = sistema.cpus().len();
    let memoria = sistema.total_memory();
    let arranque = System::boot_time()?;
    // ANCHOR_END: sistema
    println!("{cpus} CPU, {memoria} B de memoria, arranque en {arranque}");
    Ok(())
}
