use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};

struct Servidor {
    escucha: TcpListener,
}

impl Servidor {
    fn atiende_a_uno(&self) -> std::io::Result<()> {
        let (cliente, _) = self.escucha.accept()?;
        let mut sale: &TcpStream = &cliente;
        let mut entra = BufReader::new(&cliente);
        loop {
            let trozo = entra.fill_buf()?;
            if trozo.is_empty() {
                return Ok(());
            }
            sale.write_all(trozo)?;
            let devueltos = trozo.len();
            entra.consume(devueltos);
        }
    }
}

fn main() -> anyhow::Result<()> {
    let numeros: Vec<u16> = std::env::args().skip(1).map(|uno| uno.parse()).collect::<Result<_, _>>()?;
    let servidor = Servidor { escucha: TcpListener::bind((Ipv4Addr::LOCALHOST, numeros[0]))? };
    for _ in 0..numeros[1] {
        servidor.atiende_a_uno()?;
    }
    Ok(())
}
