use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use nix::unistd::{fork, ForkResult};
fn main() -> anyhow::Result<()> {
    let n: usize = std::env::args().nth(1).unwrap().parse()?;
    let mut pids = vec![];
    for _ in 0..n {
        let (a, b) = UnixStream::pair()?;
        for (mut s, primero) in [(a.try_clone()?, true), (b.try_clone()?, false)] {
            match unsafe { fork()? } {
                ForkResult::Child => {
                    let yo = std::process::id();
                    let mut t = [0; 4];
                    if primero { s.write_all(&yo.to_le_bytes())?; s.read_exact(&mut t)?; }
                    else { s.read_exact(&mut t)?; s.write_all(&yo.to_le_bytes())?; }
                    println!("yo {yo} pareja {}", u32::from_le_bytes(t));
                    std::process::exit(0);
                }
                ForkResult::Parent { child } => pids.push(child),
            }
        }
    }
    for p in pids { nix::sys::wait::waitpid(p, None)?; }
    println!("fin");
    Ok(())
}
