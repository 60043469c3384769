//! Lo común a las preguntas sobre un programa de fork: el programa y las maneras de leerlo mal.

use crate::genera::escribe::{Escrito, escribe, nombre};
use crate::genera::modelo::{Familia, Lectura, Papel, Programa, Sent, ejecuta};
use crate::lenguaje::Lenguaje;

/// Un programa con lo que hace.
pub struct Caso {
    pub programa: Programa,
    pub familia: Familia,
    pub escrito: Escrito,
    pub papel: Papel,
}

/// Lo que cambia cuántos procesos hay, con su error.
pub const DE_FORK: [(Lectura, &str); 5] = [
    (Lectura::SinExit, "exit_no_acaba"),
    (Lectura::SinBreak, "break_no_saca"),
    (Lectura::SinCorto, "sin_cortocircuito"),
    (Lectura::ExecVuelve, "exec_vuelve"),
    (Lectura::AlReves, "fork_al_reves"),
];

/// Si los hijos no siguen, nadie más llama a `fork`.
pub const NADIE_MAS_FORKA: (Lectura, &str) =
    (Lectura::SoloSigueElPadre, "solo_forka_el_padre");

/// Y nadie más escribe.
pub const NADIE_MAS_ESCRIBE: (Lectura, &str) =
    (Lectura::SoloSigueElPadre, "olvida_a_los_hijos");

impl Caso {
    /// Nada, si sale un programa que no se preguntaría: no espera a sus hijos o tiene líneas de más.
    pub fn nuevo(
        cuerpo: Vec<Sent>,
        lenguaje: Lenguaje,
        papel: Papel,
    ) -> Option<Self> {
        let programa = Programa::nuevo(cuerpo);
        let familia = ejecuta(&programa, Lectura::Buena, papel)?;
        if familia.espera_en_vano || familia.deja_hijos {
            return None;
        }
        let escrito = escribe(&programa, lenguaje);
        let lineas = escrito.codigo.lines().count();
        if lineas > 21 {
            return None;
        }
        Some(Self { programa, familia, escrito, papel })
    }

    pub fn leido(&self, lectura: Lectura) -> Option<Familia> {
        ejecuta(&self.programa, lectura, self.papel)
    }

    /// Quien se equivoca de cada manera en los `fork`, y ve otro programa; la última, si los hijos no siguen.
    pub fn mal_leido(
        &self,
        sin_hijos: (Lectura, &'static str),
    ) -> Vec<(Familia, &'static str)> {
        DE_FORK
            .into_iter()
            .chain([sin_hijos])
            .filter_map(|(lectura, error)| Some((self.leido(lectura)?, error)))
            .collect()
    }
}

/// Dónde se ejecuta, para decirlo detrás de «Se ejecuta».
pub fn donde(papel: Papel, lenguaje: Lenguaje) -> String {
    match papel {
        Papel::Terminal => {
            format!("en un terminal, con {}", nombre("orden", lenguaje))
        }
        Papel::Tuberia => {
            format!("con la salida en una tubería, {}", nombre("tuberia", lenguaje))
        }
    }
}
