//! Las marcas: cómo cuenta un programa al testigo lo que hace con lo que comparte.
//!
//! El testigo no ve un cerrojo que está libre, porque adquirirlo no llama al núcleo. Quien quiera que se vea lo
//! apunta en una [hoja](Sheet), que está en una memoria que comparte con él. Aquí está el formato, que es de los dos.
//!
//! Al empezar, el programa hace una llamada al sistema imposible, [`announce`]. Sin testigo es un error más y no cuesta
//! nada. Con él, el testigo la ve, y deja en la memoria del programa de qué tamaño quiere la hoja; el programa la crea,
//! se la ofrece con otra llamada imposible, y el testigo la abre por `/proc/PID/fd`. Vale para otro usuario y para otro
//! espacio de PID, porque es el testigo quien va a buscarla. Los hijos de `fork` heredan la hoja.

mod hello;
mod mark;
mod reader;
mod sheet;

pub use hello::{CALL, HELLO, OFFER, TOLD, announce, answer};
pub use mark::{Act, Kind, Mark, Name};
pub use reader::Found;
pub use sheet::{Sheet, Stir, now_ns};
