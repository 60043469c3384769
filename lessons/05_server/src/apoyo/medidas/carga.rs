//! Muchos clientes a la vez en un solo proceso, con `poll`, y cuánto tarda cada petición.

use std::collections::BTreeSet;
use std::io::Write;
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};

use super::pendiente::{PLAZO, Pendiente, listos};
use crate::apoyo::clientes::contestacion::contestacion;

pub struct Carga {
    pub ruta: &'static str,
    pub peticiones: usize,
    pub clientes: usize,
    /// Cada cliente hace todas las suyas por la misma conexión.
    pub seguir: bool,
}

pub struct Medida {
    pub total: Duration,
    /// Lo que ha tardado cada petición, de menos a más.
    pub tiempos: Vec<Duration>,
    /// Quiénes han respondido.
    pub procesos: BTreeSet<i32>,
}

impl Carga {
    pub fn medir(&self, donde: SocketAddr) -> anyhow::Result<Medida> {
        let mut medida = Medida {
            total: Duration::ZERO,
            tiempos: Vec::new(),
            procesos: BTreeSet::new(),
        };
        let empezamos = Instant::now();
        let mut hechas = self.clientes.min(self.peticiones);
        let mut pendientes = (0..hechas)
            .map(|_| self.conectar(donde))
            .collect::<anyhow::Result<Vec<_>>>()?;
        while !pendientes.is_empty() {
            for posicion in listos(&pendientes)?.into_iter().rev() {
                if !pendientes[posicion].leer(self.seguir)? {
                    continue;
                }
                let acabado = pendientes.swap_remove(posicion);
                medida.tiempos.push(acabado.desde.elapsed());
                let respuesta =
                    contestacion(&String::from_utf8_lossy(&acabado.bytes))?;
                ensure!(
                    respuesta.codigo == 200,
                    "un cliente ha recibido un {}",
                    respuesta.codigo
                );
                medida.procesos.insert(respuesta.pid);
                if hechas < self.peticiones {
                    hechas += 1;
                    pendientes.push(self.otra(donde, acabado.flujo)?);
                }
            }
        }
        medida.total = empezamos.elapsed();
        medida.tiempos.sort();
        Ok(medida)
    }

    fn conectar(&self, donde: SocketAddr) -> anyhow::Result<Pendiente> {
        let desde = Instant::now();
        let flujo = TcpStream::connect_timeout(&donde, PLAZO)
            .context("no se puede conectar")?;
        self.pedir(flujo, desde)
    }

    fn otra(
        &self,
        donde: SocketAddr,
        flujo: TcpStream,
    ) -> anyhow::Result<Pendiente> {
        if self.seguir {
            self.pedir(flujo, Instant::now())
        } else {
            self.conectar(donde)
        }
    }

    fn pedir(&self, flujo: TcpStream, desde: Instant) -> anyhow::Result<Pendiente> {
        let conexion = if self.seguir { "keep-alive" } else { "close" };
        let cabeceras = format!("Host: leccion\r\nConnection: {conexion}\r\n\r\n");
        (&flujo).write_all(
            format!("GET {} HTTP/1.1\r\n{cabeceras}", self.ruta).as_bytes(),
        )?;
        Ok(Pendiente { flujo, desde, bytes: Vec::new() })
    }
}
