//! Las marcas: cómo cuenta un programa al testigo lo que hace con lo que comparte.
//!
//! El testigo no ve un cerrojo que está libre, porque adquirirlo no llama al núcleo. Quien quiera que se vea lo
//! apunta en un [anillo](Ring), que está en una memoria que comparte con él. Aquí está el formato, que es de los dos.
//!
//! Al empezar, el programa hace una llamada al sistema imposible, [`announce`]. Sin testigo es un error más y no cuesta
//! nada. Con él, el testigo la ve, y deja en la memoria del programa de qué tamaño quiere el anillo; el programa lo crea,
//! se lo ofrece con otra llamada imposible, y el testigo lo abre por `/proc/PID/fd`. Vale para otro usuario y para otro
//! espacio de PID, porque es el testigo quien va a buscarlo. Los hijos de `fork` heredan el anillo.

mod hello;
mod mark;
mod reader;
mod ring;

pub use hello::{CALL, HELLO, OFFER, announce, answer};
pub use mark::{Act, Kind, Mark, Name};
pub use reader::Reader;
pub use ring::{Ring, Stir, now_ns};
