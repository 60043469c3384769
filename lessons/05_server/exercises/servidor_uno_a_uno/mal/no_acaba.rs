// Lo rechaza: acaba
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

fn manejar_cliente(mut cliente: &TcpStream) -> anyhow::Result<()> {
    let mut datos = [0; 4096];
    loop {
        let leidos = cliente.read(&mut datos)?;
        if leidos == 0 {
            return Ok(());
        }
        cliente.write_all(&datos[..leidos])?;
    }
}

fn main() -> anyhow::Result<()> {
    let numeros: Vec<u16> = std::env::args().skip(1).map(|uno| uno.parse()).collect::<Result<_, _>>()?;
    let [puerto, _n] = numeros[..] else { anyhow::bail!("hacen falta PUERTO y N") };
    let escucha = TcpListener::bind(("127.0.0.1", puerto))?;
    loop {
        let (cliente, _) = escucha.accept()?;
        manejar_cliente(&cliente)?;
        // Al salir de aquí, la conexión se cierra.
    }
}
