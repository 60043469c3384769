//! Lo que el sistema cuenta de sí mismo: CPU, carga, memoria, disco, arranque y red.

mod ficheros;

use std::collections::BTreeMap;

use nix::sys::statvfs::statvfs;
use shared::foreign::printable;
use shared::lesson::{Level, Plain, Step, bar_after, date, decimal, lasting};
use shared::{say, varies};
use sysinfo::{CpuRefreshKind, MemoryRefreshKind, Networks, RefreshKind, System};

pub const STEP: Step = Step {
    name: "sistema",
    title: "Información del sistema",
    level: Level::Extension,
    predict: "¿cuántas CPU tiene tu máquina? ¿Cuánto tiempo lleva encendida?",
    observe: "sysinfo no adivina nada: casi todo lo lee de ficheros de /proc y de /sys, que puedes abrir tú con cat.",
    topic: "psutil: «información del sistema operativo, como procesos, CPU, memoria, red, etc.»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: sistema
    let que = RefreshKind::nothing()
        .with_cpu(CpuRefreshKind::nothing())
        .with_memory(MemoryRefreshKind::everything());
    let sistema = System::new_with_specifics(que)?;
    let carga = System::load_average()?;
    let usada = sistema.used_memory() as f64 / sistema.total_memory() as f64;

    say!(
        "núcleo de Linux {}, {}",
        varies(System::kernel_version()?),
        varies(System::cpu_arch())
    );
    let fisicos = System::physical_core_count()?;
    say!(
        "CPU: {}; núcleos físicos: {}",
        varies(sistema.cpus().len()),
        varies(fisicos)
    );
    let carga = [carga.one, carga.five, carga.fifteen]
        .map(|media| varies(decimal(media, 2)));
    let [uno, cinco, quince] = carga;
    say!("carga: {uno} en el último minuto, {cinco} en cinco, {quince} en quince");
    let memoria =
        format!("memoria: {} MiB; usada ", varies(sistema.total_memory() >> 20));
    say!("{}", bar_after(&memoria, usada, 30));
    let (disponible, swap) =
        (sistema.available_memory() >> 20, sistema.total_swap() >> 20);
    say!(
        "disponible, {} MiB; intercambio, {} MiB",
        varies(disponible),
        varies(swap)
    );
    let disco = statvfs("/")?;
    let (total, libre) = (disco.blocks(), disco.blocks_available());
    let mib = |bloques| (bloques * disco.fragment_size()) >> 20;
    say!("disco: {} MiB; libre, {} MiB", varies(mib(total)), varies(mib(libre)));
    let (hace, el) = (lasting(System::uptime()?), date(System::boot_time()?));
    say!("encendida hace {}, el {}", varies(hace), varies(el));
    let redes = Networks::new_with_refreshed_list()?;
    for (nombre, red) in BTreeMap::from_iter(&redes) {
        let (recibidos, enviados) = (red.total_received(), red.total_transmitted());
        let red = format!(
            "red {}: {recibidos} B recibidos, {enviados} B enviados",
            printable(nombre)
        );
        say!("{}", varies(red));
    }
    // ANCHOR_END: sistema

    ficheros::comparar(&sistema)
}
