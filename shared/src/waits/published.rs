//! Lo que un proceso apunta en el tablero cuando va a dormir.

/// Qué se espera.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum What {
    /// Adquirir un cerrojo.
    Lock = 1,
    /// Que un semáforo no esté a cero.
    Semaphore,
    /// Que se dé un evento.
    Event,
    /// El aviso de una variable de condición.
    Notice,
    /// A los demás, en una barrera.
    Barrier,
    /// Que haya algo en una cola.
    Item,
    /// Que haya hueco en una cola.
    Room,
    /// Que se hagan todas las tareas de una cola.
    Tasks,
    /// Un mensaje de una tubería.
    Message,
    /// Que alguien lea de una tubería llena.
    Reader,
    /// `join`: que termine un proceso.
    End,
    /// Un resultado de una reserva de procesos.
    Answer,
}

impl What {
    const ALL: [What; 12] = [
        What::Lock,
        What::Semaphore,
        What::Event,
        What::Notice,
        What::Barrier,
        What::Item,
        What::Room,
        What::Tasks,
        What::Message,
        What::Reader,
        What::End,
        What::Answer,
    ];
}

/// Lo que se apunta en el tablero, que cabe en una palabra: se escribe y se lee de una vez.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Published {
    pub what: What,
    /// Con plazo, la espera acaba sola: no puede ser eterna.
    pub timed: bool,
    /// El número del cerrojo, la cola…
    pub object: u32,
    /// Quién tiene lo que se espera, si se sabe; 0 si no.
    pub holder: u32,
}

impl Published {
    pub fn word(self) -> u64 {
        let head = (self.what as u64) << 56 | u64::from(self.timed) << 55;
        head | u64::from(self.object & 0xff_ffff) << 31 | u64::from(self.holder & 0x7fff_ffff)
    }

    pub fn from_word(word: u64) -> Option<Self> {
        let what = *What::ALL.get(usize::try_from(word >> 56).ok()?.checked_sub(1)?)?;
        Some(Published {
            what,
            timed: word >> 55 & 1 == 1,
            object: (word >> 31 & 0xff_ffff) as u32,
            holder: (word & 0x7fff_ffff) as u32,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Published, What};

    #[test]
    fn lo_apuntado_se_lee_igual() {
        for (position, what) in What::ALL.into_iter().enumerate() {
            assert_eq!(what as usize, position + 1);
            for timed in [false, true] {
                let holder = 4_194_304;
                let published = Published { what, timed, object: 0xab_cdef, holder };
                assert_eq!(Published::from_word(published.word()), Some(published));
            }
        }
        assert_eq!(Published::from_word(0), None);
    }
}
