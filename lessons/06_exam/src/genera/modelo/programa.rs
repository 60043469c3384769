//! Un programa pequeño de fork, sin lenguaje: lo escriben `escribe::python` y `escribe::c`.

/// Lo que se pregunta en un `if`.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// La llamada a `fork` que hace ese número, por orden de aparición.
    Fork(usize),
    /// La variable `pid`.
    Pid,
    /// `… == 0`: la del hijo.
    EsCero(Box<Expr>),
    /// `… != 0`: la del padre.
    NoEsCero(Box<Expr>),
    /// `… > 0`: la del padre, de otra manera.
    Positivo(Box<Expr>),
    Y(Box<Expr>, Box<Expr>),
    O(Box<Expr>, Box<Expr>),
    /// La variable de un bucle vale eso.
    Vale(char, u8),
    /// La variable de un bucle es par.
    Par(char),
}

/// Hasta dónde cuenta un bucle, sin llegar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Hasta {
    Numero(u8),
    /// Hasta la variable de fuera, incluida.
    Incluida(char),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Texto {
    Palabra(&'static str),
    /// Lo que vale la variable de un bucle.
    Variable(char),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Sent {
    Fork(usize),
    /// `pid = fork()`.
    Pid(usize),
    Si {
        cond: Expr,
        si: Vec<Sent>,
        no: Vec<Sent>,
    },
    Bucle {
        var: char,
        hasta: Hasta,
        cuerpo: Vec<Sent>,
    },
    Rompe,
    /// Con `vacia`, detrás se vacía el búfer.
    Escribe {
        texto: Texto,
        salto: bool,
        vacia: bool,
    },
    /// Un `wait`.
    Espera,
    /// `wait` hasta que no queden hijos.
    EsperaTodos,
    /// `exit`, que vacía el búfer.
    Sal(u8),
    /// `_exit`, que no.
    SalYa(u8),
    /// `echo` con esa palabra o, sin ella, `true`.
    Exec(Option<&'static str>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Programa {
    pub cuerpo: Vec<Sent>,
    /// Cuántas llamadas a `fork` están escritas.
    pub forks: usize,
}

impl Programa {
    /// Numera los `fork` por orden de aparición.
    pub fn nuevo(mut cuerpo: Vec<Sent>) -> Self {
        let mut forks = 0;
        numera(&mut cuerpo, &mut forks);
        Self { cuerpo, forks }
    }

    pub fn alguna(&self, como: &dyn Fn(&Sent) -> bool) -> bool {
        alguna(&self.cuerpo, como)
    }

    /// Si hay algún `&&` o `||`.
    pub fn con_logica(&self) -> bool {
        self.ramas().iter().any(|(cond, _)| cond.es_logica())
    }

    /// Cada condición, y lo que hace quien la cumple.
    pub fn ramas(&self) -> Vec<(&Expr, &[Sent])> {
        let mut ramas = vec![];
        junta_ramas(&self.cuerpo, &mut ramas);
        ramas
    }
}

impl Expr {
    /// Si es un `&&` o un `||`.
    pub fn es_logica(&self) -> bool {
        matches!(self, Expr::Y(..) | Expr::O(..))
    }
}

fn junta_ramas<'a>(sents: &'a [Sent], ramas: &mut Vec<(&'a Expr, &'a [Sent])>) {
    for sent in sents {
        match sent {
            Sent::Si { cond, si, no } => {
                ramas.push((cond, si));
                junta_ramas(si, ramas);
                junta_ramas(no, ramas);
            }
            Sent::Bucle { cuerpo, .. } => junta_ramas(cuerpo, ramas),
            _ => {}
        }
    }
}

fn alguna(sents: &[Sent], como: &dyn Fn(&Sent) -> bool) -> bool {
    sents.iter().any(|sent| {
        como(sent)
            || match sent {
                Sent::Si { si, no, .. } => alguna(si, como) || alguna(no, como),
                Sent::Bucle { cuerpo, .. } => alguna(cuerpo, como),
                _ => false,
            }
    })
}

fn numera(sents: &mut [Sent], forks: &mut usize) {
    for sent in sents {
        match sent {
            Sent::Fork(numero) | Sent::Pid(numero) => pon(numero, forks),
            Sent::Si { cond, si, no } => {
                numera_expr(cond, forks);
                numera(si, forks);
                numera(no, forks);
            }
            Sent::Bucle { cuerpo, .. } => numera(cuerpo, forks),
            _ => {}
        }
    }
}

fn numera_expr(expr: &mut Expr, forks: &mut usize) {
    match expr {
        Expr::Fork(numero) => pon(numero, forks),
        Expr::EsCero(de) | Expr::NoEsCero(de) | Expr::Positivo(de) => {
            numera_expr(de, forks)
        }
        Expr::Y(a, b) | Expr::O(a, b) => {
            numera_expr(a, forks);
            numera_expr(b, forks);
        }
        Expr::Pid | Expr::Vale(..) | Expr::Par(_) => {}
    }
}

fn pon(numero: &mut usize, forks: &mut usize) {
    *numero = *forks;
    *forks += 1;
}
