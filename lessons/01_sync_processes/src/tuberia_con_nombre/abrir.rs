//! Abrir una tubería con nombre para escribir, sin quedarse esperando a quien lea.

use std::fs::File;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use nix::errno::Errno;
use nix::fcntl::{OFlag, open};
use nix::sys::stat::Mode;

pub fn abrir_sin_esperar(buzon: &Path) -> nix::Result<OwnedFd> {
    open(buzon, OFlag::O_WRONLY | OFlag::O_NONBLOCK, Mode::empty())
}

/// Como `File::create`, pero solo espera dos segundos a que haya quien lea.
pub fn abrir_para_escribir(buzon: &Path) -> nix::Result<File> {
    for _ in 0..100 {
        match abrir_sin_esperar(buzon) {
            Err(Errno::ENXIO) => sleep(Duration::from_millis(20)),
            abierta => return abierta.map(File::from),
        }
    }
    Err(Errno::ENXIO)
}
