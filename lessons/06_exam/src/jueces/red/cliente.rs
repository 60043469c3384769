//! Un cliente: lo que envía, lo que le vuelve y el final de su conexión.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpStream};
use std::thread;
use std::time::Duration;

use shared::errno::CannotStart;

use crate::juicio::cuantos;
use crate::juicio::mirilla::nadie_hace_nada;
use crate::juicio::paciencia::{HASTA_AQUI, PACIENCIA, Paciencia};

const RATO: Duration = Duration::from_millis(50);

/// A un cliente no le volvió lo suyo.
pub struct NoVuelve {
    pub que: String,
    /// Cuántos bytes le volvieron, buenos o malos.
    pub bytes: usize,
}

pub struct Cliente {
    flujo: TcpStream,
    /// Su puerto: por él se sabe quién lo atiende.
    pub puerto: u16,
    /// El primer proceso del servidor: mientras los suyos hagan algo, se les espera.
    programa: i32,
}

impl Cliente {
    pub(super) fn llama(puerto: u16, programa: i32) -> io::Result<Self> {
        let flujo = TcpStream::connect((Ipv4Addr::LOCALHOST, puerto))?;
        flujo.set_read_timeout(Some(RATO))?;
        flujo.set_write_timeout(Some(HASTA_AQUI))?;
        flujo.set_nodelay(true)?;
        let puerto = flujo.local_addr()?.port();
        Ok(Self { flujo, puerto, programa })
    }

    /// Lo envía y, a la vez, lee: han de volver los mismos bytes. Si no, dice qué volvió.
    ///
    /// # Errors
    /// Si no cabe otro hilo: no es culpa del servidor.
    pub fn eco(&self, datos: &[u8]) -> anyhow::Result<Result<(), NoVuelve>> {
        thread::scope(|hilos| {
            let envia = || (&self.flujo).write_all(datos);
            thread::Builder::new()
                .spawn_scoped(hilos, envia)
                .map_err(CannotStart)?;
            Ok(self.vuelve(datos))
        })
    }

    /// Lo que ya envió ha de volver igual.
    pub fn vuelve(&self, datos: &[u8]) -> Result<(), NoVuelve> {
        let vuelto = self.lee(datos.len());
        if vuelto == datos {
            return Ok(());
        }
        let enviados = cuantos(datos.len(), "byte", "bytes");
        let iguales = vuelto.iter().zip(datos).take_while(|(a, b)| a == b).count();
        let que = if iguales == vuelto.len() {
            format!("Un cliente envió {enviados}, y le volvieron {iguales}")
        } else {
            format!(
                "A un cliente le volvió otra cosa: de {enviados}, los primeros iguales son {iguales}"
            )
        };
        Err(NoVuelve { que, bytes: vuelto.len() })
    }

    /// Hasta que lleguen tantos, se cierre la conexión o se acabe la paciencia.
    fn lee(&self, tantos: usize) -> Vec<u8> {
        let mut leido = vec![0; tantos];
        let mut lleva = 0;
        while lleva < tantos {
            match self.lee_algo(&mut leido[lleva..]) {
                Ok(0) | Err(_) => break,
                Ok(mas) => lleva += mas,
            }
        }
        leido.truncate(lleva);
        leido
    }

    fn lee_algo(&self, sitio: &mut [u8]) -> io::Result<usize> {
        let mut paciencia = Paciencia::de(PACIENCIA);
        loop {
            match (&self.flujo).read(sitio) {
                Err(error)
                    if error.kind() == ErrorKind::WouldBlock
                        && !paciencia.se_acabo() =>
                {
                    paciencia.pasa(RATO, nadie_hace_nada(self.programa, None));
                }
                otro => return otro,
            }
        }
    }

    pub fn envia(&self, datos: &[u8]) {
        // Si no se puede, se verá en que no vuelve.
        let _ = (&self.flujo).write_all(datos);
    }

    /// Si le ha llegado algo, sin esperar.
    pub fn le_llega_algo(&self) -> bool {
        let _ = self.flujo.set_nonblocking(true);
        let hay = self.flujo.peek(&mut [0]).is_ok_and(|cuantos| cuantos > 0);
        let _ = self.flujo.set_nonblocking(false);
        hay
    }

    /// Dice que ya no enviará nada más.
    pub fn cierra_su_lado(&self) {
        let _ = self.flujo.shutdown(Shutdown::Write);
    }

    /// Espera el final de la conexión. Dice si llegó, y falla si antes llegó algo que sobra.
    pub fn llega_el_final(&self) -> Result<bool, String> {
        match self.lee_algo(&mut [0]) {
            Ok(0) => Ok(true),
            Ok(_) => Err("A un cliente le volvió más de lo que envió".to_owned()),
            Err(error) => Ok(error.kind() == ErrorKind::ConnectionReset),
        }
    }
}

/// Bytes de todas las clases, que no son texto de nadie.
pub fn datos(cuantos: usize) -> Vec<u8> {
    (0..cuantos).map(|i| (i * 7 + i / 256) as u8).collect()
}
