use std::io;
use std::net::TcpListener;

fn main() -> anyhow::Result<()> {
    let mut argumentos = std::env::args().skip(1);
    let puerto: u16 = argumentos.next().unwrap_or_default().parse()?;
    let n: usize = argumentos.next().unwrap_or_default().parse()?;
    let escucha = TcpListener::bind(("127.0.0.1", puerto))?;
    for cliente in escucha.incoming().take(n) {
        let cliente = cliente?;
        io::copy(&mut &cliente, &mut &cliente)?;
    }
    Ok(())
}
