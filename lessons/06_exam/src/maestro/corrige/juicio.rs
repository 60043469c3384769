//! Lo que se concluye de una entrega.

use serde::{Deserialize, Serialize};

use crate::lenguaje::causa;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Resultado {
    #[serde(rename = "right")]
    Bien,
    #[serde(rename = "wrong")]
    Mal,
    #[serde(rename = "limit")]
    Limite,
    #[serde(rename = "judge")]
    Juez,
    /// No es un fichero que se pueda leer.
    #[serde(rename = "unreadable")]
    Ilegible,
}

impl Resultado {
    pub const TODOS: [Self; 5] =
        [Self::Bien, Self::Mal, Self::Limite, Self::Juez, Self::Ilegible];

    pub fn nombre(self) -> &'static str {
        match self {
            Self::Bien => "bien",
            Self::Mal => "mal",
            Self::Limite => "límite",
            Self::Juez => "fallo del juez",
            Self::Ilegible => "ilegible",
        }
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Comprobada {
    pub id: String,
    pub ok: bool,
    #[serde(rename = "text")]
    pub texto: String,
}

/// Lo que dice `practica --json`, y es también como se guarda.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Juicio {
    #[serde(rename = "verdict")]
    pub resultado: Resultado,
    #[serde(rename = "checks")]
    pub comprobadas: Vec<Comprobada>,
    #[serde(rename = "stderr")]
    pub errores: String,
    #[serde(rename = "seed")]
    pub semilla: u64,
}

impl Juicio {
    pub fn ilegible(porque: String) -> Self {
        Self::sin_comprobar(Resultado::Ilegible, "fichero", porque)
    }

    pub fn fallo_del_juez(porque: String) -> Self {
        Self::sin_comprobar(Resultado::Juez, "juez", porque)
    }

    fn sin_comprobar(resultado: Resultado, id: &str, texto: String) -> Self {
        let comprobada = Comprobada { id: id.to_owned(), ok: false, texto };
        Self {
            resultado,
            comprobadas: vec![comprobada],
            errores: String::new(),
            semilla: 0,
        }
    }

    pub fn primer_fallo(&self) -> Option<&Comprobada> {
        self.comprobadas.iter().find(|una| !una.ok)
    }

    /// Qué suele causar el primer fallo, si es del programa y se sabe.
    pub fn causa(&self) -> Option<&'static str> {
        let suyo = |_: &&Comprobada| self.resultado != Resultado::Juez;
        let fallo = self.primer_fallo().filter(suyo)?;
        causa(&fallo.texto).or_else(|| causa(&self.errores))
    }
}

#[cfg(test)]
mod tests {
    use super::{Juicio, Resultado};

    #[test]
    fn de_un_fallo_del_juez_no_se_culpa_al_programa() {
        let mut juicio =
            Juicio::fallo_del_juez("MemoryError: no hay sitio".to_owned());
        assert_eq!(juicio.causa(), None);
        juicio.resultado = Resultado::Mal;
        assert!(juicio.causa().is_some());
    }
}
