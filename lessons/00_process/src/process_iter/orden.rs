//! Por qué columna se ordenan las filas.

use std::cmp::Reverse;

use clap::ValueEnum;
use shared::table::Entry;

#[derive(Clone, Copy, ValueEnum)]
pub enum Orden {
    Pid,
    Cpu,
    Memoria,
    Nice,
}

impl Orden {
    pub fn ordenar(self, filas: &mut [&Entry]) {
        match self {
            Orden::Pid => filas.sort_by_key(|proc| proc.pid),
            Orden::Cpu => {
                filas.sort_by(|a, b| b.cpu_percent.total_cmp(&a.cpu_percent))
            }
            Orden::Memoria => filas.sort_by_key(|proc| Reverse(proc.memory_bytes)),
            Orden::Nice => filas.sort_by_key(|proc| proc.nice),
        }
    }

    pub fn en_palabras(self) -> &'static str {
        match self {
            Orden::Pid => "por PID, de menos a más",
            Orden::Cpu => "por CPU, de más a menos",
            Orden::Memoria => "por memoria, de más a menos",
            Orden::Nice => "por nice, de menos a más",
        }
    }
}
