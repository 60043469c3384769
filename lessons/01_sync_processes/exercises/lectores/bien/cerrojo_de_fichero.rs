use std::fs::File;
use std::time::Duration;
use nix::unistd::{fork, ForkResult};
fn entra(f: &File, quien: &str, i: usize, v: usize, lee: bool) {
    for _ in 0..v {
        if lee { f.lock_shared().unwrap() } else { f.lock().unwrap() }
        println!("{quien} {i} entra");
        std::thread::sleep(Duration::from_millis(20));
        println!("{quien} {i} sale");
        f.unlock().unwrap();
    }
}
fn main() -> anyhow::Result<()> {
    let a: Vec<usize> = std::env::args().skip(1).map(|x| x.parse().unwrap()).collect();
    File::create("cerrojo")?;
    for k in 0..a[0] + a[1] {
        if let ForkResult::Child = unsafe { fork()? } {
            let f = File::open("cerrojo")?;
            if k < a[0] { entra(&f, "lector", k, a[2], true) } else { entra(&f, "escritor", k - a[0], a[2], false) }
            std::process::exit(0);
        }
    }
    for _ in 0..a[0] + a[1] { nix::sys::wait::wait()?; }
    std::fs::remove_file("cerrojo")?;
    Ok(())
}
