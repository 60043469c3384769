//! En C, como en los exámenes: sin más que lo que hace falta, y sin avisos del compilador.

use super::expr::{Signos, expr};
use super::pagina::{Escrito, Pagina};
use crate::genera::modelo::{Hasta, Programa, Sent, Texto};

const SIGNOS: Signos = Signos { fork: "fork()", y: " && ", o: " || " };

pub fn escribe(programa: &Programa) -> Escrito {
    let mut pagina = Pagina::default();
    let usa = |como: &dyn Fn(&Sent) -> bool| programa.alguna(como);
    if usa(&|sent| matches!(sent, Sent::Escribe { .. })) {
        pagina.linea("#include <stdio.h>");
    }
    if usa(&|sent| matches!(sent, Sent::Sal(_))) {
        pagina.linea("#include <stdlib.h>");
    }
    if usa(&|sent| matches!(sent, Sent::Espera | Sent::EsperaTodos)) {
        pagina.linea("#include <sys/wait.h>");
    }
    pagina.linea("#include <unistd.h>");
    pagina.vacia();
    pagina.linea("int main(void) {");
    pagina.dentro(|pagina| {
        sents(pagina, &programa.cuerpo);
        pagina.linea("return 0;");
    });
    pagina.linea("}");
    pagina.acaba()
}

fn sents(pagina: &mut Pagina, lista: &[Sent]) {
    for sent in lista {
        una(pagina, sent);
    }
}

fn una(pagina: &mut Pagina, sent: &Sent) {
    match sent {
        Sent::Fork(_) => pagina.con_forks("fork();", 1),
        Sent::Pid(_) => pagina.con_forks("pid_t pid = fork();", 1),
        Sent::Si { cond, si, no } => {
            let (texto, forks) = expr(cond, SIGNOS);
            let llaves = con_llaves(si) || con_llaves(no);
            let abre = if llaves { " {" } else { "" };
            pagina.con_forks(&format!("if ({texto}){abre}"), forks);
            pagina.dentro(|pagina| sents(pagina, si));
            if !no.is_empty() {
                pagina.linea(if llaves { "} else {" } else { "else" });
                pagina.dentro(|pagina| sents(pagina, no));
            }
            if llaves {
                pagina.linea("}");
            }
        }
        Sent::Bucle { var, hasta, cuerpo } => bucle(pagina, *var, *hasta, cuerpo),
        Sent::Rompe => pagina.linea("break;"),
        Sent::Escribe { texto, salto, vacia } => {
            pagina.linea(&printf(texto, *salto));
            if *vacia {
                pagina.linea("fflush(stdout);");
            }
        }
        Sent::Espera => pagina.linea("wait(NULL);"),
        Sent::EsperaTodos => pagina.linea("while (wait(NULL) > 0);"),
        Sent::Sal(codigo) => pagina.linea(&format!("exit({codigo});")),
        Sent::SalYa(codigo) => pagina.linea(&format!("_exit({codigo});")),
        Sent::Exec(Some(palabra)) => pagina
            .linea(&format!("execlp(\"echo\", \"echo\", \"{palabra}\", NULL);")),
        Sent::Exec(None) => pagina.linea("execlp(\"true\", \"true\", NULL);"),
    }
}

fn bucle(pagina: &mut Pagina, var: char, hasta: Hasta, cuerpo: &[Sent]) {
    let hasta = match hasta {
        Hasta::Numero(n) => format!("< {n}"),
        Hasta::Incluida(otra) => format!("<= {otra}"),
    };
    let llaves = con_llaves(cuerpo);
    let abre = if llaves { " {" } else { "" };
    pagina.linea(&format!("for (int {var} = 0; {var} {hasta}; {var}++){abre}"));
    pagina.dentro(|pagina| sents(pagina, cuerpo));
    if llaves {
        pagina.linea("}");
    }
}

/// Si no caben en una línea.
fn con_llaves(cuerpo: &[Sent]) -> bool {
    match cuerpo {
        [] => false,
        [una] => matches!(
            una,
            Sent::Si { .. }
                | Sent::Bucle { .. }
                | Sent::Escribe { vacia: true, .. }
        ),
        _ => true,
    }
}

fn printf(texto: &Texto, salto: bool) -> String {
    let salto = if salto { "\\n" } else { "" };
    match texto {
        Texto::Palabra(palabra) => format!("printf(\"{palabra}{salto}\");"),
        Texto::Variable(var) => format!("printf(\"%d{salto}\", {var});"),
    }
}
