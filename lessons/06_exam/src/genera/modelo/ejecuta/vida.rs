//! La vida de un proceso, sentencia a sentencia.

use super::Nacimiento;
use crate::genera::modelo::familia::{Arranque, Lectura, Papel, Proceso, Suceso};
use crate::genera::modelo::programa::{Expr, Hasta, Sent};

/// Por dónde se sigue.
pub enum Flujo {
    Sigue,
    Rompe,
    Acaba,
}

pub struct Vida {
    pub lectura: Lectura,
    pub papel: Papel,
    /// Lo que devolvió, o devuelve, cada `fork`: si quien volvió era el hijo.
    historia: Vec<bool>,
    /// En qué `fork` nació; los anteriores los hizo su padre.
    nacio: usize,
    /// Cuántos `fork` lleva.
    forks: usize,
    /// Si la variable `pid` no es 0.
    pid: bool,
    variables: Vec<(char, u8)>,
    pub bufer: Vec<String>,
    /// Cuántas sentencias lleva.
    reloj: usize,
    /// Su número, y cuántos hay ya numerados.
    pub yo: usize,
    pub por_nacer: usize,
    pub nacidos: Vec<Nacimiento>,
    pub proceso: Proceso,
    pub recogidos: usize,
    pub espera_en_vano: bool,
    /// Con `SoloSigueElPadre`, el hijo acaba nada más nacer.
    muerto: bool,
}

impl Vida {
    pub fn nueva(de: &Nacimiento, lectura: Lectura, papel: Papel) -> Self {
        Self {
            lectura,
            papel,
            historia: de.historia.clone(),
            nacio: de.historia.len(),
            forks: 0,
            pid: false,
            variables: vec![],
            bufer: vec![],
            reloj: 0,
            yo: 0,
            por_nacer: 0,
            nacidos: vec![],
            proceso: Proceso::nuevo(de.nombre.clone(), de.padre),
            recogidos: 0,
            espera_en_vano: false,
            muerto: false,
        }
    }

    pub fn acaba(&mut self, cuerpo: &[Sent]) {
        if let Flujo::Sigue | Flujo::Rompe = self.sents(cuerpo) {
            self.vacia();
        }
    }

    fn sents(&mut self, sents: &[Sent]) -> Flujo {
        for sent in sents {
            self.reloj += 1;
            let flujo = self.sent(sent);
            if self.muerto {
                return Flujo::Acaba;
            }
            if !matches!(flujo, Flujo::Sigue) {
                return flujo;
            }
        }
        Flujo::Sigue
    }

    fn sent(&mut self, sent: &Sent) -> Flujo {
        match sent {
            Sent::Fork(numero) => {
                self.fork(*numero);
            }
            Sent::Pid(numero) => self.pid = self.fork(*numero),
            Sent::Si { cond, si, no } => {
                let rama = if self.expr(cond) { si } else { no };
                return if self.muerto { Flujo::Acaba } else { self.sents(rama) };
            }
            Sent::Bucle { var, hasta, cuerpo } => {
                return self.bucle(*var, *hasta, cuerpo);
            }
            Sent::Rompe if self.lectura == Lectura::SinBreak => {}
            Sent::Rompe => return Flujo::Rompe,
            Sent::Escribe { texto, salto, vacia } => {
                self.escribe(texto, *salto);
                if *vacia {
                    self.vacia();
                }
            }
            Sent::Espera => self.espera(),
            Sent::EsperaTodos => self.espera_todos(),
            Sent::Sal(_) | Sent::SalYa(_) if self.lectura == Lectura::SinExit => {}
            Sent::Sal(_) => {
                self.vacia();
                return self.fin("exit");
            }
            Sent::SalYa(_) => {
                self.tira();
                return self.fin("_exit");
            }
            Sent::Exec(palabra) => return self.exec(*palabra),
        }
        Flujo::Sigue
    }

    pub fn fin(&mut self, como: &'static str) -> Flujo {
        self.proceso.fin = Some(como);
        Flujo::Acaba
    }

    /// Si lo que devuelve `fork` no es 0.
    fn fork(&mut self, numero: usize) -> bool {
        if self.muerto {
            return true;
        }
        let es_hijo = match self.historia.get(self.forks) {
            Some(&es_hijo) => es_hijo,
            None => {
                self.pare(numero);
                false
            }
        };
        self.forks += 1;
        if self.forks == self.nacio {
            self.nace();
        }
        es_hijo == (self.lectura == Lectura::AlReves)
    }

    fn pare(&mut self, numero: usize) {
        let hijo = self.por_nacer + self.nacidos.len();
        let orden = self.proceso.hijos.len() + 1;
        let mut historia = self.historia.clone();
        historia.push(true);
        let nombre = self.proceso.nombre_del_hijo(orden);
        self.nacidos.push(Nacimiento { nombre, padre: Some(self.yo), historia });
        self.historia.push(false);
        self.proceso.hijos.push(hijo);
        let arranque = Arranque {
            fork: numero,
            variables: self.variables.clone(),
            reloj: self.reloj,
        };
        self.proceso.sucesos.push(Suceso::Nace { hijo, arranque });
    }

    /// Hasta aquí era su padre.
    fn nace(&mut self) {
        if self.lectura == Lectura::SinHerencia {
            self.bufer.clear();
        }
        self.proceso.heredado = self.bufer.clone();
        self.proceso.sucesos.clear();
        self.recogidos = 0;
        self.espera_en_vano = false;
        if self.lectura == Lectura::SoloSigueElPadre {
            self.muerto = true;
        }
    }

    fn expr(&mut self, expr: &Expr) -> bool {
        match expr {
            Expr::Fork(numero) => self.fork(*numero),
            Expr::Pid => self.pid,
            Expr::EsCero(de) => !self.expr(de),
            Expr::NoEsCero(de) | Expr::Positivo(de) => self.expr(de),
            Expr::Y(a, b) => {
                let izquierda = self.expr(a);
                let mira = izquierda || self.lectura == Lectura::SinCorto;
                mira && self.expr(b) && izquierda
            }
            Expr::O(a, b) => {
                let izquierda = self.expr(a);
                let mira = !izquierda || self.lectura == Lectura::SinCorto;
                (mira && self.expr(b)) || izquierda
            }
            Expr::Vale(var, cuanto) => self.vale(*var) == *cuanto,
            Expr::Par(var) => self.vale(*var).is_multiple_of(2),
        }
    }

    pub fn vale(&self, var: char) -> u8 {
        let buscada = self.variables.iter().find(|(otra, _)| *otra == var);
        buscada.map_or(0, |(_, valor)| *valor)
    }

    fn bucle(&mut self, var: char, hasta: Hasta, cuerpo: &[Sent]) -> Flujo {
        let vueltas = match hasta {
            Hasta::Numero(n) => n,
            Hasta::Incluida(otra) => self.vale(otra) + 1,
        };
        self.variables.push((var, 0));
        let aqui = self.variables.len() - 1;
        let mut flujo = Flujo::Sigue;
        for vuelta in 0..vueltas {
            self.variables[aqui].1 = vuelta;
            flujo = self.sents(cuerpo);
            if !matches!(flujo, Flujo::Sigue) {
                break;
            }
        }
        self.variables.pop();
        if let Flujo::Acaba = flujo { Flujo::Acaba } else { Flujo::Sigue }
    }

    fn espera(&mut self) {
        if self.recogidos == self.hijos() {
            self.espera_en_vano = true;
            return;
        }
        self.recogidos += 1;
        if self.lectura != Lectura::SinWait {
            self.proceso.sucesos.push(Suceso::Espera);
        }
    }

    /// Los hijos que tiene hasta ahora; antes de nacer, los de su padre.
    fn hijos(&self) -> usize {
        if self.forks < self.nacio { usize::MAX } else { self.proceso.hijos.len() }
    }

    fn espera_todos(&mut self) {
        if self.forks >= self.nacio {
            self.recogidos = self.proceso.hijos.len();
        }
        if self.lectura != Lectura::SinWait {
            self.proceso.sucesos.push(Suceso::EsperaTodos);
        }
    }
}
