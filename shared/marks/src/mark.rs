//! Una marca: quién, qué, con qué y cuándo.

/// La clase de un objeto compartido.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    Lock = 1,
    RLock,
    Semaphore,
    Condition,
    Event,
    Barrier,
    Queue,
    Pool,
    Value,
}

/// Lo que se hace con él.
///
/// Para que el orden de las marcas sea el de los hechos, lo que se adquiere o se lee se marca después, y lo que se suelta,
/// se escribe, se mete o se saca se marca antes de que los demás puedan verlo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Act {
    Wanted = 1,
    Got,
    GaveUp,
    Released,
    Put,
    Taken,
    TaskBegun,
    TaskEnded,
    Read,
    Wrote,
    Woke,
}

impl Kind {
    const ALL: [Self; 9] = [
        Self::Lock,
        Self::RLock,
        Self::Semaphore,
        Self::Condition,
        Self::Event,
        Self::Barrier,
        Self::Queue,
        Self::Pool,
        Self::Value,
    ];
}

impl Act {
    const ALL: [Self; 11] = [
        Self::Wanted,
        Self::Got,
        Self::GaveUp,
        Self::Released,
        Self::Put,
        Self::Taken,
        Self::TaskBegun,
        Self::TaskEnded,
        Self::Read,
        Self::Wrote,
        Self::Woke,
    ];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Nanosegundos de `CLOCK_MONOTONIC`. Los pone la hoja.
    pub t_ns: u64,
    pub pid: i32,
    pub kind: Kind,
    pub act: Act,
    /// Lo que distingue a un objeto de los demás en toda la ejecución.
    pub id: u64,
    pub value: Option<i64>,
    pub name: Name,
}

/// El nombre de un objeto, cortado si no cabe; vacío, si no tiene. El de un elemento de una lista es «[3]».
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Name([u8; Self::BYTES]);

impl Name {
    const BYTES: usize = 24;
    pub(crate) const WORDS: usize = Self::BYTES / 8;

    pub fn new(text: &str) -> Self {
        Self::from_bytes(text.as_bytes())
    }

    /// El texto llega hasta el primer cero, o hasta el primer byte que no es de ninguna letra.
    pub fn from_bytes(text: &[u8]) -> Self {
        let most = &text[..text.len().min(Self::BYTES)];
        let end = most.iter().position(|byte| *byte == 0).unwrap_or(most.len());
        let whole = match std::str::from_utf8(&most[..end]) {
            Ok(_) => end,
            Err(error) => error.valid_up_to(),
        };
        let mut name = Self::default();
        name.0[..whole].copy_from_slice(&most[..whole]);
        name
    }

    /// Nada, si no tiene.
    pub fn get(&self) -> Option<&str> {
        let end = self.0.iter().position(|byte| *byte == 0).unwrap_or(self.0.len());
        std::str::from_utf8(&self.0[..end]).ok().filter(|name| !name.is_empty())
    }

    pub(crate) fn words(self) -> [u64; Self::WORDS] {
        let mut words = [0; Self::WORDS];
        for (word, bytes) in words.iter_mut().zip(self.0.as_chunks::<8>().0) {
            *word = u64::from_ne_bytes(*bytes);
        }
        words
    }

    pub(crate) fn from_words(words: [u64; Self::WORDS]) -> Self {
        let mut name = Self::default();
        for (bytes, word) in name.0.as_chunks_mut::<8>().0.iter_mut().zip(words) {
            *bytes = word.to_ne_bytes();
        }
        name
    }
}

const HAS_VALUE: u64 = 1 << 48;

impl Mark {
    /// Quién, con qué clase de objeto y qué hace, en una palabra.
    pub(crate) fn head(&self) -> u64 {
        let value = if self.value.is_some() { HAS_VALUE } else { 0 };
        value | (self.act as u64) << 40 | (self.kind as u64) << 32 | u64::from(self.pid as u32)
    }

    /// Nada, si la palabra no la escribió [`head`](Self::head).
    pub(crate) fn from_parts(
        t_ns: u64,
        head: u64,
        id: u64,
        value: u64,
        name: Name,
    ) -> Option<Self> {
        let (kind, act) = ((head >> 32) as u8, (head >> 40) as u8);
        Some(Self {
            t_ns,
            pid: head as i32,
            kind: *Kind::ALL.get(usize::from(kind).checked_sub(1)?)?,
            act: *Act::ALL.get(usize::from(act).checked_sub(1)?)?,
            id,
            value: (head & HAS_VALUE != 0).then_some(value as i64),
            name,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cada_clase_y_cada_acto_se_leen_igual() {
        for (kind, act) in Kind::ALL.into_iter().flat_map(|kind| Act::ALL.map(|act| (kind, act))) {
            for value in [None, Some(-7)] {
                let name = Name::new("tenedor");
                let mark = Mark { t_ns: 5, pid: 4_194_304, kind, act, id: 9, value, name };
                let word = value.unwrap_or_default() as u64;
                let name = Name::from_words(mark.name.words());
                assert_eq!(Mark::from_parts(5, mark.head(), 9, word, name), Some(mark));
            }
        }
        assert_eq!(Mark::from_parts(5, 0, 9, 0, Name::default()), None);
    }

    #[test]
    fn un_nombre_largo_se_corta_sin_partir_una_letra() {
        assert_eq!(Name::new("ñññññññññññññ").get(), Some("ññññññññññññ"));
        assert_eq!(Name::new("a23456789012345678901234").get(), Some("a23456789012345678901234"));
        assert_eq!(Name::new("12345678901234567890123ñ").get(), Some("12345678901234567890123"));
        assert_eq!(Name::new("").get(), None);
    }
}
