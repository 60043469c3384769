use std::ffi::CString;
use std::os::unix::ffi::OsStringExt;

use nix::errno::Errno;
use nix::sys::wait::{WaitStatus, wait};
use nix::unistd::{ForkResult, execvp, fork};

fn main() {
    let orden = std::env::args_os().skip(1);
    let orden: Vec<CString> =
        orden.map(|palabra| CString::new(palabra.into_vec()).unwrap()).collect();
    // SAFETY: este programa tiene un solo hilo.
    if let ForkResult::Child = unsafe { fork() }.unwrap() {
        match execvp(&orden[0], &orden) {
            Err(Errno::ENOENT) => std::process::exit(127),
            Err(otro) => {
                eprintln!("{otro}");
                std::process::exit(126)
            }
        }
    }
    match wait().unwrap() {
        WaitStatus::Exited(_, codigo) => println!("{codigo}"),
        WaitStatus::Signaled(_, senal, _) => println!("{}", 128 + senal as i32),
        otro => println!("{otro:?}"),
    }
}
