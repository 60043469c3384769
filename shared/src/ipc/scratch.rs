//! Memoria de trabajo para convertir mensajes en bytes.

use postcard::ser_flavors::{Flavor, Slice};
use serde::Serialize;

use super::IpcError;

/// Lo que se conserva entre un mensaje y el siguiente, en bytes; lo que pase de ahí se devuelve.
const KEPT: usize = 4 << 20;

/// Un búfer que se usa una y otra vez.
#[derive(Debug, Default)]
pub(crate) struct Scratch(Vec<u8>);

impl Scratch {
    /// El búfer, vacío.
    pub fn empty(&mut self) -> &mut Vec<u8> {
        self.0.clear();
        self.0.shrink_to(KEPT);
        &mut self.0
    }

    /// El mensaje, convertido en bytes dentro del búfer.
    pub fn encode<T: Serialize>(&mut self, message: &T) -> Result<&[u8], IpcError> {
        append(message, self.empty())?;
        Ok(&self.0)
    }
}

/// Convierte el mensaje en bytes y los añade detrás de los que haya.
pub(crate) fn append<T: Serialize>(message: &T, bytes: &mut Vec<u8>) -> Result<(), IpcError> {
    Ok(postcard::serialize_with_flavor(message, ByteByByte(Into(bytes)))?)
}

/// Convierte el mensaje en bytes y los pone al principio de `bytes`; devuelve cuántos son.
#[inline]
pub(crate) fn write_at<T: Serialize>(message: &T, bytes: &mut [u8]) -> Result<usize, IpcError> {
    Ok(postcard::serialize_with_flavor(message, ByteByByte(Slice::new(bytes)))?.len())
}

/// Escribe detrás de lo que haya en un vector.
struct Into<'a>(&'a mut Vec<u8>);

impl Flavor for Into<'_> {
    type Output = ();

    #[inline]
    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        self.0.push(byte);
        Ok(())
    }

    fn try_extend(&mut self, bytes: &[u8]) -> postcard::Result<()> {
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn finalize(self) -> postcard::Result<()> {
        Ok(())
    }
}

/// Pone byte a byte lo que mide poco, que es casi todo: los números. Llamar a `memcpy` para cada uno cuesta más.
struct ByteByByte<F>(F);

impl<F: Flavor> Flavor for ByteByByte<F> {
    type Output = F::Output;

    #[inline]
    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        self.0.try_push(byte)
    }

    #[inline]
    fn try_extend(&mut self, bytes: &[u8]) -> postcard::Result<()> {
        if bytes.len() > size_of::<u64>() {
            return self.0.try_extend(bytes);
        }
        bytes.iter().try_for_each(|byte| self.0.try_push(*byte))
    }

    fn finalize(self) -> postcard::Result<F::Output> {
        self.0.finalize()
    }
}
