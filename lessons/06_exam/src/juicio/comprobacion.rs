//! Una comprobación: lo que ha de ser cierto de lo que se vio.

use super::{Comprobada, Visto};

/// O es cierto, o se dice qué se vio y qué se esperaba, o no hay [`nada_que_mirar`].
pub type Mira = fn(&Visto) -> Result<(), String>;

/// De lo que no ha ocurrido no se sabe si estaba bien: no se dice nada. Que falta lo dirá otra comprobación.
///
/// # Errors
/// Siempre, y sin decir nada.
pub fn nada_que_mirar() -> Result<(), String> {
    Err(String::new())
}

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
    /// Lo que se dice, si es cierto sin `ptrace`; nada, si entonces no se puede hacer.
    pub sin_ptrace: Option<&'static str>,
}

/// Lo que ha resultado de una comprobación, y en cuál de los casos.
pub struct Resultado {
    pub comprobada: Comprobada,
    pub caso: Option<usize>,
}

impl Comprobacion {
    /// Nada, si en ningún caso ha habido qué mirar.
    pub fn aplica(&self, vistos: &[Visto]) -> Option<Resultado> {
        let mirados: Vec<(usize, Result<(), String>)> = vistos
            .iter()
            .enumerate()
            .filter(|(_, visto)| {
                let acabo =
                    self.modo == Modo::AunSinAcabar || visto.limite().is_none();
                acabo && (self.general() || !visto.es_a_medias())
            })
            .map(|(caso, visto)| (caso, (self.mira)(visto)))
            .filter(|(_, mirado)| *mirado != nada_que_mirar())
            .collect();
        let sin_acabar = vistos.iter().any(|visto| visto.limite().is_some());
        let mut fallos = mirados
            .iter()
            .filter_map(|(caso, mirado)| Some((*caso, mirado.as_ref().err()?)));
        let fallo = match self.modo {
            _ if mirados.is_empty() => return None,
            // Que no se haya visto nada malo hasta que se cortó no es que esté bien.
            Modo::AunSinAcabar if sin_acabar && fallos.clone().next().is_none() => {
                return None;
            }
            Modo::Alguno if fallos.clone().count() < mirados.len() => None,
            _ => fallos.next(),
        };
        Some(match fallo {
            Some((caso, por_que)) => self.incumplida(por_que, vistos, caso),
            None => {
                let texto = self.bien.to_owned();
                let comprobada = Comprobada { id: self.id, ok: true, texto };
                Resultado { comprobada, caso: None }
            }
        })
    }

    /// Lo que resulta de que no se cumpla en ese caso.
    pub(super) fn incumplida(
        &self,
        por_que: &str,
        vistos: &[Visto],
        caso: usize,
    ) -> Resultado {
        let texto = self.explica(por_que, &vistos[caso]);
        let comprobada = Comprobada { id: self.id, ok: false, texto };
        Resultado { comprobada, caso: Some(caso) }
    }

    /// Lo que ha de cumplir cualquier programa no lo enseña ningún paso.
    fn general(&self) -> bool {
        self.paso.is_empty()
    }

    fn explica(&self, por_que: &str, visto: &Visto) -> String {
        let argumentos = visto.argumentos().join(" ");
        let por_que = con_su_no(por_que);
        match (self.paso, argumentos.as_str()) {
            ("", "") => por_que,
            ("", argumentos) => con_argumentos(&por_que, argumentos),
            (paso, "") => format!("{por_que} (paso {paso})"),
            (paso, argumentos) => {
                format!("{por_que} (paso {paso}; argumentos: {argumentos})")
            }
        }
    }
}

/// A lo que trae debajo una traza se le dicen en su primera línea.
fn con_argumentos(por_que: &str, argumentos: &str) -> String {
    match por_que.split_once(":\n") {
        Some((primera, traza)) => {
            format!("{primera} (argumentos: {argumentos}):\n{traza}")
        }
        None => format!("{por_que} (argumentos: {argumentos})"),
    }
}

/// De una salida vacía los jueces dicen «se escribió nada»: le falta el «no».
fn con_su_no(por_que: &str) -> String {
    por_que
        .replace(" se escribió nada", " no se escribió nada")
        .replace("Se escribió nada", "No se escribió nada")
        .replace("padre escribió nada", "padre no escribió nada")
}

#[cfg(test)]
mod tests {
    use super::{con_argumentos, con_su_no};

    #[test]
    fn de_lo_que_no_escribe_nada_se_dice_con_su_no() {
        for (dicho, bien) in [
            ("Se escribió nada, y falta «3»", "No se escribió nada, y falta «3»"),
            ("Falta «3»; se escribió nada", "Falta «3»; no se escribió nada"),
            ("Se escribió «nada»", "Se escribió «nada»"),
            ("El padre escribió nada", "El padre no escribió nada"),
        ] {
            assert_eq!(con_su_no(dicho), bien);
        }
    }

    #[test]
    fn los_argumentos_se_dicen_delante_de_la_traza() {
        assert_eq!(con_argumentos("Se cortó", "4"), "Se cortó (argumentos: 4)");
        assert_eq!(
            con_argumentos("Se quejó:\nTraceback:\n  f", "0"),
            "Se quejó (argumentos: 0):\nTraceback:\n  f"
        );
    }
}
