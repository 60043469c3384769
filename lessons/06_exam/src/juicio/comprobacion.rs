//! Una comprobación: lo que ha de ser cierto de lo que se vio.

use super::{Comprobada, Visto};

/// O es cierto, o se dice qué se vio y qué se esperaba.
pub type Mira = fn(&Visto) -> Result<(), String>;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Modo {
    /// En todos los casos que acabaron.
    Todos,
    /// Basta un caso: los demás pudieron no dar ocasión.
    Alguno,
    /// En todos, también en los que hubo que cortar.
    AunSinAcabar,
}

#[derive(Clone, Copy)]
pub struct Comprobacion {
    pub id: &'static str,
    /// El paso que lo enseña: `00 start_join`.
    pub paso: &'static str,
    /// Lo que se dice cuando es cierto.
    pub bien: &'static str,
    pub modo: Modo,
    pub mira: Mira,
}

/// Lo que ha resultado de una comprobación, y en cuál de los casos.
pub struct Resultado {
    pub comprobada: Comprobada,
    pub caso: Option<usize>,
}

impl Comprobacion {
    /// Nada, si no ha acabado ningún caso en el que mirar.
    pub fn aplica(&self, vistos: &[Visto]) -> Option<Resultado> {
        let mirados: Vec<(usize, &Visto)> = vistos
            .iter()
            .enumerate()
            .filter(|(_, visto)| {
                self.modo == Modo::AunSinAcabar || visto.limite().is_none()
            })
            .collect();
        let sin_acabar = vistos.iter().any(|visto| visto.limite().is_some());
        let mut fallos = mirados
            .iter()
            .filter_map(|(caso, visto)| Some((*caso, (self.mira)(visto).err()?)));
        let fallo = match self.modo {
            _ if mirados.is_empty() => return None,
            // Que no se haya visto nada malo hasta que se cortó no es que esté bien.
            Modo::AunSinAcabar if sin_acabar && fallos.clone().next().is_none() => {
                return None;
            }
            Modo::Alguno if fallos.clone().count() < mirados.len() => None,
            _ => fallos.next(),
        };
        let (ok, texto, caso) = match fallo {
            None => (true, self.bien.to_owned(), None),
            Some((caso, por_que)) => {
                (false, self.explica(&por_que, &vistos[caso]), Some(caso))
            }
        };
        Some(Resultado { comprobada: Comprobada { id: self.id, ok, texto }, caso })
    }

    fn explica(&self, por_que: &str, visto: &Visto) -> String {
        let argumentos = visto.argumentos().join(" ");
        match (self.paso, argumentos.as_str()) {
            ("", _) => por_que.to_owned(),
            (paso, "") => format!("{por_que} (paso {paso})"),
            (paso, argumentos) => {
                format!("{por_que} (paso {paso}; argumentos: {argumentos})")
            }
        }
    }
}
