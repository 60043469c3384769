//! En Python, con `os`.

use super::expr::{Signos, expr};
use super::pagina::{Escrito, Pagina};
use crate::genera::modelo::{Hasta, Programa, Sent, Texto};

const SIGNOS: Signos = Signos { fork: "os.fork()", y: " and ", o: " or " };

pub fn escribe(programa: &Programa) -> Escrito {
    let mut pagina = Pagina::default();
    pagina.linea("import os");
    if programa.alguna(&|sent| matches!(sent, Sent::Sal(_))) {
        pagina.linea("import sys");
    }
    pagina.vacia();
    sents(&mut pagina, &programa.cuerpo);
    pagina.acaba()
}

fn sents(pagina: &mut Pagina, lista: &[Sent]) {
    for sent in lista {
        una(pagina, sent);
    }
}

fn una(pagina: &mut Pagina, sent: &Sent) {
    match sent {
        Sent::Fork(_) => pagina.con_forks("os.fork()", 1),
        Sent::Pid(_) => pagina.con_forks("pid = os.fork()", 1),
        Sent::Si { cond, si, no } => {
            let (texto, forks) = expr(cond, SIGNOS);
            pagina.con_forks(&format!("if {texto}:"), forks);
            pagina.dentro(|pagina| sents(pagina, si));
            if !no.is_empty() {
                pagina.linea("else:");
                pagina.dentro(|pagina| sents(pagina, no));
            }
        }
        Sent::Bucle { var, hasta, cuerpo } => {
            let hasta = match hasta {
                Hasta::Numero(n) => n.to_string(),
                Hasta::Incluida(otra) => format!("{otra} + 1"),
            };
            pagina.linea(&format!("for {var} in range({hasta}):"));
            pagina.dentro(|pagina| sents(pagina, cuerpo));
        }
        Sent::Rompe => pagina.linea("break"),
        Sent::Escribe { texto, salto, vacia } => {
            pagina.linea(&print(texto, *salto, *vacia))
        }
        Sent::Espera => pagina.linea("os.wait()"),
        Sent::EsperaTodos => espera_todos(pagina),
        Sent::Sal(codigo) => pagina.linea(&format!("sys.exit({codigo})")),
        Sent::SalYa(codigo) => pagina.linea(&format!("os._exit({codigo})")),
        Sent::Exec(Some(palabra)) => {
            pagina.linea(&format!("os.execlp(\"echo\", \"echo\", \"{palabra}\")"))
        }
        Sent::Exec(None) => pagina.linea("os.execlp(\"true\", \"true\")"),
    }
}

fn print(texto: &Texto, salto: bool, vacia: bool) -> String {
    let texto = match texto {
        Texto::Palabra(palabra) => format!("\"{palabra}\""),
        Texto::Variable(var) => var.to_string(),
    };
    let salto = if salto { "" } else { ", end=\"\"" };
    let vacia = if vacia { ", flush=True" } else { "" };
    format!("print({texto}{salto}{vacia})")
}

fn espera_todos(pagina: &mut Pagina) {
    pagina.linea("try:");
    pagina.dentro(|pagina| {
        pagina.linea("while True:");
        pagina.dentro(|pagina| pagina.linea("os.wait()"));
    });
    pagina.linea("except ChildProcessError:");
    pagina.dentro(|pagina| pagina.linea("pass"));
}
