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
pub const DE_FORK: [(Lectura, &str); 6] = [
    (Lectura::SinExit, "exit_no_acaba"),
    (Lectura::SinBreak, "break_no_saca"),
    (Lectura::SinCorto, "sin_cortocircuito"),
    (Lectura::ExecVuelve, "exec_vuelve"),
    (Lectura::AlReves, "fork_al_reves"),
    (Lectura::SoloSigueElPadre, "solo_forka_el_padre"),
];

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

    /// Quien se equivoca de cada manera en los `fork`, y ve otro programa.
    pub fn mal_leido(&self) -> Vec<(Familia, &'static str)> {
        DE_FORK
            .iter()
            .filter_map(|&(lectura, error)| Some((self.leido(lectura)?, error)))
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
