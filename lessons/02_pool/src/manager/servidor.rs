//! El proceso que guarda el diccionario, y los proxys con que los demás se lo piden.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use shared::ipc::{Connection, IpcError, Pipe, Queue};

type Lista = Vec<u32>;

#[derive(Serialize, Deserialize)]
enum Peticion {
    Leer(String),
    Escribir(String, Lista),
    Acabar,
}

/// Las peticiones llegan por una cola, con el número de quien pide; cada uno tiene
/// su tubería para la respuesta.
pub struct Manager {
    peticiones: Queue<(usize, Peticion)>,
    respuestas: Vec<(Connection<Lista>, Connection<Lista>)>,
}

impl Manager {
    pub fn new(clientes: usize) -> Result<Self, IpcError> {
        let respuestas =
            (0..clientes).map(|_| Pipe::one_way()).collect::<Result<_, _>>()?;
        Ok(Manager { peticiones: Queue::new()?, respuestas })
    }

    // ANCHOR: servir
    /// El diccionario es de quien ejecuta esto, y de nadie más.
    pub fn servir(&self) -> Result<(), IpcError> {
        let mut datos: HashMap<String, Lista> = HashMap::new();
        loop {
            let (quien, peticion) = self.peticiones.get()?;
            let respuesta = match peticion {
                Peticion::Leer(clave) => datos.entry(clave).or_default().clone(),
                Peticion::Escribir(clave, lista) => {
                    datos.insert(clave, lista);
                    Lista::new()
                }
                Peticion::Acabar => return Ok(()),
            };
            self.respuestas[quien].1.send(&respuesta)?;
        }
    }
    // ANCHOR_END: servir

    pub fn proxy(&self, quien: usize) -> Proxy<'_> {
        Proxy { manager: self, quien }
    }
}

/// No guarda nada: pregunta.
pub struct Proxy<'a> {
    manager: &'a Manager,
    quien: usize,
}

// ANCHOR: proxy
impl Proxy<'_> {
    pub fn leer(&self, clave: &str) -> anyhow::Result<Lista> {
        self.pedir(Peticion::Leer(clave.to_owned()))
    }

    pub fn escribir(&self, clave: &str, lista: &[u32]) -> anyhow::Result<()> {
        self.pedir(Peticion::Escribir(clave.to_owned(), lista.to_vec()))?;
        Ok(())
    }

    pub fn acabar(&self) -> Result<(), IpcError> {
        self.manager.peticiones.put(&(self.quien, Peticion::Acabar))
    }

    fn pedir(&self, peticion: Peticion) -> anyhow::Result<Lista> {
        self.manager.peticiones.put(&(self.quien, peticion))?;
        Ok(self.manager.respuestas[self.quien].0.recv()?)
    }
}
// ANCHOR_END: proxy
