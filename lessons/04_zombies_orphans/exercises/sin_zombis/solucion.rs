use std::hint::black_box;
use std::thread::sleep;
use std::time::Duration;

use nix::unistd::ForkResult;
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};

fn hijo(i: u64) -> ! {
    sleep(Duration::from_millis(50 + i % 8 * 50));
    exit_now(0)
}

fn trabaja_un_poco() {
    black_box((0..20_000_u64).map(black_box).sum::<u64>());
}

fn main() -> anyhow::Result<()> {
    let n: u64 = std::env::args().nth(1).unwrap_or_default().parse()?;
    for i in 0..n {
        if let ForkResult::Child = fork()? {
            hijo(i);
        }
    }

    let mut quedan = n;
    let sin_bloquear = Some(WaitPidFlag::WNOHANG);
    // HUECO
    while quedan > 0 {
        trabaja_un_poco();
        // Puede haber varios: se recoge hasta que los que quedan sigan vivos.
        while quedan > 0 && waitpid(None, sin_bloquear)? != WaitStatus::StillAlive {
            quedan -= 1;
        }
    }
    // INICIO: // El padre trabaja un segundo. ¿Quién recoge entretanto a los hijos?
    // INICIO: let empieza = std::time::Instant::now();
    // INICIO: while empieza.elapsed() < Duration::from_secs(1) {
    // INICIO:     trabaja_un_poco();
    // INICIO: }
    // INICIO: while quedan > 0 {
    // INICIO:     if waitpid(None, sin_bloquear)? != WaitStatus::StillAlive {
    // INICIO:         quedan -= 1;
    // INICIO:     }
    // INICIO: }
    // FIN
    println!("{n}");
    Ok(())
}
