//! Las cuentas, en C: cada proceso es un `fork`, y lo compartido está en un `mmap`.

use super::comun::{cuenta, nombres};
use super::{Caso, Cerrojo, Trabajo};

pub fn escribe(caso: &Caso) -> String {
    let cabecera = match caso.cerrojo {
        Cerrojo::Ninguno => "",
        _ => "#include <semaphore.h>\n",
    };
    let lineas = [compartido(caso), hijos(caso)].concat();
    let cuerpo: String =
        lineas.iter().map(|linea| format!("    {linea}\n")).collect();
    format!(
        "{cabecera}#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {{
{cuerpo}    while (wait(NULL) > 0);
    printf(\"%d\\n\", *x);
    return 0;
}}
"
    )
}

fn compartido(caso: &Caso) -> Vec<String> {
    let mut lineas = vec![
        "volatile int *x = mmap(NULL, sizeof(int), PROT_READ | PROT_WRITE,"
            .to_owned(),
        "                       MAP_SHARED | MAP_ANONYMOUS, -1, 0);".to_owned(),
        format!("*x = {};", caso.x),
    ];
    let cuantos = caso.trabajos.len();
    let semaforos = match caso.cerrojo {
        Cerrojo::Ninguno => return lineas,
        Cerrojo::DeTodos => "sizeof(sem_t)".to_owned(),
        Cerrojo::UnoCadaUno => format!("{cuantos} * sizeof(sem_t)"),
    };
    lineas.push(format!(
        "sem_t *s = mmap(NULL, {semaforos}, PROT_READ | PROT_WRITE,"
    ));
    lineas.push("                MAP_SHARED | MAP_ANONYMOUS, -1, 0);".to_owned());
    if caso.cerrojo == Cerrojo::DeTodos {
        lineas.push("sem_init(s, 1, 1);".to_owned());
    } else {
        lineas.push(format!("for (int h = 0; h < {cuantos}; h++)"));
        lineas.push("    sem_init(&s[h], 1, 1);".to_owned());
    }
    lineas
}

/// Si todos hacen lo mismo, en un bucle.
fn hijos(caso: &Caso) -> Vec<String> {
    let (_, distintos) = nombres(&caso.trabajos);
    if let [trabajo] = distintos[..] {
        let bucle = format!("for (int h = 0; h < {}; h++)", caso.trabajos.len());
        let hijo = hijo(trabajo, semaforo(caso, "h"));
        return [vec![bucle], dentro(hijo)].concat();
    }
    let hijos = caso.trabajos.iter().enumerate();
    hijos
        .flat_map(|(h, trabajo)| hijo(*trabajo, semaforo(caso, &h.to_string())))
        .collect()
}

/// El que usa ese hijo.
fn semaforo(caso: &Caso, hijo: &str) -> Option<String> {
    match caso.cerrojo {
        Cerrojo::Ninguno => None,
        Cerrojo::DeTodos => Some("s".to_owned()),
        Cerrojo::UnoCadaUno => Some(format!("&s[{hijo}]")),
    }
}

fn hijo(trabajo: Trabajo, semaforo: Option<String>) -> Vec<String> {
    let mut cuerpo = vec![format!("{};", cuenta("*x", trabajo.cuenta))];
    if let Some(semaforo) = semaforo {
        cuerpo.insert(0, format!("sem_wait({semaforo});"));
        cuerpo.push(format!("sem_post({semaforo});"));
    }
    if trabajo.veces > 1 {
        let (abre, cierra) = if cuerpo.len() > 1 {
            (" {", vec!["}".to_owned()])
        } else {
            ("", vec![])
        };
        let bucle = format!("for (int i = 0; i < {}; i++){abre}", trabajo.veces);
        cuerpo = [vec![bucle], dentro(cuerpo), cierra].concat();
    }
    cuerpo.push("exit(0);".to_owned());
    [vec!["if (fork() == 0) {".to_owned()], dentro(cuerpo), vec!["}".to_owned()]]
        .concat()
}

fn dentro(lineas: Vec<String>) -> Vec<String> {
    lineas.iter().map(|linea| format!("    {linea}")).collect()
}
