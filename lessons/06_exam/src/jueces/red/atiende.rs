//! Lo que se ve en `/proc` de un servidor: sus procesos, y qué sockets tiene abiertos cada uno.

use std::collections::HashSet;
use std::fs;

use witness::blocked::BlockedCall;

/// El estado de una conexión, como lo escribe el núcleo.
const ESCUCHA: &str = "0A";

/// Si está parado en una espera de las que recogen a un hijo.
pub fn espera_a_un_hijo(pid: i32) -> bool {
    BlockedCall::of_process(pid).is_some_and(|llamada| llamada.waits_for_a_child())
}

/// Los sockets del servidor que hay en esta red.
#[derive(Default)]
pub struct Sockets {
    escuchan: HashSet<String>,
    /// Con el puerto de su cliente.
    conectados: Vec<(u16, String)>,
}

impl Sockets {
    pub fn del_puerto(puerto: u16) -> Self {
        let mut sockets = Self::default();
        for tabla in ["/proc/net/tcp", "/proc/net/tcp6"] {
            let tabla = fs::read_to_string(tabla).unwrap_or_default();
            for linea in tabla.lines().skip(1) {
                let campos: Vec<_> = linea.split_whitespace().collect();
                let [_, local, remoto, estado, ..] = campos[..] else { continue };
                let (Some(inodo), Some(numero)) = (campos.get(9), numero(local))
                else {
                    continue;
                };
                if numero != puerto {
                    continue;
                }
                let socket = format!("socket:[{inodo}]");
                match (estado, self::numero(remoto)) {
                    (ESCUCHA, _) => drop(sockets.escuchan.insert(socket)),
                    (_, Some(cliente)) => {
                        sockets.conectados.push((cliente, socket))
                    }
                    _ => {}
                }
            }
        }
        sockets
    }

    pub fn no_hay(&self) -> bool {
        self.escuchan.is_empty() && self.conectados.is_empty()
    }

    pub fn alguien_escucha(&self) -> bool {
        !self.escuchan.is_empty()
    }

    /// Si ese proceso tiene abierto el que escucha.
    pub fn escucha(&self, pid: i32) -> bool {
        abiertos(pid).iter().any(|socket| self.escuchan.contains(socket))
    }

    /// Cuántas conexiones con clientes tiene abiertas ese proceso.
    pub fn conexiones(&self, pid: i32) -> usize {
        let abiertos = abiertos(pid);
        self.conectados
            .iter()
            .filter(|(_, socket)| abiertos.contains(socket))
            .count()
    }

    /// Si ese proceso tiene abierta la conexión con el cliente de ese puerto.
    pub fn atiende(&self, pid: i32, cliente: u16) -> bool {
        let abiertos = abiertos(pid);
        let suyo = |(puerto, socket): &(u16, String)| {
            *puerto == cliente && abiertos.contains(socket)
        };
        self.conectados.iter().any(suyo)
    }
}

/// El puerto de `0100007F:1F90`.
fn numero(direccion: &str) -> Option<u16> {
    u16::from_str_radix(direccion.rsplit_once(':')?.1, 16).ok()
}

fn abiertos(pid: i32) -> HashSet<String> {
    let Ok(descriptores) = fs::read_dir(format!("/proc/{pid}/fd")) else {
        return HashSet::new();
    };
    descriptores
        .flatten()
        .filter_map(|uno| fs::read_link(uno.path()).ok())
        .map(|destino| destino.to_string_lossy().into_owned())
        .collect()
}
