//! Un mensaje por un socket: entero o nada, sea del tamaño que sea.
//!
//! Por un socket `SOCK_SEQPACKET` cada envío llega de una vez, pero no caben más de unos 200 KiB. Los mensajes
//! largos se dejan en un `memfd`, un fichero sin nombre que solo está en memoria, y se envía su descriptor.

use std::fs::File;
use std::io::{IoSlice, IoSliceMut, Write};
use std::os::fd::{AsRawFd, BorrowedFd, FromRawFd, OwnedFd};
use std::os::unix::fs::FileExt;

use nix::errno::Errno;
use nix::sys::memfd::{MFdFlags, memfd_create};
use nix::sys::socket::{ControlMessage, ControlMessageOwned, MsgFlags, UnixAddr, recvmsg, sendmsg};

use super::IpcError;

/// El mensaje más largo que viaja dentro del propio envío.
const LONGEST_INSIDE: usize = 32 << 10;

/// El primer byte dice dónde está el mensaje: detrás de él, o en el fichero que lo acompaña.
const INSIDE: u8 = 0;
const IN_A_FILE: u8 = 1;

/// Un mensaje listo para enviar.
pub(super) struct Parcel<'a> {
    head: Vec<u8>,
    body: &'a [u8],
    file: Option<File>,
}

impl<'a> Parcel<'a> {
    pub fn new(message: &'a [u8]) -> Result<Self, IpcError> {
        if message.len() <= LONGEST_INSIDE {
            return Ok(Parcel { head: vec![INSIDE], body: message, file: None });
        }
        let mut file = File::from(memfd_create(c"mensaje", MFdFlags::MFD_CLOEXEC)?);
        file.write_all(message).map_err(system)?;
        let mut head = vec![IN_A_FILE];
        head.extend((message.len() as u64).to_ne_bytes());
        Ok(Parcel { head, body: &[], file: Some(file) })
    }

    /// Lo envía sin esperar: `EAGAIN` si el socket está lleno.
    pub fn send(&self, socket: BorrowedFd<'_>) -> nix::Result<()> {
        let parts = [IoSlice::new(&self.head), IoSlice::new(self.body)];
        let descriptors: Vec<_> = self.file.iter().map(AsRawFd::as_raw_fd).collect();
        let rights = [ControlMessage::ScmRights(&descriptors)];
        let attached = if descriptors.is_empty() { &[][..] } else { &rights[..] };
        let flags = MsgFlags::MSG_NOSIGNAL | MsgFlags::MSG_DONTWAIT;
        sendmsg::<UnixAddr>(socket.as_raw_fd(), &parts, attached, flags, None).map(|_| ())
    }
}

/// Recibe un mensaje sin esperar: `EAGAIN` si no hay ninguno, y `None` si no queda nadie al otro lado.
pub(super) fn receive(socket: BorrowedFd<'_>) -> Result<Option<Vec<u8>>, IpcError> {
    let mut buffer = vec![0; LONGEST_INSIDE + 1];
    let mut space = nix::cmsg_space!([std::os::fd::RawFd; 1]);
    let (length, file) = {
        let mut parts = [IoSliceMut::new(&mut buffer)];
        let flags = MsgFlags::MSG_DONTWAIT | MsgFlags::MSG_CMSG_CLOEXEC;
        let received =
            recvmsg::<UnixAddr>(socket.as_raw_fd(), &mut parts, Some(&mut space), flags)?;
        (received.bytes, received.cmsgs()?.find_map(received_file))
    };
    buffer.truncate(length);
    match (buffer.first(), file) {
        (None, _) => Ok(None),
        (Some(&IN_A_FILE), Some(file)) => {
            let length = buffer[1..].try_into().map_or(0, u64::from_ne_bytes);
            let mut message = vec![0; length as usize];
            file.read_exact_at(&mut message, 0).map_err(system)?;
            Ok(Some(message))
        }
        // El mensaje traía un descriptor y este proceso ya no puede abrir más.
        (Some(&IN_A_FILE), None) => Err(Errno::EMFILE.into()),
        (Some(_), _) => {
            buffer.remove(0);
            Ok(Some(buffer))
        }
    }
}

fn received_file(message: ControlMessageOwned) -> Option<File> {
    let ControlMessageOwned::ScmRights(descriptors) = message else { return None };
    // SAFETY: el núcleo acaba de crear este descriptor para este proceso, y nadie más lo tiene.
    descriptors.first().map(|raw| File::from(unsafe { OwnedFd::from_raw_fd(*raw) }))
}

fn system(error: std::io::Error) -> IpcError {
    error.raw_os_error().map_or(Errno::EIO, Errno::from_raw).into()
}
