//! Lo que un proceso escribe, mientras está en su búfer y al salir de él.

use super::vida::{Flujo, Vida};
use crate::genera::modelo::familia::{Lectura, Papel, Suceso};
use crate::genera::modelo::programa::Texto;

impl Vida {
    pub fn escribe(&mut self, texto: &Texto, salto: bool) {
        let mut pieza = match texto {
            Texto::Palabra(palabra) => (*palabra).to_owned(),
            Texto::Variable(var) => self.vale(*var).to_string(),
        };
        if salto {
            pieza.push('\n');
        }
        self.bufer.push(pieza);
        if self.lectura == Lectura::SinBufer
            || (salto && self.papel == Papel::Terminal)
        {
            self.vacia();
        }
    }

    pub fn vacia(&mut self) {
        let piezas = std::mem::take(&mut self.bufer);
        if !piezas.is_empty() {
            self.proceso.sucesos.push(Suceso::Escribe(piezas));
        }
    }

    pub fn tira(&mut self) {
        if self.lectura == Lectura::ExitVacia {
            self.vacia();
        }
        self.proceso.perdido.append(&mut self.bufer);
    }

    pub fn exec(&mut self, palabra: Option<&'static str>) -> Flujo {
        self.tira();
        if let Some(palabra) = palabra {
            let linea = format!("{palabra}\n");
            self.proceso.sucesos.push(Suceso::Escribe(vec![linea]));
        }
        if self.lectura == Lectura::ExecVuelve {
            return Flujo::Sigue;
        }
        self.fin("exec")
    }
}
