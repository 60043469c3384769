//! Una palabra, que no es solo texto: en ella puede haber `$?`, y comillas que ya no se ven.

/// Una palabra: texto y, entre medias, los sitios donde irá el valor de `$?` cuando
/// se ejecute.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palabra {
    pub(super) trozos: Vec<Trozo>,
    pub(super) con_comillas: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trozo {
    Byte(u8),
    Estado,
}

impl Palabra {
    pub fn expandir(&self, estado: i32) -> Vec<u8> {
        let mut bytes = Vec::new();
        for trozo in &self.trozos {
            match trozo {
                Trozo::Byte(byte) => bytes.push(*byte),
                Trozo::Estado => bytes.extend(estado.to_string().bytes()),
            }
        }
        bytes
    }

    /// Lo que dice, hasta donde haya un `$?`.
    pub fn comienzo(&self) -> Vec<u8> {
        let byte = |trozo: &Trozo| match trozo {
            Trozo::Byte(byte) => Some(*byte),
            Trozo::Estado => None,
        };
        self.trozos.iter().map_while(byte).collect()
    }

    pub fn lleva_comillas(&self) -> bool {
        self.con_comillas
    }

    /// El número que es, si es una sola cifra escrita sin comillas: el `2` de `2>`.
    pub fn cifra(&self) -> Option<u8> {
        match self.trozos[..] {
            [Trozo::Byte(byte @ b'0'..=b'9')] if !self.con_comillas => {
                Some(byte - b'0')
            }
            _ => None,
        }
    }
}
