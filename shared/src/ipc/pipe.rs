//! [`Pipe`]: un canal entre dos extremos, que se cierra solo cuando nadie tiene el otro.

use std::cell::{Ref, RefCell};
use std::marker::PhantomData;
use std::os::fd::{AsFd, OwnedFd};
use std::time::Duration;

use nix::errno::Errno;
use nix::sys::socket::{AddressFamily, SockFlag, SockType, socketpair};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::IpcError;
use super::wire::{Parcel, receive};
use crate::deadline::{readable_within, writable_within};
use crate::waits::{ObjectId, Patience, What, why_hopeless};

/// Para crear tuberías de mensajes.
///
/// # Python
/// `multiprocessing.Pipe(duplex)`.
#[derive(Debug)]
pub enum Pipe {}

impl Pipe {
    /// Una tubería de dos sentidos: lo que se envía por un extremo se recibe por el otro.
    ///
    /// # Python
    /// `Pipe()`.
    ///
    /// # Errors
    /// [`IpcError::System`] si no quedan descriptores.
    pub fn duplex<T>() -> Result<(Connection<T>, Connection<T>), IpcError> {
        Self::create(Ways::BOTH, Ways::BOTH)
    }

    /// Una tubería de un solo sentido: el extremo que lee y el que escribe, en ese orden.
    ///
    /// # Python
    /// `Pipe(duplex=False)`.
    ///
    /// # Errors
    /// [`IpcError::System`] si no quedan descriptores.
    pub fn one_way<T>() -> Result<(Connection<T>, Connection<T>), IpcError> {
        Self::create(Ways::RECEIVES, Ways::SENDS)
    }

    fn create<T>(one: Ways, other: Ways) -> Result<(Connection<T>, Connection<T>), IpcError> {
        let (kind, flags) = (SockType::SeqPacket, SockFlag::SOCK_CLOEXEC);
        let (left, right) = socketpair(AddressFamily::Unix, kind, None, flags)?;
        let id = ObjectId::new();
        let end = |socket, ways| Connection {
            socket: RefCell::new(Some(socket)),
            ways,
            id,
            of: PhantomData,
        };
        Ok((end(left, one), end(right, other)))
    }
}

#[derive(Clone, Copy, Debug)]
struct Ways {
    sends: bool,
    receives: bool,
}

impl Ways {
    const BOTH: Ways = Ways { sends: true, receives: true };
    const SENDS: Ways = Ways { sends: true, receives: false };
    const RECEIVES: Ways = Ways { sends: false, receives: true };
}

/// Un extremo de una tubería, por el que viajan mensajes de tipo `T`.
///
/// **Cierra en cada proceso el extremo que no uses** ([`close`](Self::close)): `fork` copia los dos en el hijo, y
/// mientras alguien tenga abierto un extremo, quien lee del otro no ve el final.
///
/// # Python
/// `multiprocessing.connection.Connection`. Aquí varios procesos pueden usar a la vez el mismo extremo: cada mensaje
/// llega entero, y a uno solo.
#[derive(Debug)]
pub struct Connection<T> {
    /// `None` desde que este proceso lo cierra.
    socket: RefCell<Option<OwnedFd>>,
    ways: Ways,
    id: ObjectId,
    of: PhantomData<T>,
}

impl<T> Connection<T> {
    /// Le da un nombre a la tubería, que aparece en los diagnósticos.
    pub fn with_name(self, name: &str) -> Self {
        self.id.set_name(name);
        self
    }

    /// Cierra este extremo en este proceso. Los demás procesos que lo tengan no lo notan.
    pub fn close(&self) {
        self.socket.take();
    }

    fn open(&self) -> Result<Ref<'_, OwnedFd>, IpcError> {
        Ref::filter_map(self.socket.borrow(), Option::as_ref)
            .map_err(|_| IpcError::Closed("la tubería"))
    }

    /// Dice si hay un mensaje que recibir (o el fin de fichero), esperando a lo sumo `timeout`.
    ///
    /// # Python
    /// `conn.poll(timeout)`.
    ///
    /// # Errors
    /// [`IpcError::Closed`] tras `close`; [`IpcError::WrongWay`] por el extremo que solo escribe.
    pub fn poll(&self, timeout: Duration) -> Result<bool, IpcError> {
        if !self.ways.receives {
            return Err(IpcError::WrongWay("recibir"));
        }
        Ok(readable_within(self.open()?.as_fd(), timeout)?)
    }

    fn send_bytes(&self, message: &[u8]) -> Result<(), IpcError> {
        if !self.ways.sends {
            return Err(IpcError::WrongWay("enviar"));
        }
        let socket = self.open()?;
        let parcel = Parcel::new(message)?;
        let mut wait = None;
        loop {
            match parcel.send(socket.as_fd()) {
                Ok(()) => return Ok(()),
                Err(Errno::EPIPE | Errno::ECONNRESET) => return Err(IpcError::BrokenPipe),
                Err(Errno::EINTR) => continue,
                Err(Errno::EAGAIN) => {}
                Err(error) => return Err(error.into()),
            }
            match wait.get_or_insert_with(|| self.id.wait(What::Reader, None)).not_yet() {
                Patience::Sleep(nap) => writable_within(socket.as_fd(), nap)?,
                _ => return Err(IpcError::Hopeless(why_hopeless())),
            };
        }
    }

    fn receive_bytes(&self) -> Result<Vec<u8>, IpcError> {
        if !self.ways.receives {
            return Err(IpcError::WrongWay("recibir"));
        }
        let socket = self.open()?;
        let mut wait = None;
        loop {
            match receive(socket.as_fd()) {
                Ok(Some(message)) => return Ok(message),
                Ok(None) => return Err(IpcError::EndOfFile),
                // ECONNRESET: el otro cerró sin leer lo nuestro; aún puede quedar lo suyo.
                Err(IpcError::System(Errno::EINTR | Errno::ECONNRESET)) => continue,
                Err(IpcError::System(Errno::EAGAIN)) => {}
                Err(error) => return Err(error),
            }
            match wait.get_or_insert_with(|| self.id.wait(What::Message, None)).not_yet() {
                Patience::Sleep(nap) => readable_within(socket.as_fd(), nap)?,
                _ => return Err(IpcError::Hopeless(why_hopeless())),
            };
        }
    }
}

impl<T: Serialize> Connection<T> {
    /// Envía un mensaje; si el otro extremo no lee y no caben más, espera.
    ///
    /// # Errors
    /// [`IpcError::BrokenPipe`] si nadie tiene ya el otro extremo; [`IpcError::Closed`] tras `close`;
    /// [`IpcError::WrongWay`] por el extremo que solo lee; [`IpcError::Hopeless`] si nadie puede ya leer.
    pub fn send(&self, message: &T) -> Result<(), IpcError> {
        self.send_bytes(&postcard::to_allocvec(message)?)
    }
}

impl<T: DeserializeOwned> Connection<T> {
    /// Recibe un mensaje; si no hay ninguno, espera.
    ///
    /// # Python
    /// `conn.recv()`.
    ///
    /// # Errors
    /// [`IpcError::EndOfFile`] si no quedan mensajes y nadie tiene ya el otro extremo; [`IpcError::Closed`] tras
    /// `close`; [`IpcError::WrongWay`] por el extremo que solo escribe; [`IpcError::Hopeless`] si nadie puede ya enviar.
    pub fn recv(&self) -> Result<T, IpcError> {
        Ok(postcard::from_bytes(&self.receive_bytes()?)?)
    }
}
