//! Un árbol de procesos, visto por cada uno de ellos: quién es y qué `fork` lo creó.

use std::cell::{Cell, RefCell};
use std::io::{PipeWriter, Write};

use nix::unistd::{getpid, getppid};
use shared::fork::{ForkError, fork};

/// Lo que sabe de sí mismo el proceso que lo mira: cada `fork` hace una copia, y el
/// hijo corrige la suya.
pub struct Arbol {
    /// P, H1, H1.2…
    nombre: RefCell<String>,
    /// Qué `fork` creó este proceso.
    origen: RefCell<String>,
    hijos: Cell<u32>,
}

/// Un proceso del árbol.
pub struct Proceso {
    pub pid: i32,
    pub ppid: i32,
    pub nombre: String,
    pub origen: String,
}

impl Arbol {
    /// El del primer proceso.
    pub fn nuevo() -> Self {
        let nombre = RefCell::new("P".to_owned());
        Arbol { nombre, origen: RefCell::default(), hijos: Cell::new(0) }
    }

    /// `fork`, apuntando cuál ha sido; dice si quien vuelve es el padre (en C, si el resultado no es 0).
    pub fn bifurca(&self, cual: &str) -> Result<bool, ForkError> {
        self.hijos.set(self.hijos.get() + 1);
        let devuelto = fork()?;
        if devuelto.is_child() {
            let padre = self.nombre.borrow().clone();
            let punto =
                if padre == "P" { "H".to_owned() } else { format!("{padre}.") };
            self.nombre.replace(format!("{punto}{}", self.hijos.get()));
            self.origen.replace(cual.to_owned());
            self.hijos.set(0);
        }
        Ok(devuelto.is_parent())
    }

    /// Se presenta, en una sola escritura para que dos presentaciones no se
    /// mezclen.
    pub fn presentarse(&self, salida: &mut PipeWriter) -> std::io::Result<()> {
        let (nombre, origen) = (self.nombre.borrow(), self.origen.borrow());
        salida.write_all(
            format!("{}\t{}\t{nombre}\t{origen}\n", getpid(), getppid()).as_bytes(),
        )
    }
}
